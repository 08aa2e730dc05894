"""Uses and misuses of start_response and write."""

import sys
import threading

from fixture_base import TEXT, argument, fixture, plain

gates = {}


@fixture
def late(environ, start_response):
    start_response("202 Accepted", TEXT)
    yield b"late"


@fixture
def generator(environ, start_response):
    start_response("200 OK", TEXT)
    yield b""
    yield b"one,"
    yield b""
    yield b"two"


@fixture
def gated(environ, start_response):
    """Yields a block and waits until another request opens the gate."""
    gate = gates.setdefault(argument(environ), threading.Event())
    start_response("200 OK", TEXT)
    yield b"first"
    gate.wait(30)
    yield b"second"


@fixture
def open_gate(environ, start_response):
    gates.setdefault(argument(environ), threading.Event()).set()
    return plain(start_response, "open")


@fixture
def restart(environ, start_response):
    start_response("200 OK", TEXT + [("X-Old", "1"), ("Content-Length", "999")])
    try:
        raise ValueError("changed my mind")
    except ValueError:
        start_response("503 Changed", [("X-New", "1")], sys.exc_info())
    return [b"restarted"]


@fixture
def restart_late(environ, start_response):
    start_response("200 OK", TEXT)
    yield b"begun"
    try:
        raise ValueError("too late")
    except ValueError:
        start_response("500 Too Late", TEXT, sys.exc_info())
    yield b"never sent"


@fixture
def twice(environ, start_response):
    start_response("200 OK", TEXT)
    start_response("200 OK", TEXT)
    return [b"never sent"]


@fixture
def never(environ, start_response):
    return [b"no status"]


@fixture
def writes(environ, start_response):
    write = start_response("200 OK", TEXT)
    write(b"written,")
    write(b"twice,")
    return [b"returned"]


BAD_STARTS = {
    "status": ("abc", TEXT),
    "short": ("99 X", TEXT),
    "long": ("2000 X", TEXT),
    "interim": ("100 Continue", TEXT),
    "statusline": ("200 OK\r\nX-Evil: 1", TEXT),
    "statusbytes": (b"200 OK", TEXT),
    "wide": ("200 \u20ac", TEXT),
    "tuple": ("200 OK", tuple(TEXT)),
    "pair": ("200 OK", [["Content-Type", "text/plain"]]),
    "name": ("200 OK", [("X Evil", "1")]),
    "colon": ("200 OK", [("X-Evil:", "1")]),
    "split": ("200 OK", [("X-A", "1\r\nX-Evil: 1")]),
    "splitlate": ("200 OK", [("X-%d" % i, "v" * 1000) for i in range(20)] + [("X-A", "1\r\nX-Evil: 1")]),
    "splitwide": ("200 OK", [("X-A", "1\u010d\u010aX-Evil: 1")]),
    "nul": ("200 OK", [("X-A", "\0")]),
    "number": ("200 OK", [("X-A", 1)]),
    "connection": ("200 OK", [("Connection", "close")]),
    "encoding": ("200 OK", [("Transfer-Encoding", "chunked")]),
    "length": ("200 OK", [("Content-Length", "-5")]),
}


@fixture
def bad_start(environ, start_response):
    """Tells whether ``start_response`` itself raised, then lets the error through."""
    try:
        start_response(*BAD_STARTS[argument(environ)])
    except Exception as error:
        sys.stderr.write(f"raised {type(error).__name__} for {argument(environ)}\n")
        raise
    return [b"accepted"]


@fixture
def mutates(environ, start_response):
    headers = list(TEXT)
    start_response("200 OK", headers)
    headers.append(("X-Late", "1"))
    return [b"kept"]


@fixture
def cookies(environ, start_response):
    return plain(start_response, "two", [("Set-Cookie", "a=1"), ("Set-Cookie", " b=2")])


@fixture
def own_date(environ, start_response):
    return plain(start_response, "mine", [("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Server", "me")])
