"""Which requests an application can be tried with, found in its URL map.

Werkzeug's map (Flask) and Django's are known; of other frameworks nothing is.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote as escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INNER = ("__self__", "__wrapped__", "app", "application", "wsgi_app", "_app")
_MOST_LAYERS = 50
_ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
_PLAIN = re.compile(r"\^?((?:[\w/-]|\\[.-])*)(?:\$|\\Z)?")


class Route(NamedTuple):
    """A rule of a URL map; ``target`` is a path that it matches, or ``problem`` says why none."""

    rule: str
    target: str
    problem: str


def routes(application: object) -> list[Route]:
    """The application's rules, each once; empty when there is no map that is known."""
    for layer in _layers(application):
        try:
            if hasattr(getattr(layer, "url_map", None), "iter_rules"):
                return list(dict.fromkeys(_werkzeug(layer.url_map.iter_rules())))
            if type(layer).__module__.startswith("django."):
                from django.urls import get_resolver

                return list(dict.fromkeys(_django(get_resolver().url_patterns, "/", "/", "")))
        except Exception as error:
            return [Route("the URL map", "", f"it cannot be read: {error}")]
    return []


def _layers(application: object) -> Iterator[object]:
    """The application and what middleware has inside, from the outside in."""
    queue = [application]
    seen: list[object] = []
    while queue and len(seen) < _MOST_LAYERS:
        layer = queue.pop(0)
        if any(layer is each for each in seen):
            continue
        seen.append(layer)
        yield layer
        queue += [inner for inner in _inner(layer) if callable(inner)]


def _inner(layer: object) -> Iterator[object]:
    for name in _INNER:
        try:
            yield getattr(layer, name, None)
        except Exception:  # a property, or a proxy that needs a request
            continue
    for cell in getattr(layer, "__closure__", None) or ():
        try:
            yield cell.cell_contents
        except ValueError:  # not filled yet
            continue


def _werkzeug(rules: Iterable) -> Iterator[Route]:
    for rule in rules:
        if rule.build_only or rule.websocket:
            continue
        if rule.methods is not None and "GET" not in rule.methods:
            methods = ", ".join(sorted(rule.methods - {"OPTIONS", "HEAD"}))
            yield Route(rule.rule, "", f"only {methods}, which might change data")
            continue
        values, missing = _values(rule)
        if missing:
            yield Route(rule.rule, "", f"no obvious value for {', '.join(missing)}")
            continue
        built = rule.build(values)
        if built is None or built[0]:
            yield Route(rule.rule, "", "only on a host of its own")
        else:
            yield Route(rule.rule, built[1], "")


def _values(rule: object) -> tuple[dict[str, object], list[str]]:
    """A value for each argument whose converter tells of one, and the names of the others."""
    values = dict(rule.defaults or {})
    missing = []
    for name in sorted(rule.arguments - set(values)):
        converter = rule._converters.get(name)
        kind = type(converter).__name__
        if kind == "IntegerConverter":
            values[name] = 1 if converter.min is None else converter.min
        elif kind == "FloatConverter":
            values[name] = 1.0 if converter.min is None else converter.min
        else:
            missing.append(name)
    return values, missing


def _django(patterns: Iterable, rule: str, target: str, problem: str) -> Iterator[Route]:
    for entry in patterns:
        piece, why = _piece(entry.pattern)
        inner = (rule + str(entry.pattern), target + piece, problem or why)
        nested = getattr(entry, "url_patterns", None)
        if nested is not None:
            yield from _django(nested, *inner)
        else:
            yield Route(inner[0], "" if inner[2] else inner[1], inner[2])


def _piece(pattern: object) -> tuple[str, str]:
    """The part of a path that a pattern matches, and why there is none."""
    if hasattr(pattern, "_regex") and not hasattr(pattern, "_route"):
        plain = _PLAIN.fullmatch(str(pattern._regex))
        if plain is None:
            return "", "a regular expression with more than plain characters"
        return plain[1].replace("\\", ""), ""
    missing = []

    def value(argument: re.Match) -> str:
        if argument[1] != "int":
            missing.append(argument[2])
        return "1"

    path = escape(_ARGUMENT.sub(value, str(pattern)))
    return path, f"no obvious value for {', '.join(missing)}" if missing else ""
