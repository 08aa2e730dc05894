"""``wsgi.file_wrapper`` (PEP 3333 §"Optional Platform-Specific File Handling"), where a server has one."""

import io
import os
import tempfile

from krait_probe.notes import note
from krait_probe.registry import register

BINARY = ("Content-Type", "application/octet-stream")
CONTENT = bytes(number % 251 for number in range(100_000))


def _case(name):
    """Registers a case that only a server with a file wrapper is asked."""

    def registered(function):
        def application(environ, start_response):
            wrapper = environ.get("wsgi.file_wrapper")
            if wrapper is None:
                start_response("501 Not Implemented", [("Content-Type", "text/plain")])
                return [b"not offered"]
            return function(environ, start_response, wrapper)

        register(name, application)
        return function

    return registered


class _Reader:
    """Something like a file that has no descriptor, and notes when it is closed."""

    def __init__(self, environ, content=CONTENT):
        self._environ = environ
        self._source = io.BytesIO(content)

    def read(self, size=-1):
        return self._source.read(size)

    def close(self):
        note(self._environ, "closed")


class _Unclosable:
    """Something like a file that cannot be closed."""

    def __init__(self):
        self.read = io.BytesIO(CONTENT).read


def _file():
    file = tempfile.TemporaryFile(prefix="krait-probe-")
    file.write(CONTENT)
    file.seek(0)
    return file


@_case("file-whole")
def _whole(environ, start_response, wrapper):
    start_response("200 OK", [BINARY])
    return wrapper(_file())


@_case("file-named")
def _named(environ, start_response, wrapper):
    """A file with a name, as downloads have; it stays open after its name is gone."""
    handle, name = tempfile.mkstemp(prefix="krait-probe-")
    with os.fdopen(handle, "wb") as file:
        file.write(CONTENT)
    opened = open(name, "rb")
    os.unlink(name)
    start_response("200 OK", [BINARY, ("Content-Length", str(len(CONTENT)))])
    return wrapper(opened, 4096)


@_case("file-position")
def _position(environ, start_response, wrapper):
    file = _file()
    file.read(60_000)
    start_response("200 OK", [BINARY])
    return wrapper(file, 8192)


@_case("file-length")
def _length(environ, start_response, wrapper):
    start_response("200 OK", [BINARY, ("Content-Length", "1000")])
    return wrapper(_file(), 8192)


@_case("file-memory")
def _memory(environ, start_response, wrapper):
    start_response("200 OK", [BINARY])
    return wrapper(io.BytesIO(CONTENT), 8192)


@_case("file-reader")
def _reader(environ, start_response, wrapper):
    start_response("200 OK", [BINARY])
    return wrapper(_Reader(environ), 8192)


@_case("file-unclosable")
def _unclosable(environ, start_response, wrapper):
    start_response("200 OK", [BINARY])
    return wrapper(_Unclosable(), 8192)


@_case("file-closed")
def _closed(environ, start_response, wrapper):
    start_response("200 OK", [BINARY])
    return wrapper(_Reader(environ), 8192)


@_case("file-iterated")
def _iterated(environ, start_response, wrapper):
    """What a middleware sees: an iterable of blocks with a ``close()``."""
    wrapped = wrapper(_file(), 8192)
    blocks = list(wrapped)
    wrapped.close()
    start_response("200 OK", [BINARY])
    return blocks


@_case("file-not-returned")
def _not_returned(environ, start_response, wrapper):
    wrapper(_file(), 8192)
    start_response("200 OK", [BINARY])
    return [b"something else"]


@_case("file-within")
def _within(environ, start_response, wrapper):
    """A middleware around the wrapper: its blocks count, not the file's."""
    start_response("200 OK", [BINARY])
    return (block[::-1] for block in wrapper(io.BytesIO(b"abcdef"), 3))
