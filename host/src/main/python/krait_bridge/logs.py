"""Python's ``logging``, without the application noticing.

The root logger keeps having no handlers, as under other WSGI servers: ``logging.basicConfig`` and
every framework's own set-up work as their manuals say. Records still reach the host's log under
their own logger and level, by two ways:

- nothing is configured: ``logging.lastResort`` hands them over instead of writing to stderr;
- a ``StreamHandler`` writes to one of our streams, straight or through a proxy such as Flask's:
  the stream recognises the record by :data:`krait_bridge.streams.handling`.
"""

from __future__ import annotations

import logging

from krait_bridge.hostlog import log
from krait_bridge.streams import handling


class HostHandler(logging.Handler):
    """Sends records to the host's log; their traceback is part of the message."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            log(str(record.name), record.levelno, self.format(record))
        except Exception:
            self.handleError(record)


def install() -> None:
    """Makes both ways. Calling it again changes nothing."""
    if isinstance(logging.lastResort, HostHandler):
        return
    logging.lastResort = HostHandler(logging.WARNING)
    emit = logging.StreamHandler.emit

    def emit_visibly(self: logging.StreamHandler, record: logging.LogRecord) -> None:
        outer = getattr(handling, "record", None)  # formatting one record may log another
        handling.record = record
        try:
            emit(self, record)
        finally:
            handling.record = outer

    logging.StreamHandler.emit = emit_visibly
