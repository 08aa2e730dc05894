"""The iterable that an application returns."""

from __future__ import annotations

from krait_lint.words import named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krait_lint.answer import Answer
    from krait_lint.places import Place
    from krait_lint.watch import Watch

_NO_ITERABLES = (str, bytes, bytearray, memoryview, dict)
_MOST_EMPTY_BLOCKS = 10


def is_iterable(blocks: object, watch: Watch) -> bool:
    """Whether there is something to iterate; notes why not."""
    kind = type(blocks)
    if issubclass(kind, _NO_ITERABLES) or not (
        hasattr(kind, "__iter__") or hasattr(kind, "__getitem__")
    ):
        watch.note(
            "iterable-type",
            f"the application returned {named(blocks)}; it must return an iterable of bytes"
            ' (PEP 3333 §"The Application/Framework Side"); return a list such as [b"..."]',
        )
        return False
    if hasattr(blocks, "gi_code") and blocks.gi_frame is None:
        watch.note(
            "iterable-used",
            f"the application returned {named(blocks)}, which has been used up; each request needs"
            " one of its own; make it in the call",
        )
    return True


class Blocks:
    """Passes on what the application's iterable gives."""

    def __init__(
        self, blocks: Iterable[bytes], answer: Answer, watch: Watch, end: Callable[[], None]
    ) -> None:
        """``end`` is called after ``close()``."""
        self._blocks = blocks
        self._iterator = None
        self._given = 0
        self._ended = False
        self._answer = answer
        self._watch = watch
        self._end = end

    def __iter__(self) -> Blocks:
        return self

    def __next__(self) -> bytes:
        block = self._advance()
        self._answer.block(block, self._place())
        return block

    def close(self) -> None:
        """The end of the request."""
        try:
            if self._iterator is not None and not self._ended and self._answer.is_full():
                self._look_further()
            close = getattr(self._blocks, "close", None)
            if close is not None:
                close()
        except BaseException as error:
            self._watch.note_raised(error, "close-raised", "close()")
            raise
        finally:
            self._end()

    def _advance(self) -> bytes:
        self._answer.iterating = True
        try:
            if self._iterator is None:
                self._iterator = iter(self._blocks)
            block = next(self._iterator)
        except StopIteration:
            self._ended = True
            self._answer.finish(self._place())
            self._check_length()
            raise
        except BaseException as error:
            self._ended = True
            self._watch.note_raised(error, "raised", "the iterable")
            raise
        self._given += 1
        return block

    def _look_further(self) -> None:
        """Some servers stop at the Content-Length, others go on: what would these get?"""
        try:
            for _ in range(_MOST_EMPTY_BLOCKS):
                if self._advance():
                    self._answer.note_excess(self._place())
                    return
        except Exception:
            pass  # the end, or noted

    def _check_length(self) -> None:
        if not hasattr(type(self._blocks), "__len__"):
            return
        length = len(self._blocks)
        if length != self._given:
            self._watch.note(
                "iterable-length",
                f"the iterable's len() is {length}, and it gave {self._given} blocks; a server may"
                ' rely on it (PEP 3333 §"Specification Details"); correct __len__() or leave it'
                " out",
            )

    def _place(self) -> Place | None:
        if hasattr(self._blocks, "gi_frame"):
            return self._watch.places.of(self._blocks)
        return None
