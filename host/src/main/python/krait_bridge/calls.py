"""Calls of the application's functions by the Java program that it runs in.

``call`` is what Java calls, on any of several threads at once, as ``server.serve`` for requests.
"""

from __future__ import annotations

import sys

from krait_bridge import server
from krait_bridge.hostlog import APP, INFO, log
from krait_bridge.reporting import describe, quote
from krait_bridge.timeouts import RequestTimeout
from krait_bridge.values import read, write_all


def call(function: str, arguments: str) -> str:
    """Calls ``MODULE:NAME``, or ``NAME`` of the application's module. Never raises.

    Returns, as ``values`` writes it, ``["v", result]``, ``["x", message]`` when the call cannot be made, or
    ``["e", type, message, traceback]`` when the function raised.
    """
    return server.in_context(_call, function, arguments)


def _call(function: str, arguments: str) -> str:
    try:
        found = _find(function)
        result = found(*read(arguments))
    except _NotFound as error:
        return write_all(("x", str(error)))
    except BaseException as error:  # sys.exit() too: it ends this call, nothing else
        return _failure(function, error)
    try:
        return write_all(("v", result))
    except TypeError as error:
        return write_all(("x", f"the result of {function}: {error}"))


class _NotFound(Exception):
    """There is no such function."""


def _find(function: str) -> object:
    module, colon, path = function.partition(":")
    if not colon:
        module, path = server.module(), function
    if module not in sys.modules:
        try:
            __import__(module)
        except ModuleNotFoundError as error:
            if error.name is None or not f"{module}.".startswith(f"{error.name}."):
                raise
            raise _NotFound(
                f"{quote(function)} cannot be called: there is no module {quote(module)}; allowed are MODULE:NAME and"
                " the names in the application's own module; correct the module's name, or its folder"
            ) from None
    found = sys.modules[module]
    for name in path.split("."):
        try:
            found = getattr(found, name)
        except AttributeError:
            raise _NotFound(
                f"{quote(function)} cannot be called: {quote(name)} is not in {_name(found)}; allowed are functions"
                " that the module has; correct the name"
            ) from None
    if not callable(found):
        raise _NotFound(
            f"{quote(function)} cannot be called: it is of type {type(found).__name__}; allowed are functions; name one"
        )
    return found


def _name(holder: object) -> str:
    name = getattr(holder, "__name__", None)
    return f"the module {name}" if name in sys.modules else f"{name or type(holder).__name__}"


def _failure(function: str, error: BaseException) -> str:
    if isinstance(error, RequestTimeout):
        log(APP, INFO, f"the call of {function}: stopped, as it took too long")
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    try:
        message = str(error)
    except Exception:  # an exception class may do anything when it is printed
        message = ""
    return write_all(("e", name, message, describe(error)))
