"""Text that an application writes line by line, on its way to the host's log.

``wsgi.errors``, ``sys.stdout`` and ``sys.stderr`` are each a :class:`HostStream`.
"""

from __future__ import annotations

import io
import threading

from krait_bridge.conformance import CLOSED_ERRORS, breach
from krait_bridge.hostlog import log

_LONGEST_LINE = 64 * 1024

handling = threading.local()
"""``handling.record`` is the log record that a ``logging.StreamHandler`` writes on this thread."""


class _Lines(io.RawIOBase):
    """Takes bytes and logs each complete line; an incomplete one waits for its end."""

    def __init__(self, logger: str, level: int, fd: int) -> None:
        super().__init__()
        self._logger = logger
        self._level = level
        self._fd = fd
        self._partial = b""

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        """The process's own descriptor: ``faulthandler`` and ``subprocess`` write past Python."""
        return self._fd

    def isatty(self) -> bool:
        return False

    def write(self, data: bytes) -> int:
        *lines, self._partial = (self._partial + bytes(data)).split(b"\n")
        for line in lines:
            self._log(line)
        if len(self._partial) > _LONGEST_LINE:
            self.log_partial()
        return len(data)

    def log_partial(self) -> None:
        partial, self._partial = self._partial, b""
        if partial:
            self._log(partial)

    def _log(self, line: bytes) -> None:
        log(self._logger, self._level, line.rstrip(b"\r").decode("utf-8", "backslashreplace"))


class HostStream(io.TextIOWrapper):
    """A text stream whose lines become one logger's messages.

    Keeps PEP 3333 §"Input and Error Streams". Takes any ``str``: what UTF-8 cannot hold is escaped.
    Any thread. ``close()`` only flushes, since others go on using the stream. What ``logging``
    writes keeps its record's logger and level.
    """

    def __init__(self, logger: str, level: int, fd: int = 2) -> None:
        self._lines = _Lines(logger, level, fd)
        self._lock = threading.RLock()
        self._partial: dict[int, str] = {}  # print() writes a line in pieces: each thread its own
        super().__init__(
            io.BufferedWriter(self._lines),
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
            line_buffering=True,
        )

    def write(self, text: str) -> int:
        record = getattr(handling, "record", None)
        if not isinstance(text, str):
            return super().write(text)  # raises the usual error
        if record is None:
            self._write_lines(text)
        else:
            log(str(record.name), record.levelno, text.removesuffix("\n"))
        return len(text)

    def _write_lines(self, text: str) -> None:
        thread = threading.get_ident()
        lines, newline, rest = text.rpartition("\n")
        with self._lock:
            if newline:
                super().write(f"{self._partial.pop(thread, '')}{lines}\n")
            if rest:
                rest = self._partial.pop(thread, "") + rest
                if len(rest) > _LONGEST_LINE:
                    super().write(rest)
                else:
                    self._partial[thread] = rest

    def flush(self) -> None:
        with self._lock:
            super().write(self._partial.pop(threading.get_ident(), ""))
            super().flush()

    def close(self) -> None:
        self.flush()

    def drain(self) -> None:
        """Logs what waits for the end of its line. For the end of the process."""
        with self._lock:
            while self._partial:
                super().write(self._partial.popitem()[1] + "\n")
            super().flush()
            self._lines.log_partial()


class ErrorStream(HostStream):
    """``wsgi.errors``, which applications must leave open."""

    def close(self) -> None:
        breach(CLOSED_ERRORS, "wsgi.errors was closed")
        super().close()

    def __del__(self) -> None:
        """Closes nothing, as files do: who collects the stream is no application."""
