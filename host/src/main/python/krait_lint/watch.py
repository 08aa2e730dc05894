"""What is noted while one request is served."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote as escape

from krait_lint.rules import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from krait_lint.places import Place, Places


class Finding(NamedTuple):
    """Something that an application does, and should not.

    ``rule`` is a key of :data:`krait_lint.rules.RULES`, ``file`` an absolute path, or ``""`` with
    line 0 when no line is known; ``request`` is ``METHOD target``, or ``""`` for what the source
    alone shows.
    """

    rule: str
    level: str
    message: str
    file: str
    line: int
    request: str


class Watch:
    """Notes findings of one request. Any thread, as an application may use threads."""

    def __init__(
        self,
        report: Callable[[Finding], None],
        places: Places,
        application: Callable,
        environ: dict[str, object],
    ) -> None:
        self._report = report
        self.places = places
        self.request = _line(environ)
        self.over = False
        """Whether the request is over, ``close()`` included."""
        self.count = 0
        """How many findings there were."""
        self.head: Place | None = None
        """Where ``start_response()`` was called."""
        self._application = places.of(application)
        self._known: list[BaseException] = []

    def note(self, rule: str, message: str, place: Place | None = None) -> None:
        """Notes a finding at the place given, else at the line of the application that runs."""
        known = place or self.places.here()
        where = self.places.best(known, self.head, self._application)
        self.count += 1
        self._report(
            Finding(rule, RULES[rule].level, message, where.file, where.line, self.request)
        )

    def excuse(self, error: BaseException, before: int) -> None:
        """The server raised this within a call of the application's.

        It is no finding of its own when there was one since ``before`` of them, or when it says
        that the client is gone.
        """
        if self.count > before or isinstance(error, OSError):
            self._known.append(error)

    def note_raised(self, error: BaseException, rule: str, moment: str) -> None:
        """Notes an exception that the application let through to the server."""
        if any(error is known for known in self._known):
            return
        name = type(error).__name__
        place = self.places.of_error(error)
        if isinstance(error, Exception):
            self.note(
                rule,
                f"{moment} raised {name}: {_text(error)}; a server can only answer 500, or cut the"
                " response off; correct the line, or catch the exception",
                place,
            )
        else:
            self.note(
                "exit",
                f"{moment} raised {name}, which ends a process; a request must not end its server;"
                " answer with a status instead",
                place,
            )

    def note_use(self, what: str) -> None:
        """Notes the use of a thing that was for the time of the request, if that is over."""
        if self.over:
            self.note(
                "used-after-end",
                f"{what} is used after the request; it is the application's until close() returns"
                " (PEP 3333 §\"Specification Details\"); be done with it before",
            )


def _text(error: BaseException) -> str:
    try:
        return str(error) or "no message"
    except Exception:  # an exception class may do anything when it is printed
        return "(it cannot be printed)"


def _line(environ: dict[str, object]) -> str:
    """``GET /path?query``, as the client sent it if the server tells."""
    target = environ.get("REQUEST_URI")
    if not isinstance(target, str):
        path = f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}"
        query = environ.get("QUERY_STRING")
        target = escape(path, encoding="latin-1") + (f"?{query}" if query else "")
    return f"{environ.get('REQUEST_METHOD', '')} {target}"
