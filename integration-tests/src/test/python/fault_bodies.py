"""Applications that read, or do not read, what clients send, and that watch how it ends."""

import os
import threading
import time

from fault_base import ROUTES, TEXT, plain, route, seen

gates = {}


@route
def good(environ, start_response):
    """What a fresh connection and the good requests beside a fault ask for."""
    return plain(start_response, "good")


def tell(environ, start_response):
    """How often something happened."""
    return plain(start_response, str(seen[environ["QUERY_STRING"].replace("%20", " ")]))


ROUTES["seen"] = tell


@route
def smuggled(environ, start_response):
    """Must never be called."""
    seen["smuggled"] += 1
    return plain(start_response, "smuggled")


def read(environ):
    total = 0
    try:
        while block := environ["wsgi.input"].read(65536):
            total += len(block)
    except Exception:
        seen["broken body"] += 1
        raise
    seen["whole body"] += 1
    return total


@route
def reads(environ, start_response):
    """Reads the body to its end; notes how it went."""
    seen["reading"] += 1
    return plain(start_response, f"{read(environ)} bytes")


class Watched:
    """An iterable that notes its end."""

    def __init__(self, blocks):
        self._blocks = blocks

    def __iter__(self):
        return self._blocks

    def close(self):
        self._blocks.close()
        seen["closed"] += 1


@route
def reads_later(environ, start_response):
    """As ``reads``, in the iterable."""

    def blocks():
        start_response("200 OK", TEXT)
        yield f"{read(environ)} bytes".encode()

    return Watched(blocks())


@route
def ignores(environ, start_response):
    return plain(start_response, "ignored")


@route
def reads_and_sleeps(environ, start_response):
    """Reads that many bytes, then takes its time."""
    environ["wsgi.input"].read(int(environ["QUERY_STRING"]))
    time.sleep(3)
    return plain(start_response, "slept")


@route
def gated(environ, start_response):
    """Yields a block and waits until another request opens the gate."""
    gate = gates.setdefault(environ["QUERY_STRING"], threading.Event())
    start_response("200 OK", TEXT)
    yield b"first"
    gate.wait(30)
    yield b"second"


@route
def open_gate(environ, start_response):
    gates.setdefault(environ["QUERY_STRING"], threading.Event()).set()
    return plain(start_response, "open")


@route
def held(environ, start_response):
    """Yields a block and waits until a file is there."""
    start_response("200 OK", [*TEXT, ("Content-Length", "10")])
    yield b"first"
    while not os.path.exists(environ["QUERY_STRING"]):
        time.sleep(0.01)
    yield b"later"


@route
def large(environ, start_response):
    start_response("200 OK", TEXT)
    return Watched(b"x" * 65536 for _ in range(1600))


@route
def endless(environ, start_response):
    def blocks():
        try:
            while True:
                yield b"x" * 1024
                time.sleep(0.001)
        finally:
            seen["finally"] += 1

    start_response("200 OK", TEXT)
    return Watched(blocks())
