"""From columns of JSON to rows of Python's values."""

from __future__ import annotations

import json
import re
import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from krait.jdbc.errors import DataError
from krait_bridge.values import build

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_INTERVAL = re.compile(
    r"(?:([-+]?\d+) years? ?)?(?:([-+]?\d+) mons? ?)?(?:([-+]?\d+) days? ?)?"
    r"(?:([-+]?)(\d+):(\d+):(\d+)(?:\.(\d+))?)?"
)


def interval(text: str) -> timedelta:
    """PostgreSQL's ``1 year 2 mons -3 days 04:05:06.789``; a month has 30 days and a year 365."""
    match = _INTERVAL.fullmatch(text)
    if match is None:
        raise ValueError(f"no interval: {text!r}")
    years, months, days, sign, hours, minutes, seconds, fraction = match.groups(default="")
    whole = int(years or 0) * 365 + int(months or 0) * 30 + int(days or 0)
    clock = timedelta(
        hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0),
        microseconds=int((fraction or "0").ljust(6, "0")[:6]),
    )  # fmt: skip
    return timedelta(days=whole) + (-clock if sign == "-" else clock)


_CONVERT: dict[str, Callable[[object], object]] = {
    "decimal": Decimal,
    "bytes": lambda text: text.encode("latin-1"),
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timetz": time.fromisoformat,
    "datetime": datetime.fromisoformat,
    "datetimetz": datetime.fromisoformat,
    "timedelta": build,
    "interval": interval,
    "uuid": uuid.UUID,
    "json": json.loads,
    "array": build,
}
"""By the code of a column; numbers and text are right as they are."""


def rows(description: list[tuple], columns: list[list]) -> list[tuple]:
    """The rows of one batch."""
    values = [_column(about, column) for about, column in zip(description, columns)]
    return list(zip(*values))


def _column(about: tuple, column: list) -> list:
    convert = _CONVERT.get(about[1])
    if convert is None:
        return column
    try:
        return [None if value is None else convert(value) for value in column]
    except (ValueError, ArithmeticError) as error:
        raise DataError(
            f"the column {about[0]!r} has a value that is out of range for Python ({error}); read it as text"
        ) from error
