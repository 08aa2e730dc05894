"""How values cross between Java and Python: the other half of Java's room ``values``.

One line of JSON, in which each array starts with what it is. ``host/docs/java-services.md`` has the table.
"""

from __future__ import annotations

import dataclasses
import json
import keyword
import uuid
from collections import namedtuple
from collections.abc import Mapping, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring_ascii as quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SAFE_BITS = 4000  # more decimal digits Python may refuse to write
_SPECIAL = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


def write(value: object) -> str:
    """The value for Java. Raises ``TypeError`` for what Java has nothing like."""
    writer = _WRITERS.get(type(value))
    return writer(value) if writer else _write_relative(value)


def write_all(values: Iterable[object]) -> str:
    """Several values, as one list."""
    return _items("l", values)


def _write_relative(value: object) -> str:
    """A value whose class is derived from one that is known, or has fields."""
    if isinstance(value, Enum):
        return quoted(value.name)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return _fields(type(value).__name__, names, [getattr(value, name) for name in names])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return _fields(type(value).__name__, getattr(value, "java_fields", value._fields), value)
    for kind, writer in _WRITERS.items():
        if isinstance(value, kind):
            return writer(value)
    if isinstance(value, Set):
        return _items("s", value)
    if isinstance(value, Mapping):
        return _pairs(value)
    raise TypeError(
        f"a value of type {type(value).__module__}.{type(value).__qualname__} cannot be given to Java; allowed are"
        " None, bool, int, float, Decimal, str, bytes, dates and times, timedelta, UUID, Enum, and lists, tuples,"
        " sets, dicts, dataclasses and named tuples of these; convert it before the call"
    )


def _tagged(tag: str, *texts: str) -> str:
    return f'["{tag}",{",".join(map(quoted, texts))}]'


def _int(value: int) -> str:
    return int.__repr__(value) if value.bit_length() < _SAFE_BITS else _tagged("i", f"{value:x}")


def _float(value: float) -> str:
    text = float.__repr__(value)
    return _tagged("f", _SPECIAL[text]) if text in _SPECIAL else text


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise TypeError(f"{value!r} cannot be given to Java, whose BigDecimal is finite; pass a float or None")
    return _tagged("n", str(value))


def _items(tag: str, values: Iterable[object]) -> str:
    return "".join((f'["{tag}"', *[f",{write(value)}" for value in values], "]"))


def _pairs(value: Mapping) -> str:
    return "".join(('["m"', *[f",{write(key)},{write(item)}" for key, item in value.items()], "]"))


def _fields(name: str, names: Iterable[str], values: Iterable[object]) -> str:
    pairs = [f",{quoted(field)},{write(value)}" for field, value in zip(names, values)]
    return "".join((f'["r",{quoted(name)}', *pairs, "]"))


def _datetime(value: datetime) -> str:
    if value.utcoffset() is None:
        return _tagged("dt", value.isoformat())
    zone = getattr(value.tzinfo, "key", None)  # of a ZoneInfo
    return _tagged("z", value.isoformat(), zone if isinstance(zone, str) else "")


def _time(value: time) -> str:
    return _tagged("t" if value.utcoffset() is None else "tz", value.isoformat())


def _timedelta(value: timedelta) -> str:
    return f'["td",{value.days * 86400 + value.seconds},{value.microseconds}]'


_WRITERS: dict[type, Callable] = {
    str: lambda value: quoted(str.__str__(value)),
    type(None): lambda value: "null",
    bool: lambda value: "true" if value else "false",
    int: _int,
    float: _float,
    Decimal: _decimal,
    bytes: lambda value: _tagged("b", value.decode("latin-1")),
    bytearray: lambda value: _tagged("b", value.decode("latin-1")),
    memoryview: lambda value: _tagged("b", value.tobytes().decode("latin-1")),
    datetime: _datetime,
    date: lambda value: _tagged("d", value.isoformat()),
    time: _time,
    timedelta: _timedelta,
    uuid.UUID: lambda value: _tagged("u", str(value)),
    list: lambda value: _items("l", value),
    tuple: lambda value: _items("l", value),
    set: lambda value: _items("s", value),
    frozenset: lambda value: _items("s", value),
    dict: _pairs,
}


def read(text: str) -> object:
    """What Java wrote."""
    return build(json.loads(text))


def build(node: object) -> object:
    """The value that a piece of JSON stands for."""
    return _READERS[node[0]](node) if type(node) is list else node


def _zoned(node: list) -> datetime:
    moment = datetime.fromisoformat(node[1])
    if not node[2]:
        return moment
    try:
        from zoneinfo import ZoneInfo

        return moment.astimezone(ZoneInfo(node[2]))
    except (ImportError, KeyError, ValueError, OSError):  # a zone that only Java knows
        return moment


_classes: dict[tuple, type] = {}


def _record(node: list) -> object:
    key = (node[1], *node[2::2])
    kind = _classes.get(key)
    if kind is None:
        kind = namedtuple(_python_name(node[1]), [_python_name(name) for name in node[2::2]])
        kind.java_fields = key[1:]
        kind.__module__ = "krait"
        _classes[key] = kind
    return kind._make([build(value) for value in node[3::2]])


def _python_name(name: str) -> str:
    """Java's name, or one like it where Python keeps that for itself."""
    name = name.lstrip("_").replace("$", "_") or "field"
    return name + "_" if keyword.iskeyword(name) or name in ("index", "count", "java_fields") else name


def _hashable(value: object) -> object:
    if isinstance(value, list):
        return tuple(_hashable(item) for item in value)
    if isinstance(value, set):
        return frozenset(_hashable(item) for item in value)
    return tuple((key, _hashable(item)) for key, item in value.items()) if isinstance(value, dict) else value


_READERS: dict[str, Callable[[list], object]] = {
    "l": lambda node: [build(item) for item in node[1:]],
    "s": lambda node: {_hashable(build(item)) for item in node[1:]},
    "m": lambda node: {
        _hashable(build(key)): build(item) for key, item in zip(node[1::2], node[2::2])
    },
    "r": _record,
    "b": lambda node: node[1].encode("latin-1"),
    "i": lambda node: int(node[1], 16),
    "f": lambda node: float(node[1]),
    "n": lambda node: Decimal(node[1]),
    "d": lambda node: date.fromisoformat(node[1]),
    "t": lambda node: time.fromisoformat(node[1]),
    "tz": lambda node: time.fromisoformat(node[1]),
    "dt": lambda node: datetime.fromisoformat(node[1]),
    "z": _zoned,
    "td": lambda node: timedelta(seconds=node[1], microseconds=node[2]),
    "u": lambda node: uuid.UUID(node[1]),
}
