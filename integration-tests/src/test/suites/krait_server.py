"""Krait as a child process, for suites that would start a server of their own.

One runs at a time, and goes on running for all tests that ask for the same.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

LOG = Path(os.environ["SUITE_LOG"])
"""What all of them write to standard error."""

_READY = re.compile(r"krait: serving .* on http://([0-9.]+):(\d+)[ ,]")

_running: Server | None = None


class Server:
    """A Krait that accepts requests at ``address``, a host and a port."""

    def __init__(self, arguments: tuple[str, ...]) -> None:
        self.arguments = arguments
        command = [os.environ["SUITE_KRAIT"], "serve", "--bind", "127.0.0.1:0", *arguments]
        with LOG.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                env=os.environ | {"KRAIT_JIT": "off"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        line = self._process.stdout.readline()
        ready = _READY.match(line)
        if ready is None:
            self.stop()
            raise RuntimeError(f"{command} is not ready but says {line!r}; see {LOG}")
        self.address = ready[1], int(ready[2])

    def stop(self) -> None:
        self._process.terminate()
        self._process.communicate()


def serve(*arguments: str) -> Server:
    """Krait with these arguments: the one that runs, or a new one in its place."""
    global _running
    if _running is None or _running.arguments != arguments:
        stop()
        _running = Server(arguments)
    return _running


def stop() -> None:
    """Ends the one that runs."""
    global _running
    if _running is not None:
        _running.stop()
        _running = None
