"""What an application may return, and when it is closed (PEP 3333 §"Specification Details")."""

import hashlib

from krait_probe.notes import note, wait_for_gate
from krait_probe.registry import behaviour, register

TEXT = ("Content-Type", "text/plain")


class _Iterable:
    """An iterable that is nothing else."""

    def __init__(self, blocks):
        self._blocks = blocks

    def __iter__(self):
        return iter(self._blocks)


class _Indexed:
    """The old protocol: ``__getitem__`` alone."""

    def __getitem__(self, index):
        return (b"a", b"b")[index]


def _generator():
    yield b"a"
    yield b"b"


def _returning(make):
    def application(environ, start_response):
        start_response("200 OK", [TEXT])
        return make()

    return application


register("iterable-list", _returning(lambda: [b"a", b"b"]))
register("iterable-tuple", _returning(lambda: (b"a", b"b")))
register("iterable-iterator", _returning(lambda: iter([b"a", b"b"])))
register("iterable-generator", _returning(_generator))
register("iterable-object", _returning(lambda: _Iterable([b"a", b"b"])))
register("iterable-indexed", _returning(_Indexed))
register("iterable-map", _returning(lambda: map(bytes, ([97], [98]))))
register("iterable-empty", _returning(list))
register("blocks-empty", _returning(lambda: iter([b"", b"a", b"", b"", b"b", b""])))
register("body-text", _returning(lambda: ["text"]))
register("body-none", _returning(lambda: None))
register("body-numbers", _returning(lambda: [1, 2]))
register("bytes-all", _returning(lambda: [bytes(range(256)) * 4]))


class _Watched:
    """An iterable that notes which of its attributes somebody asks for."""

    def __init__(self, environ):
        self._environ = environ

    def __getattribute__(self, name):
        if name not in ("_environ", "__class__"):
            note(object.__getattribute__(self, "_environ"), name)
        return object.__getattribute__(self, name)

    def __iter__(self):
        yield b"watched"

    def close(self):
        pass


@behaviour
def iterable_untouched(environ, start_response):
    start_response("200 OK", [TEXT])
    note(environ, "made")
    return _Watched(environ)


@behaviour
def bytes_many(environ, start_response):
    block = bytes(range(256)) * 256
    digest = hashlib.sha256(block * 80).hexdigest()
    start_response("200 OK", [("Content-Type", "application/octet-stream"), ("X-Digest", digest)])
    return iter([block] * 80)


@behaviour
def blocks_at_once(environ, start_response):
    start_response("200 OK", [TEXT])
    yield b"first"
    wait_for_gate(environ)
    yield b"second"


class _Closing:
    """Notes each ``close()``."""

    def __init__(self, environ, blocks):
        self._environ = environ
        self._blocks = iter(blocks)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._blocks)

    def close(self):
        note(self._environ, "closed")


@behaviour
def close_after_body(environ, start_response):
    start_response("200 OK", [TEXT])
    return _Closing(environ, [b"a", b"b"])


@behaviour
def close_generator(environ, start_response):
    start_response("200 OK", [TEXT])
    try:
        yield b"a"
        yield b"b"
    finally:
        note(environ, "closed")


register("close-after-head", close_after_body)  # the suite asks with HEAD


@behaviour
def close_after_error(environ, start_response):
    start_response("200 OK", [TEXT])
    return _Closing(environ, _failing())


def _failing():
    yield b"begun"
    raise RuntimeError("krait probe: an error in the iteration")


@behaviour
def close_after_bad_start(environ, start_response):
    return _Closing(environ, _starting(start_response))


def _starting(start_response):
    start_response(200, [TEXT])
    yield b"never"


@behaviour
def close_after_full_length(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "5")])
    return _Closing(environ, [b"12345", b"67890"])


@behaviour
def close_after_client_left(environ, start_response):
    """Up to 256 MB: more than any buffer between here and a client that went away."""
    start_response("200 OK", [("Content-Type", "application/octet-stream")])
    return _Closing(environ, (b"x" * 65536 for _ in range(4096)))


@behaviour
def close_raises(environ, start_response):
    start_response("200 OK", [TEXT])
    return _FailingClose()


class _FailingClose:
    def __iter__(self):
        return iter([b"whole"])

    def close(self):
        raise RuntimeError("krait probe: an error in close()")
