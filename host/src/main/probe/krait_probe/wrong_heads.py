"""Statuses and headers that no application may send.

"Servers should check for errors in the headers at the time start_response is called, so that an error can be
raised while the application is still running" (PEP 3333).
"""

from krait_probe.notes import note
from krait_probe.registry import register

TEXT = ("Content-Type", "text/plain")

_HEADS = {
    "status-bytes": (b"200 OK", [TEXT]),
    "status-number": (200, [TEXT]),
    "status-short": ("20 OK", [TEXT]),
    "status-words": ("OK", [TEXT]),
    "status-split": ("200 OK\r\nX-Evil: 1", [TEXT]),
    "status-control": ("200 O\x00K", [TEXT]),
    "status-wide": ("200 \u20ac", [TEXT]),
    "fields-tuple": ("200 OK", (TEXT,)),
    "fields-none": ("200 OK", None),
    "field-list": ("200 OK", [list(TEXT)]),
    "field-triple": ("200 OK", [(*TEXT, "more")]),
    "name-bytes": ("200 OK", [(b"X-Bytes", "1")]),
    "name-space": ("200 OK", [("X Space", "1")]),
    "name-colon": ("200 OK", [("X-Colon:", "1")]),
    "name-empty": ("200 OK", [("", "1")]),
    "name-split": ("200 OK", [("X-A: 1\r\nX-Evil", "1")]),
    "value-bytes": ("200 OK", [("X-Bytes", b"1")]),
    "value-number": ("200 OK", [("X-Number", 1)]),
    "value-none": ("200 OK", [("X-None", None)]),
    "value-wide": ("200 OK", [("X-Wide", "\u20ac")]),
    "value-split": ("200 OK", [("X-A", "1\r\nX-Evil: 1")]),
    "value-line-feed": ("200 OK", [("X-A", "1\nX-Evil: 1")]),
    "value-nul": ("200 OK", [("X-Nul", "a\x00b")]),
    "hop-by-hop": ("200 OK", [("Connection", "close")]),
    "hop-by-hop-framing": ("200 OK", [("Transfer-Encoding", "chunked")]),
}


def _sending(status, fields):
    def application(environ, start_response):
        try:
            start_response(status, fields)
        except BaseException as error:
            note(environ, "raised " + type(error).__name__)
            raise
        note(environ, "accepted")
        return [b"accepted"]

    return application


for _case, _head in _HEADS.items():
    register(_case, _sending(*_head))
