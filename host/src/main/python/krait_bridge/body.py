"""``wsgi.input`` (PEP 3333 §"Input and Error Streams")."""

from __future__ import annotations

from krait_bridge.conformance import CLOSED_INPUT, breach
from krait_bridge.pipes import next_block

UNKNOWN = -1
"""The length of a body whose end only the client knows: chunked (RFC 9112 §7.1)."""


class Body:
    """A request's body as a binary file that is read forwards, once.

    A body that came with the call is all in ``_buffer``; a longer one is fetched from Java block by
    block, and never held as a whole unless the application asks for that. After the end every read
    gives ``b""``, again and again. One thread at a time.

    ``failure`` says why the body ended early, ``""`` if it did not: the client went away, broke the
    framing or was too slow. Each read from there on raises ``ConnectionResetError``, so that no
    application takes a truncated body for a whole one. ``failure_status`` answers the request if
    the application leaves that to the server: 400, 408 when it was too slow, 413 when too large.
    """

    __slots__ = ("_exchange", "_buffer", "_at", "_left", "failure", "failure_status")

    def __init__(self, exchange: object, length: int, received: str) -> None:
        """``received`` is the whole body in latin-1, or ``""`` when it must be fetched."""
        self._exchange = exchange
        self._buffer = received.encode("latin-1")
        self._at = 0
        self._left = 0 if received else length  # bytes Java still has, or UNKNOWN
        self.failure = ""
        self.failure_status = 400

    def read(self, size: int | None = -1) -> bytes:
        """Exactly ``size`` bytes, fewer only at the end; everything left if negative or None."""
        if size is None or size < 0:
            return b"".join(self._blocks())
        parts = []
        while size > 0:
            part = self._buffer[self._at : self._at + size]
            if part:
                self._at += len(part)
                size -= len(part)
                parts.append(part)
            elif not self._fetch():
                break
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def readline(self, size: int | None = -1) -> bytes:
        """Up to and with the next line feed, but at most ``size`` bytes if that is given."""
        room = None if size is None or size < 0 else size
        parts = []
        while room != 0:
            at, buffer = self._at, self._buffer
            stop = len(buffer) if room is None else min(len(buffer), at + room)
            end = buffer.find(b"\n", at, stop) + 1
            if at < stop:
                self._at = end or stop
                parts.append(buffer[at : self._at])
                if room is not None:
                    room -= self._at - at
            if end or (self._at == len(buffer) and room != 0 and not self._fetch()):
                break
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def readlines(self, hint: int | None = -1) -> list[bytes]:
        """All lines that are left, or as many as it takes to reach ``hint`` bytes."""
        lines: list[bytes] = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def __iter__(self) -> Body:
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self) -> None:
        """Closes nothing: applications must not close the stream, and some do."""
        breach(CLOSED_INPUT, "wsgi.input was closed")

    def _blocks(self) -> list[bytes]:
        blocks = [self._buffer[self._at :]]
        self._at = len(self._buffer)
        while self._fetch():
            blocks.append(self._buffer)
            self._at = len(self._buffer)
        return blocks

    def _fetch(self) -> bool:
        """Replaces the used up buffer by the next block; False at the end."""
        if self.failure:
            raise ConnectionResetError(self.failure)
        if self._left == 0:
            return False
        block = next_block(self._exchange)
        if not block:
            self._end()
            return False
        self._buffer = block
        self._at = 0
        if self._left != UNKNOWN:
            self._left = max(0, self._left - len(block))
        return True

    def _end(self) -> None:
        self._buffer, self._at = b"", 0
        self.failure = self._exchange.bodyFailure()
        if self.failure:
            self.failure_status = self._exchange.bodyFailureStatus()
        elif self._left > 0:
            self.failure = f"the request body ended {self._left} bytes early"
        self._left = 0
        if self.failure:
            raise ConnectionResetError(self.failure)


NO_BODY = Body(None, 0, "")
"""The body of every request without one: it has nothing that could change."""
