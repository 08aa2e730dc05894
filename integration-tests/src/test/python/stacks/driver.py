"""Drives a layer as a server does, one step at a time."""

import sys
from io import BytesIO
from wsgiref.util import setup_testing_defaults

from layers import LAYERS
from ledger import Blocks

#: A plain GraalPy profiles once in its life; what Krait serves has a ``cProfile`` that works.
NAMES = LAYERS.keys() - ({"profiler"} if sys.implementation.name == "graalpy" else set())

_END = object()


class Exchange:
    """One request to a layer around an application whose body is ``blocks``.

    ``late`` tells the application to call ``start_response`` when its first block is asked for.
    """

    def __init__(self, layer, blocks, late, environ):
        self.environ = {
            "SCRIPT_NAME": "",
            "PATH_INFO": "/",
            "QUERY_STRING": "",
            "wsgi.input": BytesIO(),
            **environ,
        }
        setup_testing_defaults(self.environ)
        self._layer = layer
        self._late = late
        self._made = blocks
        self._result = ()
        self._iterator = None
        self.blocks = None  # the application's iterable

    def open(self):
        """Calls the layer."""
        self._result = self._layer(self._application)(self.environ, self._start_response)
        self._iterator = iter(self._result)

    def take(self):
        """Tells whether there was a block."""
        return next(self._iterator, _END) is not _END

    def close(self):
        """What a server does at the end, however it comes to it."""
        if hasattr(self._result, "close"):
            self._result.close()

    def _application(self, environ, start_response):
        if self._late:
            made = self._start_late(start_response)
        else:
            self._start(start_response)
            made = self._made
        self.blocks = Blocks("the body", made)
        return self.blocks

    def _start_late(self, start_response):
        self._start(start_response)
        yield from self._made

    def _start(self, start_response):
        start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])

    def _start_response(self, status, headers, exc_info=None):
        return self._write

    def _write(self, block):
        raise AssertionError("nothing here calls write()")
