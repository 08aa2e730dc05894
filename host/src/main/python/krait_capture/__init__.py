"""Keeps requests and their answers in a file, for ``krait replay`` and ``--warmup-requests``.

Without dependencies, for CPython 3.9 and newer and GraalPy, under any WSGI server. The folder is to be
copied, or the one it is in to be on PYTHONPATH::

    from krait_capture import Capture
    application = Capture(application, "capture.jsonl")

It never breaks a request: what it cannot do, it leaves out; when it cannot write, it stops and says so
once in ``wsgi.errors``. What looks like a secret is replaced by ``REDACTED-`` and a keyed hash, so that
equal secrets stay equal; the key is in ``capture.jsonl.key``, which is not to be passed on.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
import time

from .exchange import Exchange
from .redaction import Redaction

__all__ = ["Capture"]

_PATIENCE = 0.2
"""Seconds that a request may wait for others to write; then it writes all the same."""


class Capture:
    """A WSGI application that keeps what goes through it.

    :param path: the file; made for its owner alone, and added to
    :param body_limit: bytes that are kept of each body
    :param file_limit: bytes of the file at which it ends
    :param sample: which part of the clients is captured, with all their requests: 0.1 for a tenth
    :param key: bytes to hash secrets with, instead of those of the file ``path + ".key"``
    """

    def __init__(self, app, path, body_limit=65536, file_limit=64 << 20, sample=1.0, key=None):
        self._app, self._path = app, os.path.abspath(path)
        self.body_limit, self._file_limit, self._sample = body_limit, file_limit, sample
        self._over = False
        self._lock = threading.Lock()
        self._said = set()
        self.redaction = Redaction(key or self._key())

    def __call__(self, environ, start_response):
        exchange = self.attempt(lambda: self._exchange(environ), environ["wsgi.errors"])
        if exchange is None:
            return self._app(environ, start_response)
        try:
            blocks = self._app(environ, exchange.starting(start_response))
        except BaseException:
            exchange.fail()
            raise
        return exchange.through(blocks)

    def _exchange(self, environ):
        chosen = self._sample >= 1 or int(self.client(environ), 16) < self._sample * (1 << 32)
        return Exchange(self, environ) if chosen else None

    def attempt(self, action, errors):
        """Does what must not be felt by a request; what fails is said once."""
        if self._over:
            return None
        try:
            return action()
        except OSError as e:
            self._over = True
            self._say(errors, f"no more is captured in {self._path!r}: {e}")
        except Exception as e:  # whatever it is, the request goes on
            self._say(errors, f"a request is left out of {self._path!r}: {e!r}; the next ones silently")
        return None

    def _say(self, errors, message):
        if message[0] not in self._said:
            self._said.add(message[0])
            errors.write(f"krait_capture: {message}; requests are served as before\n")

    def client(self, environ):
        names = ("REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_USER_AGENT")
        return self.redaction.mark("\n".join(environ.get(name, "") for name in names))[9:17]

    def _key(self):
        """Shared by all processes: whoever comes first makes it."""
        try:
            try:
                made = os.open(self._path + ".key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                os.write(made, os.urandom(32))
                os.close(made)
            except FileExistsError:
                pass
            with open(self._path + ".key", "rb") as file:
                return file.read() or os.urandom(32)
        except OSError:
            return os.urandom(32)

    def write(self, line):
        """Adds a line, or nothing; opened each time, so that processes need nothing in common."""
        data = (json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "replace")
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        mine = self._lock.acquire(timeout=_PATIENCE)
        try:
            alone = mine and _alone(file)
            size = os.fstat(file).st_size
            if size + len(data) > self._file_limit:
                raise OSError(f"it has its {self._file_limit} bytes")
            try:
                if os.write(file, data) < len(data):
                    raise OSError("the disk is full")
            except OSError:
                if alone:
                    os.ftruncate(file, size)
                raise
        finally:
            os.close(file)
            if mine:
                self._lock.release()


def _alone(file):
    """Whether no other process writes now. A lock that is waited for would hold GraalPy's own lock."""
    for _ in range(int(_PATIENCE * 500)):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            time.sleep(0.002)
    return False
