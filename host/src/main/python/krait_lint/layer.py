"""One request, from the call to the end of ``close()``."""

from __future__ import annotations

import os

from krait_lint.answer import Answer
from krait_lint.blocks import Blocks, is_iterable
from krait_lint.environ import Snapshot
from krait_lint.places import Places
from krait_lint.streams import Errors, Input
from krait_lint.watch import Watch
from krait_lint.words import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from krait_lint.watch import Finding


def wrap(
    application: Callable, report: Callable[[Finding], None], folder: str | None = None
) -> Callable:
    """An application that does what ``application`` does, and reports what is wrong with it.

    ``report`` is called for each finding, the same one again at each request, on the thread that
    the application runs in. ``folder`` is the application's own, by default the working directory:
    findings name a line in it where there is one.
    """
    return Layer(application, report, Places(folder or os.getcwd()))


class Layer:
    """The application as the server sees it."""

    def __init__(
        self, application: Callable, report: Callable[[Finding], None], places: Places
    ) -> None:
        self._application = application
        self._report = report
        self._places = places
        self._last: tuple[Watch, Snapshot] | None = None

    def __call__(self, environ: dict[str, object], start_response: Callable) -> Iterable[bytes]:
        self._look_back()
        watch = Watch(self._report, self._places, self._application, environ)
        method = environ["REQUEST_METHOD"]
        environ["wsgi.input"] = Input(environ["wsgi.input"], environ, watch)
        environ["wsgi.errors"] = Errors(environ["wsgi.errors"], watch)
        snapshot = Snapshot(environ)
        answer = Answer(watch, method, start_response)

        def end() -> None:
            self._end(watch, snapshot)

        try:
            blocks = self._application(environ, answer.start_response)
        except BaseException as error:
            watch.note_raised(error, "raised", "the application")
            end()
            raise
        if is_iterable(blocks, watch):
            return Blocks(blocks, answer, watch, end)
        end()
        return blocks

    def _end(self, watch: Watch, snapshot: Snapshot) -> None:
        for message in snapshot.faults():
            watch.note("environ-value", message)
        watch.over = True
        snapshot.seal()
        self._last = watch, snapshot

    def _look_back(self) -> None:
        """A dict does not tell when it is changed: at the next request it is seen that it was."""
        last, self._last = self._last, None
        if last is None:
            return
        watch, snapshot = last
        for key in snapshot.changed():
            watch.note(
                "environ-after-end",
                f"the key {quote(key)} of environ was changed after the request; environ is the"
                " request's, and may be the server's again; copy what is needed later",
            )
