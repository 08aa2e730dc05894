"""A plain WSGI application: a page for each thing that a middleware may get wrong."""

import json
import threading
from wsgiref.util import request_uri

import session
from ledger import Blocks

HTML = ("Content-Type", "text/html; charset=utf-8")
TEXT = ("Content-Type", "text/plain; charset=utf-8")
BYTES = ("Content-Type", "application/octet-stream")
VERSE = (b"The krait ", b"sleeps by ", b"day.\n")
TEAPOT = b"<p>Short and stout.</p>\n"

gates = {}


def application(environ, start_response):
    page = PAGES.get(environ["PATH_INFO"], gone)
    return page(environ, start_response)


def text(environ, start_response):
    start_response("200 OK", [TEXT])
    return Blocks("/text", VERSE)


def late(environ, start_response):
    """Calls ``start_response`` only when the first block is asked for."""

    def blocks():
        start_response("200 OK", [TEXT])
        yield from VERSE

    return Blocks("/late", blocks())


def written(environ, start_response):
    write = start_response("200 OK", [TEXT])
    write(VERSE[0])
    return Blocks("/written", VERSE[1:])


def teapot(environ, start_response):
    headers = [HTML, ("Content-Length", str(len(TEAPOT)))]
    headers += [("X-Inner", "one"), ("X-Inner", "two")]
    headers += [("Set-Cookie", "milk=no; Path=/"), ("Set-Cookie", "sugar=yes; Path=/")]
    start_response("418 I'm a teapot", headers)
    return [TEAPOT]


def echo(environ, start_response):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("200 OK", [BYTES, ("Content-Length", str(len(body)))])
    return [body]


def unchanged(environ, start_response):
    start_response("304 Not Modified", [("ETag", '"first"')])
    return []


def empty(environ, start_response):
    start_response("204 No Content", [("X-Inner", "empty")])
    return []


def seen(environ, start_response):
    """Tells how the request looks from here."""
    request = {
        "script": environ["SCRIPT_NAME"],
        "path": environ["PATH_INFO"],
        "url": request_uri(environ),
        "remote": environ["REMOTE_ADDR"],
    }
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(request).encode()]


def visits(environ, start_response):
    """Counts in the sample's session how often the browser has been here."""
    values = session.of(environ)
    values["visits"] = values.get("visits", 0) + 1
    start_response("200 OK", [HTML])
    return [f"Visits: {values['visits']}".encode()]


def private(environ, start_response):
    if not environ.get("REMOTE_USER"):
        start_response("401 Unauthorized", [HTML])
        return Blocks("/private", [b"Who are you?"])
    start_response("200 OK", [HTML])
    return [f"For {environ['REMOTE_USER']} alone.".encode("latin-1")]


def gated(environ, start_response):
    """Gives a block and waits until another request opens the gate."""
    gate = gates.setdefault(environ["QUERY_STRING"], threading.Event())

    def blocks():
        yield b"first "
        gate.wait(30)
        yield b"second "

    start_response("200 OK", [TEXT])
    return Blocks("/gated", blocks())


def open_gate(environ, start_response):
    gates.setdefault(environ["QUERY_STRING"], threading.Event()).set()
    return empty(environ, start_response)


def gone(environ, start_response):
    start_response("404 Not Found", [HTML])
    return [b"<p>There is nothing here.</p>\n"]


PAGES = {
    "/text": text,
    "/late": late,
    "/written": written,
    "/teapot": teapot,
    "/echo": echo,
    "/unchanged": unchanged,
    "/empty": empty,
    "/seen": seen,
    "/visits": visits,
    "/private": private,
    "/gated": gated,
    "/open-gate": open_gate,
}
