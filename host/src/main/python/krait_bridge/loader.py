"""From what the user typed to the application: ``MODULE``, ``MODULE:NAME.attribute``,
``MODULE:factory('literal', x=1)``.

Only names and literals are understood; nothing of the text is ever evaluated.
"""

from __future__ import annotations

import sys

from krait_bridge.load_failure import (
    LoadFailure,
    from_factory,
    from_import,
    missing_attribute,
    missing_default,
)
from krait_bridge.reporting import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    Call = tuple[list, dict]

_DEFAULTS = ("application", "app")
_MISSING = object()
_FORMS = "MODULE, MODULE:NAME, MODULE:NAME.attribute and MODULE:factory('literal', key=1)"


def load(specification: str) -> Callable:
    """Imports the module and finds or makes the application in it.

    Raises :class:`LoadFailure`, and nothing else, whatever the application does meanwhile.
    """
    module_name, path, call = parse(specification)
    module = _import(module_name)
    if path:
        found, name = _follow(module, path), ".".join(path)
    else:
        found, name = _default(module)
    if call is not None:
        found = _make(specification, found, call)
        name = specification.partition(":")[2]
    if not callable(found):
        raise LoadFailure(
            "not-callable",
            f"{quote(name)} in the module {quote(module_name)} gave an object of type"
            f" {type(found).__name__}, which cannot be called; a WSGI application is called with"
            " (environ, start_response); name the application itself, or the function that makes"
            " it, as MODULE:factory()",
        )
    return found


def parse(specification: str) -> tuple[str, list[str], Call | None]:
    """Module, names below it, and the arguments of a call if there is one."""
    module, colon, rest = specification.partition(":")
    if module.endswith(".py") or "/" in module:
        name = module.removesuffix(".py").strip("./").replace("/", ".")
        raise _bad(specification, "looks like a file", f"name the module: {name}{colon}{rest}")
    if not _is_path(module):
        raise _bad(specification, f"has no module name in {quote(module)}")
    if not colon:
        return module, [], None
    if _is_path(rest):
        return module, rest.split("."), None
    return module, *_parse_call(specification, rest)


def _is_path(text: str) -> bool:
    return all(name.isidentifier() for name in text.split("."))


def _parse_call(specification: str, text: str) -> tuple[list[str], Call]:
    import ast  # only calls need it, and start-up time matters

    try:
        call = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        raise _bad(specification, f"has something else than a name in {quote(text)}") from None
    if not isinstance(call, ast.Call) or not _is_path(ast.unparse(call.func)):
        raise _bad(specification, f"has neither a name nor a call in {quote(text)}")
    try:
        arguments = [ast.literal_eval(argument) for argument in call.args]
        keywords = {str(word.arg): ast.literal_eval(word.value) for word in call.keywords}
    except (ValueError, TypeError):
        raise _bad(specification, "has an argument that is not a literal") from None
    if any(word.arg is None for word in call.keywords):
        raise _bad(specification, "has ** in its arguments")
    return ast.unparse(call.func).split("."), (arguments, keywords)


def _bad(specification: str, problem: str, remedy: str = "write one of these") -> LoadFailure:
    return LoadFailure(
        "bad-spec",
        f"the application {quote(specification)} {problem}; allowed are {_FORMS}; {remedy}",
    )


def _import(name: str) -> ModuleType:
    try:
        __import__(name)
    except BaseException as error:  # an application may call sys.exit() while it is imported
        raise from_import(name, error) from None
    return sys.modules[name]


def _follow(module: ModuleType, path: list[str]) -> object:
    found = module
    for name in path:
        holder, found = found, _get(module, found, name)
        if found is _MISSING:
            raise missing_attribute(module, ".".join(path), name, holder)
    return found


def _default(module: ModuleType) -> tuple[object, str]:
    for name in _DEFAULTS:
        found = _get(module, module, name)
        if found is not _MISSING:
            return found, name
    raise missing_default(module, _DEFAULTS)


def _get(module: ModuleType, holder: object, name: str) -> object:
    try:
        return getattr(holder, name, _MISSING)
    except BaseException as error:  # a property or a module's __getattr__ runs their code
        raise from_import(module.__name__, error) from None


def _make(specification: str, factory: object, call: Call) -> object:
    arguments, keywords = call
    try:
        return factory(*arguments, **keywords)
    except BaseException as error:
        raise from_factory(specification, factory, call, error) from None
