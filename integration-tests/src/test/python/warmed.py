"""Tells what it was asked before and since the public port is bound."""

import os
import socket

from fixture_base import TEXT

seen = []
asked_before = set()


def app(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/fails":
        raise RuntimeError("broken route")
    if path == "/seen":
        start_response("200 OK", TEXT)
        return ["\n".join(seen).encode()]
    asked = " ".join(
        [
            environ["HTTP_USER_AGENT"],
            environ["HTTP_HOST"],
            environ["REQUEST_METHOD"],
            environ["SCRIPT_NAME"] + path + "?" + environ["QUERY_STRING"],
            environ["wsgi.input"].read().decode(),
        ]
    )
    if environ["wsgi.url_scheme"] == "https":
        asked += "over https"
    if asked not in asked_before:
        asked_before.add(asked)
        seen.append(("bound " if is_bound() else "unbound ") + asked)
    start_response("404 Not Found" if path == "/none" else "200 OK", TEXT)
    return [b"noted"]


def is_bound():
    try:
        socket.create_connection(("127.0.0.1", int(os.environ["PUBLIC_PORT"]))).close()
        return True
    except OSError:
        return False
