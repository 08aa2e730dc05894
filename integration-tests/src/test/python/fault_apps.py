"""Applications that break PEP 3333, each in one way."""

import json

from fault_base import TEXT, plain, route, seen
from fault_bodies import Watched

EVIL = ("X-A", "1\r\nX-Evil: 1")
MANY = [(f"X-{i}", "v" * 1000) for i in range(20)]

STARTS = {
    "status": ("abc", TEXT),
    "short": ("99 X", TEXT),
    "long": ("2000 X", TEXT),
    "split status": ("200 OK\r\nX-Evil: 1", TEXT),
    "wide status": ("200 \u010d\u010aX-Evil: 1", TEXT),
    "interim": ("100 Continue", TEXT),
    "long reason": ("200 " + "R" * 20_000, TEXT),
    "bytes": (b"200 OK", TEXT),
    "split": ("200 OK", [EVIL]),
    "return": ("200 OK", [("X-A", "1\rX-Evil: 1")]),
    "feed": ("200 OK", [("X-A", "1\nX-Evil: 1")]),
    "nul": ("200 OK", [("X-A", "\0")]),
    "wide": ("200 OK", [("X-A", "1\u010d\u010aX-Evil: 1")]),
    "space": ("200 OK", [("X Evil", "1")]),
    "colon": ("200 OK", [("X-Evil:", "1")]),
    "control": ("200 OK", [("X\x07Evil", "1")]),
    "lists": ("200 OK", [["X-A", "1"]]),
    "number": ("200 OK", [("X-A", 1)]),
    "slow split": ("200 OK", [*MANY, EVIL]),
    "slow wide": ("200 OK", [*MANY, ("X-A", "1\u010d\u010aX-Evil: 1")]),
    "hop by hop": (
        "200 OK",
        [
            *TEXT,
            ("Connection", "X-Own"),
            ("Transfer-Encoding", "gzip"),
            ("Keep-Alive", "timeout=999"),
            ("Upgrade", "h2c"),
        ],
    ),
}


@route
def starts(environ, start_response):
    start_response(*STARTS[environ["QUERY_STRING"].replace("%20", " ")])
    return [b"started"]


@route
def raises(environ, start_response):
    raise RuntimeError("secret detail")


@route
def raises_late(environ, start_response):
    def blocks():
        start_response("200 OK", TEXT)
        yield b"begun"
        raise RuntimeError("secret detail")

    return Watched(blocks())


@route
def never(environ, start_response):
    return [b"no status"]


@route
def twice(environ, start_response):
    start_response("200 OK", TEXT)
    start_response("200 OK", TEXT)
    return [b"never sent"]


@route
def returns(environ, start_response):
    start_response("200 OK", TEXT)
    return {"None": None, "str": "text", "int": 5, "yields": iter(["text"])}[environ["QUERY_STRING"]]


@route
def measures(environ, start_response):
    """Ten bytes with that Content-Length."""
    start_response("200 OK", [*TEXT, ("Content-Length", environ["QUERY_STRING"])])
    return [b"01234", b"56789"]


@route
def bodiless(environ, start_response):
    start_response(environ["QUERY_STRING"] + " X", [])
    return [b"must not be sent"]


@route
def close_raises(environ, start_response):
    class Body:
        def __iter__(self):
            return iter([b"intact"])

        def close(self):
            raise RuntimeError("close failed")

    start_response("200 OK", TEXT)
    return Body()


@route
def exits(environ, start_response):
    raise {"exit": SystemExit(3), "interrupt": KeyboardInterrupt()}[environ["QUERY_STRING"]]


@route
def exits_late(environ, start_response):
    start_response("200 OK", TEXT)
    yield b"begun"
    raise SystemExit(3)


kept = []


@route
def keeps(environ, start_response):
    """Keeps its environ, and spoils those of earlier requests."""
    for other in kept[-5:]:
        other["QUERY_STRING"] = other["HTTP_TOKEN"] = "spoilt"
    kept.append(environ)
    del kept[:-50]
    seen["kept"] += 1
    return plain(start_response, json.dumps([environ["QUERY_STRING"], environ["HTTP_TOKEN"]]))
