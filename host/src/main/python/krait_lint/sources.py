"""What is wrong with an application's source, whatever is requested."""

from __future__ import annotations

import ast
import re
import sys
import tokenize

from krait_lint.rules import RULES
from krait_lint.watch import Finding
from krait_lint.words import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from krait_lint.places import Places

_FOREIGN = re.compile(
    r"(gunicorn|uwsgi|mod_wsgi|waitress|eventlet|gevent|werkzeug\.server)\.\w+|werkzeug\.socket"
)
_LOOK_UPS = ("get", "pop", "setdefault")


def source_findings(places: Places) -> Iterator[Finding]:
    """Findings in the modules of the application's own folder that are imported."""
    files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    for file in sorted(files):
        if file.endswith(".py") and places.owns(file):
            yield from _foreign_keys(file)


def _foreign_keys(file: str) -> Iterator[Finding]:
    try:
        with tokenize.open(file) as source:
            tree = ast.parse(source.read())
    except (OSError, SyntaxError, ValueError):
        return  # changed since it was imported
    rule = "environ-foreign-key"
    for node in ast.walk(tree):
        key = _key(node)
        if isinstance(key, str) and _FOREIGN.fullmatch(key):
            message = (
                f"the source asks for the key {quote(key)}, which one server sets and others do"
                " not; PEP 3333 promises none of that name; do without it, or ask whether it is"
                " there"
            )
            yield Finding(rule, RULES[rule].level, message, file, node.lineno, "")


def _key(node: ast.AST) -> object:
    """The constant that something is looked up by: ``x["key"]``, ``x.get("key")``."""
    if isinstance(node, ast.Subscript):
        return getattr(node.slice, "value", None)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _LOOK_UPS
        and node.args
    ):
        return getattr(node.args[0], "value", None)
    return None
