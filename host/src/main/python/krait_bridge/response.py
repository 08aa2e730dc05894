"""One response on its way out: what is sent when, and how much of it.

PEP 3333 §"The start_response() Callable", §"Handling the Content-Length Header" and §"Buffering and
Streaming". :mod:`krait_bridge.server` decides which way a response goes out.
"""

from __future__ import annotations

from krait_bridge.conformance import (
    LATE_START,
    LATE_WRITE,
    LONG_BODY,
    NEEDLESS_BODY,
    SHORT_BODY,
    breach,
    lapse,
)
from krait_bridge.fields import check_headers, check_status
from krait_bridge.reporting import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NEW = 0
"""Nothing is committed: headers may still change."""

STREAMING = 1
"""The headers are committed, blocks may follow."""

COMPLETE = 2
"""The client has everything it will get."""

ABORTED = 3
"""The client has less than the headers promised: Java must cut the connection."""

GONE = 4
"""The client went away."""

NOBODY = 0
"""Nobody has given a block of the body yet. The only source that is false."""

WRITE = 1
"""``write()`` was given some."""

ITERATION = 2
"""The iterable is being asked for some, or has been."""

_UNLIMITED = 1 << 62


class Response:
    """Holds the head until the first byte must go out, then counts what is sent.

    One thread at a time. After any method, ``state`` says how far the response is.
    """

    __slots__ = (
        "_exchange", "_called", "_code", "_reason", "_status", "_fields", "_length", "_room",
        "_bodiless", "_write", "method", "target", "state", "source",
    )  # fmt: skip

    def __init__(self, exchange: object, method: str, target: str) -> None:
        self._exchange = exchange
        self._called = False
        self._status = ""  # "" until start_response succeeds
        self._length = -1  # the application's Content-Length
        self._room = _UNLIMITED  # bytes that may still be sent
        self.method = method
        self.target = target
        self.state = NEW
        self.source = NOBODY  # who gives the body's blocks

    def start_response(
        self, status: str, headers: list[tuple[str, str]], exc_info: tuple | None = None
    ) -> Callable[[bytes], None]:
        """PEP 3333 §"The start_response() Callable". Keeps no reference to ``exc_info``."""
        if exc_info:
            try:
                if self.state != NEW:
                    raise exc_info[1].with_traceback(exc_info[2])
            finally:
                exc_info = None  # breaks the cycle of traceback and frame
        elif self._called:
            raise AssertionError(
                f"start_response() was called a second time, with status {quote(status)}; it may be"
                " called again only with exc_info (PEP 3333 §\"The start_response() Callable\");"
                " call it once, or pass sys.exc_info() when reporting an error"
            )
        self._called = True
        self._status = ""  # what fails below leaves no half valid head behind
        code, reason = check_status(status, self)
        self._fields, length = check_headers(headers, self)
        if code == 204 and length >= 0:
            self._fields = _without_length(self._fields)  # RFC 9110 §8.6
            length = -1
        self._code, self._reason = code, reason
        self._length = length
        self._bodiless = self.method == "HEAD" or code == 204 or code == 304
        self._room = length if length >= 0 and not self._bodiless else _UNLIMITED
        self._status = f"{code} {reason}"
        return self.write

    def write(self, block: bytes) -> None:
        """PEP 3333 §"The write() Callable": sends the block before it returns.

        Raises BrokenPipeError once the client is gone. Sends nothing past the Content-Length.
        """
        _check_block(block, "write() got")
        self._need_head("write() was called")
        if self.source == ITERATION:
            breach(LATE_WRITE, "write() was called once the iteration had begun", self)
        else:
            self.source = WRITE
        if self.state == GONE:
            raise BrokenPipeError("the client closed the connection")
        excess = len(block) - self._room
        if excess > 0:
            block = block[: self._room]
        self.send(block)
        if self.state == GONE:
            raise BrokenPipeError("the client closed the connection")
        if excess > 0:
            allowed = f"the Content-Length {self._length} allows"
            breach(LONG_BODY, f"write() got {excess} bytes more than {allowed}", self)

    def complete(self, block: bytes) -> tuple[str, str, bytes] | str:
        """The whole response in one piece, given its whole body, and nothing sent before."""
        self._need_head("the application returned")
        length = self._length
        if self._bodiless:
            if block:
                self._leave_out(len(block))
            block = b""
        elif length < 0:
            self._fields += ("Content-Length", str(len(block)))
        elif len(block) > length:
            self._note_excess()
            block = block[:length]
        elif len(block) < length:
            self.send(block)
            self.finish()
            return self.outcome()
        if type(block) is not bytes:
            block = b"".join((block,))  # Java knows nothing of subclasses
        return self._status, "\n".join(self._fields), block

    def stream(self, blocks: Iterable[bytes]) -> None:
        """Sends block by block: each is on its way before the next is asked for.

        Stops as soon as the client has all it may get (PEP 3333 §"Handling the Content-Length
        Header") or is gone.
        """
        self.source = ITERATION
        if self.state < COMPLETE:
            for block in blocks:
                if self.state == STREAMING and type(block) is bytes and 0 < len(block) < self._room:
                    # most blocks; what send() does, without its calls
                    self._room -= len(block)
                    if self._write(block, False):
                        continue
                    self.state = GONE
                    return
                _check_block(block, "the application's iterable gave")
                if len(block) > self._room:
                    self._note_excess()
                    block = block[: self._room]
                    self.send(block, empty=True)
                elif block:
                    self.send(block)
                elif not self._status:
                    detail = "the application gave a block before a call of start_response()"
                    breach(LATE_START, detail, self)
                if self.state >= COMPLETE:
                    return
            self.finish()

    def send(self, block: bytes, empty: bool = False) -> None:
        """Sends a block that fits; one without bytes commits the headers only if ``empty``.

        Nothing once the response is over: ``write()`` may have ended it while the iterable made the
        block.
        """
        if self.state >= COMPLETE or not block and not empty:
            return
        self._need_head("the application gave the first bytes of the body")
        if self._bodiless:
            if self.state == NEW:
                self._note_needless()
                self._transmit(b"", True)
            return
        self._room -= len(block)
        self._transmit(block, self._room == 0)

    def send_file(self, path: str, offset: int, count: int) -> bool:
        """Sends a file's bytes as the whole body; False: they must be read and streamed instead."""
        self._need_head("the application returned a file")
        length = self._length
        if self.state != NEW or self.source or length > count or length == 0:
            return False
        if self._bodiless:
            self._leave_out(count)
            self._transmit(b"", True)
            return True
        if length > 0:
            count = length
        else:
            self._fields += ("Content-Length", str(count))
        fields = "\n".join(self._fields)
        sent = self._exchange.sendFile(self._code, self._reason, fields, path, offset, count)
        self.state = COMPLETE if sent else GONE
        return True

    def finish(self) -> None:
        """Ends the response after the application's last block."""
        self._need_head("the application finished")
        if self.state >= COMPLETE:
            return
        if self._length >= 0 and self._room > 0 and not self._bodiless:
            self._abort()
            return
        if self.state == NEW and self._length < 0 and not self._bodiless:
            self._fields += ("Content-Length", "0")
        self._transmit(b"", True)

    def note_failure(self, traceback: str) -> None:
        """Tells whoever sent the request, if that is code of the same process."""
        self._exchange.failed(traceback)

    def outcome(self) -> str:
        """What ``serve`` returns for a response that was sent through the exchange."""
        return "sent" if self.state == COMPLETE else "aborted"

    def _transmit(self, block: bytes, last: bool) -> None:
        if type(block) is not bytes:
            block = b"".join((block,))
        if self.state == NEW:
            fields = "\n".join(self._fields)
            reached = self._exchange.start(self._code, self._reason, fields, block, last)
            if not last:
                self._write = self._exchange.write  # looking it up is another crossing
        else:
            reached = self._write(block, last)
        if not reached:
            self.state = GONE
        else:
            self.state = COMPLETE if last else STREAMING

    def request(self) -> str:
        """The request in words; its query may hold secrets, and ever new ones."""
        return f"{self.method} {self.target.partition('?')[0]}"

    def _abort(self) -> None:
        detail = f"the body ended {self._room} bytes short of its Content-Length {self._length}"
        lapse(SHORT_BODY, detail, self)
        if self.state == NEW:
            self._transmit(b"", False)
        if self.state != GONE:
            self.state = ABORTED

    def _note_excess(self) -> None:
        lapse(LONG_BODY, f"the body is longer than its Content-Length {self._length}", self)

    def _leave_out(self, count: int) -> None:
        """Has the head say what it can of the whole body's ``count`` bytes, which are not sent."""
        if self._code == 204 or self._code == 304:
            self._note_needless()
        elif self._length < 0:
            # an empty answer to HEAD says nothing about the length a GET would have
            self._fields += ("Content-Length", str(count))

    def _note_needless(self) -> None:
        if self.method != "HEAD":
            note = breach if self.source == WRITE else lapse
            note(NEEDLESS_BODY, f"the application gave a body with status {self._code}", self)

    def _need_head(self, moment: str) -> None:
        if not self._status:
            raise AssertionError(
                f"{moment} without a successful call of start_response(); it must be called before"
                ' the first bytes are sent (PEP 3333 §"Specification Details"); call'
                " start_response(status, headers) first"
            )


def _check_block(block: object, moment: str) -> None:
    if not isinstance(block, bytes):
        raise TypeError(
            f"{moment} {quote(block)} of type {type(block).__name__}; a body is made of bytes only"
            ' (PEP 3333 §"Unicode Issues"); encode str, wrap bytearray or memoryview in bytes()'
        )


def _without_length(fields: list[str]) -> list[str]:
    kept: list[str] = []
    for name, value in zip(fields[0::2], fields[1::2]):
        if name.lower() != "content-length":
            kept += (name, value)
    return kept
