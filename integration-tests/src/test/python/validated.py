"""A sample inside ``wsgiref.validate``; the variable ``VALIDATED`` names it, as in ``app:app``."""

import io
import os
from importlib import import_module
from wsgiref.validate import validator

module, _, name = os.environ["VALIDATED"].partition(":")
sample = getattr(import_module(module), name)


class Input(io.RawIOBase):
    """``wsgi.input`` for frameworks: they call ``read()``, the validator lets only ``read(size)`` pass."""

    def __init__(self, validated):
        self._validated = validated

    def readable(self):
        return True

    def readinto(self, buffer):
        block = self._validated.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


def with_plain_input(environ, start_response):
    environ["wsgi.input"] = Input(environ["wsgi.input"])
    return sample(environ, start_response)


app = validator(with_plain_input)
