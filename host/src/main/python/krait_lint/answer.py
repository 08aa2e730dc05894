"""What an application answers: ``start_response()``, ``write()``, and how much it sends."""

from __future__ import annotations

from krait_lint.head import BODILESS, code_of, header_faults, length_of, status_faults
from krait_lint.words import named, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from krait_lint.places import Place
    from krait_lint.watch import Watch

_FAILED = 500


class Answer:
    """The answer to one request, as far as it has got. One thread at a time."""

    def __init__(self, watch: Watch, method: str, start_response: Callable) -> None:
        self._watch = watch
        self._method = method
        self._start_response = start_response
        self._called = False
        self._replaced = False  # the server has raised the exception of exc_info
        self._code = 0
        self._length = -1
        self._sent = 0
        self._noted: set[str] = set()
        self.iterating = False

    def start_response(self, *arguments: object, **keywords: object) -> Callable:
        """The application's ``start_response()``."""
        watch = self._watch
        before = watch.count
        watch.note_use("start_response()")
        exc_info = self._check_call(arguments, keywords)
        self._called = True
        try:
            write = self._start_response(*arguments, **keywords)
        except BaseException as error:
            if isinstance(exc_info, tuple) and error in exc_info:
                self._replaced = True
            else:
                watch.excuse(error, before)
            raise
        return Writer(self, watch, write)

    def _check_call(self, arguments: tuple, keywords: dict[str, object]) -> object:
        watch = self._watch
        if keywords or not 2 <= len(arguments) <= 3:
            names = "".join(f", {name}=" for name in keywords)
            watch.note(
                "start-response-arguments",
                f"start_response() got {len(arguments)} positional arguments{names}; it takes"
                " status, headers and perhaps exc_info, by position, whatever a server calls them;"
                " pass them so",
            )
            return None
        exc_info = arguments[2] if len(arguments) == 3 else None
        if exc_info is not None and not _is_exc_info(exc_info):
            watch.note(
                "exc-info-form",
                f"start_response() got the exc_info {named(exc_info)}; it is what sys.exc_info()"
                " gives while an exception is handled; pass that",
            )
        if self._called and not exc_info:
            watch.note(
                "start-response-twice",
                f"start_response() was called again, with status {quote(arguments[0])}; it may be"
                ' called again only with exc_info (PEP 3333 §"The start_response() Callable");'
                " call it once, or pass sys.exc_info() when reporting an error",
            )
        self._take(arguments[0], arguments[1])
        return exc_info

    def _take(self, status: object, headers: object) -> None:
        watch = self._watch
        watch.head = watch.places.here()
        self._code, self._length = code_of(status), length_of(headers)
        for rule, message in (*status_faults(status), *header_faults(headers, self._code)):
            watch.note(rule, message)
        if self._code == _FAILED:
            watch.note(
                "server-error",
                f"the application answered {quote(status)}, which says that it failed; an answer"
                " to a valid request has another status; its log may tell why",
            )

    def block(self, block: object, place: Place | None) -> None:
        """The iterable gave a block; ``place`` is where, if that is known."""
        self._need_head("a block was given", place)
        if self._replaced:
            self._note_ignored(place)
        self.count(block, "the iterable gave", "block-type", place)

    def count(self, block: object, moment: str, rule: str, place: Place | None = None) -> None:
        """Counts what is sent, and looks at it."""
        if not isinstance(block, bytes):
            self._once(
                rule,
                f"{moment} {named(block)}; a body is made of bytes only (PEP 3333 §\"Unicode"
                ' Issues"); encode str, wrap bytearray or memoryview in bytes()',
                place,
            )
            return
        if type(block) is not bytes:
            self._once(
                "subclass",
                f"{moment} {named(block)}; it is bytes, but some servers take nothing but bytes"
                " itself; pass bytes(block)",
                place,
            )
        self._sent += len(block)
        if block and self._bodiless():
            self._once(
                "body-unwanted",
                f"{moment} {len(block)} bytes for {self._method} with status {self._code}, which"
                " has no body; servers drop them, at best; leave the body out",
                place,
            )
        elif self._length >= 0 and self._sent > self._length:
            self.note_excess(place)

    def note_excess(self, place: Place | None = None) -> None:
        """There is more than the Content-Length."""
        self._once(
            "body-too-long",
            f"the body is longer than its Content-Length, {self._length}; the two must agree"
            ' (PEP 3333 §"Handling the Content-Length Header"); correct the header or leave it'
            " out",
            place,
        )

    def is_full(self) -> bool:
        """Whether the Content-Length is reached, so that a server asks for no more."""
        return self._length == self._sent and not self._bodiless()

    def finish(self, place: Place | None) -> None:
        """The iterable has ended."""
        self._need_head("the application finished", place)
        if self._replaced:
            self._note_ignored(place)
        if not self._bodiless() and self._sent < self._length:
            self._once(
                "body-too-short",
                f"the body ended after {self._sent} bytes, {self._length - self._sent} short of"
                f" its Content-Length {self._length}; the two must agree, or clients wait for the"
                " rest; correct the header or leave it out",
                place,
            )

    def _bodiless(self) -> bool:
        return self._method == "HEAD" or self._code in BODILESS

    def _need_head(self, moment: str, place: Place | None) -> None:
        if not self._called:
            self._once(
                "start-response-missing",
                f"{moment} without a call of start_response(); it must be called before the first"
                ' block (PEP 3333 §"Specification Details"); call start_response(status, headers)'
                " first",
                place,
            )

    def _note_ignored(self, place: Place | None) -> None:
        self._once(
            "exc-info-ignored",
            "the application goes on after start_response() has raised the exception of exc_info;"
            " that says that the headers are out already, and the response cannot be mended; let"
            " the exception pass",
            place,
        )

    def _once(self, rule: str, message: str, place: Place | None) -> None:
        if rule not in self._noted:
            self._noted.add(rule)
            self._watch.note(rule, message, place)


class Writer:
    """The application's ``write()``."""

    def __init__(self, answer: Answer, watch: Watch, write: Callable) -> None:
        self._answer = answer
        self._watch = watch
        self._write = write

    def __call__(self, *arguments: object, **keywords: object) -> object:
        watch = self._watch
        before = watch.count
        watch.note_use("write()")
        if self._answer.iterating and not watch.over:
            watch.note(
                "write-late",
                "write() was called from within the iterable; all that is written comes before all"
                ' that is iterated (PEP 3333 §"The write() Callable"); yield the block instead',
            )
        if len(arguments) == 1 and not keywords:
            self._answer.count(arguments[0], "write() got", "write-type")
        else:
            watch.note("write-type", "write() takes one block, by position; pass it so")
        if watch.count == before:
            watch.note(
                "write-used",
                "write() is there for old applications, and keeps a thread busy; new ones return"
                ' an iterable (PEP 3333 §"The write() Callable"); yield the blocks',
            )
        try:
            return self._write(*arguments, **keywords)
        except BaseException as error:
            watch.excuse(error, before)
            raise


def _is_exc_info(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == 3
        and (value == (None, None, None) or isinstance(value[1], BaseException))
    )
