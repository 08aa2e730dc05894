"""What an application does to its environ (PEP 3333 §"environ Variables")."""

from __future__ import annotations

from krait_lint.words import named, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MISSING = object()


def _has(*methods: str) -> Callable[[object], bool]:
    return lambda value: all(hasattr(value, method) for method in methods)


_CHECKS = {
    "wsgi.version": (lambda value: value == (1, 0), "the tuple (1, 0)"),
    "wsgi.url_scheme": (lambda value: value in ("http", "https"), '"http" or "https"'),
    "wsgi.input": (
        _has("read", "readline", "readlines", "__iter__"),
        "a stream with read(), readline(), readlines() and __iter__()",
    ),
    "wsgi.errors": (
        _has("write", "writelines", "flush"),
        "a stream with write(), writelines() and flush()",
    ),
    "wsgi.multithread": (lambda value: isinstance(value, (bool, int)), "True or False"),
    "wsgi.multiprocess": (lambda value: isinstance(value, (bool, int)), "True or False"),
    "wsgi.run_once": (lambda value: isinstance(value, (bool, int)), "True or False"),
}


class Snapshot:
    """An environ as the application got it, to compare it with what became of it."""

    def __init__(self, environ: dict[str, object]) -> None:
        self._environ = environ
        self._before = dict(environ)
        self._after: dict[str, object] = {}

    def faults(self) -> Iterator[str]:
        """Messages about the server's keys: those that had a good value and have a bad one."""
        for key, before in self._before.items():
            value = self._environ.get(key, _MISSING)
            if value is before:
                continue
            good, allowed = _CHECKS.get(key, (lambda value: isinstance(value, str), "a str"))
            if value is _MISSING:
                if key in _CHECKS or key == "REQUEST_METHOD":
                    yield (
                        f"the key {quote(key)} was deleted from environ; every environ has it; keep"
                        " it"
                    )
            elif (key in _CHECKS or "." not in key) and good(before) and not good(value):
                yield (
                    f"the key {quote(key)} of environ was set to {named(value)}; its value is"
                    f" {allowed}; set a key of your own, with a dot in its name, to other things"
                )

    def seal(self) -> None:
        """The request is over: from now on nothing should change."""
        self._after = dict(self._environ)

    def changed(self) -> list[str]:
        """Keys that were changed since."""
        keys = list({**self._after, **self._environ})
        return [
            key
            for key in keys
            if self._after.get(key, _MISSING) is not self._environ.get(key, _MISSING)
        ]
