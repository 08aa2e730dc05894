"""What Java's exceptions are in Python."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class JavaError(Exception):
    """A Java service has thrown. ``__cause__`` is what Java had as its cause, also one of these.

    Well-known ones are a built-in exception as well: ``IllegalArgumentException`` is a ``ValueError``,
    ``NoSuchElementException`` and ``IndexOutOfBoundsException`` a ``LookupError``,
    ``UnsupportedOperationException`` a ``NotImplementedError``, ``TimeoutException`` a ``TimeoutError``,
    ``IOException`` an ``OSError``.
    """

    java_class: str = ""
    """Of the exception, with its package."""
    message: str = ""
    """As Java has it; ``""`` if there was none."""
    sqlstate: str = ""
    """Five characters if it came from a database."""

    def __str__(self) -> str:
        return f"{self.java_class}: {self.message}" if self.message else self.java_class


JavaError.__module__ = "krait"
_kinds: dict[str, type[JavaError]] = {"": JavaError}


def kind_of(builtin: str) -> type[JavaError]:
    """The class for exceptions that are a ``builtin`` as well; ``""`` for none."""
    kind = _kinds.get(builtin)
    if kind is None:
        import builtins

        bases = (JavaError, getattr(builtins, builtin))
        kind = _kinds[builtin] = type(f"Java{builtin}", bases, {"__module__": "krait"})
    return kind


def chained(causes: Iterable[list[str]], outermost: type[JavaError] | None = None) -> JavaError:
    """The exception for what Java threw: ``[builtin, class, message, sqlstate]`` for it and each cause.

    ``outermost`` is its class if it is to be another one.
    """
    inner: JavaError | None = None
    last = len(causes) - 1
    for depth, (builtin, java_class, message, state) in enumerate(reversed(causes)):
        kind = outermost if outermost and depth == last else kind_of(builtin)
        error = kind(message)
        error.java_class, error.message, error.sqlstate = java_class, message, state
        if inner is not None:
            error.__cause__ = inner
        inner = error
    return inner
