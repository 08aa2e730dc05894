"""``environ["krait.services"]``: Java objects that were offered to the application.

A call is one crossing: a name, a method's name and the arguments as text, see ``values``. The application
holds no object of Java's.
"""

from __future__ import annotations

import builtins
import json
from collections.abc import Mapping

from krait_bridge.java_errors import chained
from krait_bridge.reporting import quote
from krait_bridge.values import build, read, write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_host: object = None


def host() -> object:
    """Java's side: ``call(service, method, arguments)`` and ``query(operation, arguments)``."""
    if _host is None:
        raise LookupError(
            "there are no Java services here; they are offered by the Java program that Krait runs in, or by"
            " [datasource] in krait.toml; run the application there"
        )
    return _host


def connect(java: object, described: str) -> None:
    """``described`` is ``[name, type, {method: [signature]}]`` for each service."""
    global _host
    _host = java
    services._offer({name: Service(name, *rest) for name, *rest in read(described)})


def answer(text: str) -> object:
    """What Java answered: returns the value, or raises."""
    node = json.loads(text)
    tag = node[0]
    if tag == "v":
        return build(node[1])
    if tag == "x":
        raise getattr(builtins, node[1])(node[2])
    raise chained(node[1:])


class Service:
    """An object of Java's with the methods of the type that it was offered as."""

    def __init__(self, name: str, java_type: str, methods: dict[str, list[str]]) -> None:
        members = {method: _Method(name, method, forms) for method, forms in methods.items()}
        self.__dict__.update(members, _name=name, _type=java_type, _methods=sorted(methods))

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        raise AttributeError(
            f"the service {self._name!r} has no method {quote(name)}; {self._type} has"
            f" {', '.join(self._methods)}; call one of these"
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"the service {self._name!r} is Java's, its attributes cannot be set")

    __delattr__ = lambda self, name: self.__setattr__(name, None)  # noqa: E731

    def __dir__(self) -> list[str]:
        return list(self._methods)

    def __repr__(self) -> str:
        return f"<Java service {self._name!r}: {self._type}>"


class _Method:
    """One method, all of its overloads."""

    def __init__(self, service: str, name: str, forms: list[str]) -> None:
        self._service = service
        self.__name__ = name
        self.__qualname__ = f"{service}.{name}"
        self.__doc__ = "\n".join(forms)

    def __call__(self, *arguments: object, **named: object) -> object:
        if named:
            raise TypeError(
                f"{self.__qualname__} got {quote(next(iter(named)))} by name; Java's methods take their arguments by"
                f" position: {self.__doc__}; leave the name out"
            )
        text = write_all(arguments)
        return answer(host().call(self._service, self.__name__, text))

    def __repr__(self) -> str:
        return f"<Java method {self.__qualname__}>"


class Services(Mapping):
    """The services by name. Read-only."""

    def __init__(self) -> None:
        self._offered: dict[str, Service] = {}

    def _offer(self, offered: dict[str, Service]) -> None:
        self._offered = offered

    def __getitem__(self, name: str) -> Service:
        try:
            return self._offered[name]
        except KeyError:
            names = ", ".join(map(repr, self._offered)) or "none"
            raise KeyError(
                f"no Java service is named {quote(name)}; offered are {names}; use one of these or have the Java"
                " program offer it"
            ) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._offered)

    def __len__(self) -> int:
        return len(self._offered)

    def __repr__(self) -> str:
        return f"<Java services: {', '.join(self._offered) or 'none'}>"


services = Services()
