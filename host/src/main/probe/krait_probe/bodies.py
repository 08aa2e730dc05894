"""How long a body is, and how a server frames it (PEP 3333 §"Handling the Content-Length Header")."""

from krait_probe.notes import note
from krait_probe.registry import behaviour

TEXT = ("Content-Type", "text/plain")


@behaviour
def length_inferred(environ, start_response):
    start_response("200 OK", [TEXT])
    return [b"abc"]


@behaviour
def length_after_write(environ, start_response):
    """One block in the list, but not all of the body."""
    start_response("200 OK", [TEXT])(b"ab")
    return [b"c"]


@behaviour
def length_exceeded(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "5")])
    return [b"12345", b"67890"]


@behaviour
def length_exceeded_once(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "5")])
    return [b"1234567890"]


@behaviour
def length_stops(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "5")])
    return _counted(environ)


def _counted(environ):
    made = 0
    try:
        for made in range(1, 201):
            yield b"12345"
    finally:
        note(environ, "all blocks" if made == 200 else "not all blocks")


@behaviour
def length_missed(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "10")])
    return [b"12345"]


@behaviour
def length_unknown(environ, start_response):
    start_response("200 OK", [TEXT])
    yield b"a"
    yield b"b"


@behaviour
def keep_alive(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "5")])
    return [b"alive"]


@behaviour
def head_method(environ, start_response):
    start_response("200 OK", [TEXT, ("X-Method", environ["REQUEST_METHOD"])])
    return []


@behaviour
def head_body(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "10")])
    return [b"0123456789"]


@behaviour
def head_stream(environ, start_response):
    start_response("200 OK", [TEXT])
    yield b"01234"
    yield b"56789"


@behaviour
def head_write(environ, start_response):
    start_response("200 OK", [TEXT])(b"01234")
    return [b"56789"]


@behaviour
def no_content(environ, start_response):
    start_response("204 No Content", [])
    return []


@behaviour
def no_content_body(environ, start_response):
    start_response("204 No Content", [])
    return [b"body"]


@behaviour
def not_modified_body(environ, start_response):
    start_response("304 Not Modified", [("ETag", '"probe"')])
    return [b"body"]
