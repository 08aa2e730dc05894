"""Keeps codecs quick that are written in Python, as ``idna`` is.

GraalPy 25.0 calls a codec's bound method through a node that does not have the caller's exception state and
so walks the stack for it, at every call. Werkzeug encodes a host name with ``idna`` in each request: with a
plain function in the method's place, a Flask application serves a third more of them.
"""

from __future__ import annotations

import codecs
from types import MethodType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_original_new = codecs.CodecInfo.__new__


def install() -> None:
    """Has every codec that is registered from now on hold functions. Once is enough, more does no harm."""
    codecs.CodecInfo.__new__ = _new


def _new(cls: type, encode: Callable, decode: Callable, *args: object, **kwargs: object) -> codecs.CodecInfo:
    return _original_new(cls, _plain(encode), _plain(decode), *args, **kwargs)


def _plain(code: Callable) -> Callable:
    if type(code) is not MethodType:
        return code

    def call(text: object, errors: str = "strict") -> tuple[object, int]:
        return code(text, errors)

    return call
