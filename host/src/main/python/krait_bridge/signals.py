"""Keeps SIGTERM, SIGINT and SIGHUP the host's: they stop and reload all of the process, which is not
the application's alone.

``signal.signal`` reaches the whole JVM, and a SIGTERM once ignored could not be taken back from Java.
"""

from __future__ import annotations

import signal

from krait_bridge.hostlog import APP, WARNING, log

_KEPT = frozenset((signal.SIGTERM, signal.SIGINT, signal.SIGHUP))
_plain_signal = signal.signal


def _signal(signalnum, handler):
    if signalnum not in _KEPT:
        return _plain_signal(signalnum, handler)
    name = signal.Signals(signalnum).name
    log(
        APP,
        WARNING,
        f"signal.signal({name}, ...) has no effect: the host {_meaning(name)} on {name};"
        " to clean up at the end use atexit",
    )
    return signal.getsignal(signalnum)


def _meaning(name):
    return "loads the application anew" if name == "SIGHUP" else "drains and stops"


def keep() -> None:
    """Put the guarded function in the place of ``signal.signal``."""
    signal.signal = _signal
