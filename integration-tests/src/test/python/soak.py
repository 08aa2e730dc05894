"""A small application that does a bit of everything, and leaks when it is told to."""

import decimal
import email.message
import json
import logging
import os
import urllib.parse
import weakref
from pathlib import Path

BUILD = Path(os.environ["STATE"], "build").read_text()
CACHE = weakref.WeakValueDictionary()
LEAK = []
log = logging.getLogger("soak")


class Page:
    """Something that is kept for as long as somebody uses it."""

    def __init__(self, number):
        self.number = number
        self.lines = [f"line {line} of page {number}" for line in range(20)]


def page(query):
    number = int(query or 0)
    found = CACHE.setdefault(number, Page(number))
    return "\n".join(found.lines).encode()


def report(query):
    message = email.message.EmailMessage()
    message["Subject"] = urllib.parse.unquote(query)
    total = sum(decimal.Decimal(number) / 7 for number in range(50))
    return json.dumps({"build": BUILD, "total": str(total), "mail": str(message)}).encode()


def leak(query):
    LEAK.append(bytearray(int(query)))
    return b"leaked"


def stream(query):
    return (b"x" * 1000 for _ in range(int(query)))


def app(environ, start_response):
    path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
    if path == "/fails":
        raise ValueError("as it should")
    if path == "/upload":
        body = str(len(environ["wsgi.input"].read())).encode()
    else:
        routes = {"/page": page, "/report": report, "/leak": leak, "/stream": stream}
        body = routes[path](query) if path in routes else BUILD.encode()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [body] if isinstance(body, bytes) else body
