"""What follows when an application breaks a rule that a server could also live with.

PEP 3333 asks for errors; other servers are lenient, and applications have come to lean on that. The
mode says which it is: ``strict`` raises at the line that is wrong, ``warn`` goes on and logs each
rule once for each place, ``compat`` goes on in silence. All of them count.

What could be used for an attack, or leaves nothing sensible to send, is no matter of modes: it
raises where it is found. ``host/docs/conformance-modes.md`` lists both kinds.
"""

from __future__ import annotations

import sys

from krait_bridge.hostlog import ERROR, WARNING, WSGI, log
from krait_bridge.reporting import is_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from krait_bridge.response import Response

STRICT, WARN, COMPAT = "strict", "warn", "compat"

_START = 'PEP 3333 §"The start_response() Callable"'
_LENGTH = 'PEP 3333 §"Handling the Content-Length Header"'
_STREAMS = 'PEP 3333 §"Input and Error Streams"'


class Rule:
    """One rule: its stable id, what breaking it raises, and the words for both.

    ``words`` follow what was done, in a sentence: what is allowed, the clause, what to do.
    ``instead`` says how the host goes on.
    """

    __slots__ = ("id", "_error", "words", "instead")

    def __init__(self, id: str, error: type[Exception], words: str, instead: str) -> None:
        self.id = id
        self._error = error
        self.words = words
        self.instead = instead

    def broken(self, detail: str) -> Exception:
        """The error for ``detail``, which says what was done. The worse kinds always raise it."""
        return self._error(detail + self.words)


STATUS_FORM = Rule(
    "status-form",
    ValueError,
    "; a status is a number from 200 to 999, a space and up to 200 characters without control"
    f' characters, such as "200 OK" ({_START}); pass one like that',
    "sent, with what fits of its reason",
)
HEADER_LIST = Rule(
    "header-list",
    TypeError,
    f"; they must be a list of (name, value) tuples ({_START}); pass one",
    "taken as a list",
)
HEADER_TUPLE = Rule(
    "header-tuple",
    TypeError,
    "; each header must be a tuple of two str, such as"
    f' ("Content-Type", "text/plain") ({_START}); pass it as such a tuple',
    "taken as a tuple",
)
HEADER_VALUE = Rule(
    "header-value",
    ValueError,
    '; a value has no control characters and nothing beyond latin-1 (PEP 3333 §"Unicode Issues");'
    " encode or remove these characters",
    "the tab is sent",
)
HOP_BY_HOP = Rule(
    "hop-by-hop-header",
    AssertionError,
    ', a hop-by-hop header; these belong to the server (PEP 3333 §"Other HTTP Features");'
    " leave it out",
    "not sent",
)
SECOND_LENGTH = Rule(
    "second-content-length",
    ValueError,
    "; one is allowed (RFC 9110 §8.6); leave one out",
    "one is sent",
)
LATE_START = Rule(
    "late-start-response",
    AssertionError,
    "; it must be called before the first block is given, empty or not"
    ' (PEP 3333 §"Specification Details"); call start_response(status, headers) first',
    "waiting for the call",
)
LATE_WRITE = Rule(
    "late-write",
    AssertionError,
    "; what write() sends comes before what is returned"
    ' (PEP 3333 §"The write() Callable"); yield the block instead',
    "sent at once, if the response has not ended",
)
RETURNED_TYPE = Rule(
    "returned-type",
    TypeError,
    '; it must return an iterable of bytes (PEP 3333 §"The Application/Framework Side"); return a'
    ' list such as [b"..."]',
    "iterated",
)
LONG_BODY = Rule(
    "long-body",
    ValueError,
    f"; no more than that is sent ({_LENGTH}); correct the header or leave it out",
    "cut there",
)
SHORT_BODY = Rule(
    "short-body",
    ValueError,
    "; the connection is cut so that the client notices"
    f" ({_LENGTH}); correct the header or leave it out",
    "connection cut",
)
NEEDLESS_BODY = Rule(
    "needless-body",
    ValueError,
    "; responses with status 204 or 304 have none (RFC 9110 §6.4.1); send no bytes, or use another"
    " status",
    "not sent",
)
CLOSED_INPUT = Rule(
    "closed-input",
    AssertionError,
    f"; the stream is the server's to close ({_STREAMS}); leave it open",
    "left open",
)
CLOSED_ERRORS = Rule("closed-errors", AssertionError, CLOSED_INPUT.words, CLOSED_INPUT.instead)

_mode = WARN
_record: object = None


def connect(record: object) -> None:
    """Takes the mode from ``record.mode()``, and counts there from now on.

    ``record.note(rule, place)`` counts one breach, and tells whether it is the first at that place;
    ``place`` may be ``""``. All interpreters of the process share the record.
    """
    global _mode, _record
    _mode, _record = record.mode(), record


def breach(rule: Rule, detail: str, response: Response | None = None) -> None:
    """An application broke ``rule``: raises in strict mode, else returns and the caller goes on.

    ``detail`` says what was done, ``response`` where that is known. The place is the nearest line
    that is not the bridge's, or else the request; without either nothing happens, as then some
    finalizer did it.
    """
    if _mode == COMPAT:
        _record.note(rule.id, "")
        return
    line = _nearest_line()
    if not line and response is None:
        return
    if _mode == STRICT:
        _record.note(rule.id, "")
        raise rule.broken(detail)
    _warn(rule, detail, line, response.request() if response is not None else "")


def lapse(rule: Rule, detail: str, response: Response) -> None:
    """As :func:`breach`, for what no line of the application is left to raise at: never raises.

    The place is the request; strict mode logs each.
    """
    if _mode == WARN:
        _warn(rule, detail, "", response.request())
        return
    _record.note(rule.id, "")
    if _mode == STRICT:
        log(WSGI, ERROR, f"{response.request()}: {detail}{rule.words} [{rule.id}]")


def _warn(rule: Rule, detail: str, line: str, request: str) -> None:
    if _record.note(rule.id, line or request):
        where = ", ".join(filter(None, (line, request)))
        end = f"[{rule.id}: {rule.instead}; said once for this place]"
        log(WSGI, WARNING, f"{where}: {detail}{rule.words} {end}")


def _nearest_line() -> str:
    frame = sys._getframe(2)
    while frame is not None and is_ours(frame.f_code.co_filename):
        frame = frame.f_back
    return f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame is not None else ""
