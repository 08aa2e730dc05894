"""Type objects and constructors of PEP 249, and how values are given to a statement."""

from __future__ import annotations

import json
import time as clock
from datetime import date, datetime, time

from krait_bridge.values import write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Date = date
Time = time
Timestamp = datetime
Binary = bytes


def DateFromTicks(ticks: float) -> date:  # noqa: N802 - PEP 249 has the name
    return Date(*clock.localtime(ticks)[:3])


def TimeFromTicks(ticks: float) -> time:  # noqa: N802
    return Time(*clock.localtime(ticks)[3:6])


def TimestampFromTicks(ticks: float) -> datetime:  # noqa: N802
    return Timestamp(*clock.localtime(ticks)[:6])


class TypeObject:
    """Equal to the codes in ``description`` that are of its sort."""

    def __init__(self, *codes: str) -> None:
        self._codes = frozenset(codes)

    def __eq__(self, other: object) -> bool:
        return other in self._codes if isinstance(other, str) else other is self

    def __hash__(self) -> int:
        return hash(self._codes)


STRING = TypeObject("str", "json", "uuid")
BINARY = TypeObject("bytes")
NUMBER = TypeObject("int", "float", "decimal", "bool")
DATETIME = TypeObject("date", "time", "timetz", "datetime", "datetimetz", "timedelta", "interval")
ROWID = TypeObject()


class Json:
    """Marks a value as JSON where it would be taken for something else, as a list would for an array."""

    def __init__(self, value: object) -> None:
        self.value = value


def parameters(values: Iterable[object]) -> str:
    """One statement's, for Java."""
    return write_all([_plain(value) for value in values])


def _plain(value: object) -> object:
    kind = type(value)
    if kind is Json:
        return json.dumps(value.value)
    if isinstance(value, dict):
        return json.dumps(value)
    if kind is list or kind is tuple:
        return [_plain(item) for item in value]
    return value
