"""The host's log, as the rest of the bridge sees it: ``log(logger, level, message)``."""

from __future__ import annotations

DEBUG, INFO, WARNING, ERROR, CRITICAL = 10, 20, 30, 40, 50  # the numbers of ``logging``

APP = "krait.app"
"""Logger for what an application did wrong by raising."""

WSGI = "krait.wsgi"
"""Logger for what an application did wrong by the letter of PEP 3333."""

_host: object = None


def connect(host: object) -> None:
    """Sends everything from now on to ``host.log(logger: str, level: int, message: str)``."""
    global _host
    _host = host


def log(logger: str, level: int, message: str) -> None:
    """Logs one message, from any thread. Any ``str`` will do, lone surrogates too."""
    if not message.isascii():
        # Java would turn a lone surrogate into "?"; its escape says what was there
        message = message.encode("utf-8", "backslashreplace").decode("utf-8")
    _host.log(logger, level, message)
