"""Blocks of request bodies, which come from Java through pipes of the operating system.

GraalPy reads ``bytes`` from a descriptor twenty times as fast as it encodes text.
"""

from __future__ import annotations

import os

BLOCK = 64 * 1024
"""As much as a pipe holds on Linux; elsewhere, and for users of many pipes, it may be less."""

_free: list[int] = []
"""The descriptors to read from of empty pipes. Never more than bodies were being read at once."""


def next_block(exchange: object) -> bytes:
    """Waits for the body's next bytes; ``b""`` at its end, or when ``exchange`` says why not.

    Raises ``OSError``, with nothing of the body lost, when the process can have no more pipes.
    """
    try:
        pipe = _free.pop()
    except IndexError:
        pipe = _open(exchange)
    try:
        count = exchange.readBody(pipe)
        block = _read(pipe, count) if count > 0 else b""
    except BaseException:
        exchange.closePipe(pipe)  # what is in it must not come out in another body
        raise
    if count >= 0:
        _free.append(pipe)
    return block


def _read(pipe: int, count: int) -> bytes:
    block = os.read(pipe, count)
    while len(block) < count:
        more = os.read(pipe, count - len(block))
        if not more:
            raise OSError(f"a pipe ended {count - len(block)} bytes early")
        block += more
    return block


def _open(exchange: object) -> int:
    """A pipe, both ends of which are Java's to close.

    Java has them at once, since a request that is cut off runs no more Python. Out of its reach is
    only a pipe whose maker is cut off while ``os.pipe`` waits for the interpreter's lock.
    """
    try:
        source, sink = os.pipe()
    except OSError as error:
        raise OSError(
            error.errno,
            f"the request body cannot be read: a pipe could not be opened: {error.strerror}; each"
            " body that is read at a time takes two file descriptors; raise the limit (ulimit -n)"
            " or close files",
        ) from None
    exchange.takePipe(source, sink)
    try:
        # how much a pipe takes depends on the system and the user: only trying tells
        os.set_blocking(sink, False)
        room = os.write(sink, bytes(BLOCK))
        _read(source, room)
        exchange.setPipeRoom(source, room)
    except BaseException:
        exchange.closePipe(source)
        raise
    return source
