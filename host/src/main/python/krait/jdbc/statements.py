"""From ``%s`` and ``%(name)s`` to JDBC's ``?``."""

from __future__ import annotations

import re

from krait.jdbc.errors import misused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krait.jdbc.errors import ProgrammingError

_MOST_KNOWN = 500

_QUOTED = re.compile(
    r"""[eE]'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*" | (\$(?:[^\W\d]\w*)?\$).*?\1 | --[^\n]* | /\*.*?\*/""",
    re.VERBOSE | re.DOTALL,
)
_TOKEN = re.compile(r"%\((?P<name>[^)]*)\)s|(?P<format>%s)|(?P<percent>%%)|(?P<stray>%)|\?")

_known: dict[tuple, tuple[str, list[str] | int]] = {}


def translate(sql: str, escape: bool) -> tuple[str, list[str] | int]:
    """The statement with ``?``, and the parameters it takes: their names in order, or how many there are.

    ``escape`` is whether a literal ``?`` outside of quotes is PostgreSQL's operator, which its driver has to be
    told of as ``??``.
    """
    key = (sql, escape)
    known = _known.get(key)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[key] = _translate(sql, escape)
    return known


def _translate(sql: str, escape: bool) -> tuple[str, list[str] | int]:
    parts, names, count, start = [], [], 0, 0

    def plain(match: re.Match) -> str:
        nonlocal count
        kind = match.lastgroup
        if kind == "stray":
            raise _stray(match.group())
        if kind == "percent":
            return "%"
        if kind is None:
            return "??" if escape else "?"
        if kind == "name":
            names.append(match["name"])
        else:
            count += 1
        return "?"

    for quoted in _QUOTED.finditer(sql):
        parts.append(_TOKEN.sub(plain, sql[start : quoted.start()]))
        parts.append(_TOKEN.sub(_inside, quoted.group()))
        start = quoted.end()
    parts.append(_TOKEN.sub(plain, sql[start:]))
    if names and count:
        raise misused("a statement has both %s and %(name)s; use one of them")
    return "".join(parts), names if names else count


def _inside(match: re.Match) -> str:
    """In quotes and comments only ``%%`` means something."""
    text = match.group()
    if match.lastgroup == "percent":
        return "%"
    if match.lastgroup is None:
        return text
    raise _stray(text)


def _stray(text: str) -> ProgrammingError:
    return misused(
        f"a statement has {text!r} where no parameter can be; allowed are %s and %(name)s outside of quotes, and %%"
        " for the character itself; double the character, or leave the quotes out"
    )


def fill(wanted: list[str] | int, given: Sequence | Mapping) -> list:
    """The parameters in the statement's order."""
    if isinstance(wanted, int):
        if hasattr(given, "keys") and wanted == 0:
            return []
        values = list(given)
        if len(values) != wanted or hasattr(given, "keys"):
            raise misused(f"a statement has {wanted} times %s and got {len(values)} parameters; give as many")
        return values
    try:
        return [given[name] for name in wanted]
    except (KeyError, TypeError, IndexError):
        raise misused(f"a statement wants the parameters {', '.join(wanted)} by name; give a dict with these") from None
