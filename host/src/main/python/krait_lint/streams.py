"""``wsgi.input`` and ``wsgi.errors`` (PEP 3333 §"Input and Error Streams")."""

from __future__ import annotations

from krait_lint.words import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO, TextIO

    from krait_lint.watch import Watch


class Input:
    """The request's body. Has the methods that PEP 3333 promises, and ``close()`` to be misused."""

    def __init__(self, stream: BinaryIO, environ: dict[str, object], watch: Watch) -> None:
        self._stream = stream
        self._watch = watch
        self._left = _length(environ)  # None: only the end will tell
        self._terminated = bool(environ.get("wsgi.input_terminated"))

    def read(self, *arguments: object, **keywords: object) -> bytes:
        self._check_end(arguments)
        return self._use("read", arguments, keywords)

    def readline(self, *arguments: object, **keywords: object) -> bytes:
        return self._use("readline", arguments, keywords)

    def readlines(self, *arguments: object, **keywords: object) -> list[bytes]:
        return self._use("readlines", arguments, keywords)

    def __iter__(self) -> Input:
        return self

    def __next__(self) -> bytes:
        line = self._use("readline", (), {})
        if not line:
            raise StopIteration
        return line

    def close(self) -> None:
        """Keeps the stream open, as the server still needs it."""
        self._watch.note(
            "input-closed",
            "wsgi.input was closed; it belongs to the server, which may need it for the next"
            " request; leave it open",
        )

    def _use(self, method: str, arguments: tuple, keywords: dict[str, object]) -> object:
        watch = self._watch
        before = watch.count
        watch.note_use("wsgi.input")
        if keywords or len(arguments) > 1 or not all(map(_is_size, arguments)):
            given = ", ".join([*map(named, arguments), *(f"{name}=" for name in keywords)])
            watch.note(
                "input-arguments",
                f"wsgi.input.{method}() got {given}; a server need take no more than one int, by"
                " position; pass that, or nothing",
            )
        try:
            data = getattr(self._stream, method)(*arguments, **keywords)
        except BaseException as error:
            watch.excuse(error, before)
            raise
        if self._left is not None:
            size = len(data) if isinstance(data, bytes) else sum(map(len, data))
            self._left = max(0, self._left - size)
        return data

    def _check_end(self, arguments: tuple) -> None:
        size = arguments[0] if arguments and type(arguments[0]) is int else -1
        if self._left is None or 0 <= size <= self._left:
            return
        place = self._watch.places.here()
        if self._terminated and not (place and place.own):
            return  # frameworks know of wsgi.input_terminated
        asked = f"{size} bytes" if size >= 0 else "all there is"
        self._watch.note(
            "input-past-end",
            f"wsgi.input.read() was asked for {asked} where {self._left} bytes are left; servers"
            " older than PEP 3333 wait for more then; ask for no more than CONTENT_LENGTH",
            place,
        )


class Errors:
    """The server's log. It may be used after the request: loggers keep it."""

    def __init__(self, stream: TextIO, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def write(self, text: str) -> object:
        before = self._watch.count
        self._check(text)
        try:
            return self._stream.write(text)
        except BaseException as error:
            self._watch.excuse(error, before)
            raise

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        self._stream.flush()

    def close(self) -> None:
        """Keeps the stream open, as others use it."""
        self._watch.note(
            "errors-closed",
            "wsgi.errors was closed; it is the log of the whole server; leave it open, flush() is"
            " allowed",
        )

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def _check(self, text: object) -> None:
        if not isinstance(text, str):
            self._watch.note(
                "errors-type",
                f"wsgi.errors.write() got {named(text)}; it is a text stream; decode bytes, convert"
                " the rest",
            )


def _is_size(value: object) -> bool:
    return value is None or isinstance(value, int)


def _length(environ: dict[str, object]) -> int | None:
    if "HTTP_TRANSFER_ENCODING" in environ:
        return None
    length = environ.get("CONTENT_LENGTH") or "0"
    return int(length) if isinstance(length, str) and length.isdigit() else None
