"""Concurrency, errors, and what outlives a request."""

import os
import sys
import time

from krait_probe.notes import note, read, token, wait_for
from krait_probe.registry import behaviour, question

TEXT = ("Content-Type", "text/plain")

_PLACE = "%d-%d" % (os.getpid(), time.monotonic_ns() % 1_000_000_007)
"""Tells processes apart, and interpreters within one: each has imported this module for itself."""


def _flags(environ):
    names = ("wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once")
    return " ".join("%s=%s" % (name.partition(".")[2], bool(environ.get(name))) for name in names)


@question
def place(environ):
    """Where the request is, and what the server says about that."""
    return "%s %s" % (_PLACE, _flags(environ))


@question
def meeting(environ):
    """Waits for a second request of the same token: do they run at the same time?"""
    note(environ, _PLACE)
    met = wait_for(token(environ), 2, 2.0)
    return "%s %s %s" % ("met" if met else "alone", _PLACE, _flags(environ))


@behaviour
def turns(environ, start_response):
    """Notes when it begins and when it ends."""
    note(environ, "begin")
    time.sleep(0.2)
    note(environ, "end")
    start_response("200 OK", [TEXT])
    return [b" ".join(line.encode("ascii") for line in read(token(environ)))]


@behaviour
def error_before(environ, start_response):
    start_response("200 OK", [TEXT, ("X-Old", "1")])
    raise RuntimeError("krait probe: a secret detail")


@behaviour
def error_in_iteration(environ, start_response):
    start_response("200 OK", [TEXT, ("X-Old", "1")])
    yield b""
    raise RuntimeError("krait probe: a secret detail")


@behaviour
def error_after(environ, start_response):
    start_response("200 OK", [TEXT])
    yield b"begun"
    raise RuntimeError("krait probe: an error after the first block")


@behaviour
def exit_survived(environ, start_response):
    sys.exit(1)


@behaviour
def interrupt_survived(environ, start_response):
    raise KeyboardInterrupt


@behaviour
def early_hints(environ, start_response):
    hints = environ.get("wsgi.early_hints")
    if hints is None:
        start_response("501 Not Implemented", [TEXT])
        return [b"not offered"]
    hints([("Link", "</probe.css>; rel=preload; as=style")])
    start_response("200 OK", [TEXT])
    return [b"hinted"]
