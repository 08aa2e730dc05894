"""The exceptions of PEP 249; those of a database have its SQLSTATE and are a ``krait.JavaError`` as well."""

from __future__ import annotations

import json

from krait_bridge.java_errors import JavaError, chained
from krait_bridge.values import build


class Warning(Exception):  # noqa: A001, N818 - PEP 249 has the name
    """Never raised."""


class Error(JavaError):
    """The base of all the others. ``sqlstate`` has five characters, or none."""

    def __str__(self) -> str:
        return self.message or Exception.__str__(self)


class InterfaceError(Error):
    """The driver was used in a wrong way: something is closed, or was not begun."""


class DatabaseError(Error):
    """The database, or Java's driver for it, has refused."""


class DataError(DatabaseError):
    """A value is out of range, or not of its type."""


class OperationalError(DatabaseError):
    """Nothing that the application did: no connection, no memory, a deadlock, a statement that was cancelled."""


class IntegrityError(DatabaseError):
    """A constraint does not allow it."""


class InternalError(DatabaseError):
    """The transaction has failed already, or a cursor is not there."""


class ProgrammingError(DatabaseError):
    """The SQL is wrong: its syntax, a table's name, the number of parameters."""


class NotSupportedError(DatabaseError):
    """The database cannot do it."""


_BY_CLASS = {
    "07": ProgrammingError, "08": OperationalError, "0A": NotSupportedError, "0L": OperationalError,
    "0P": OperationalError, "20": ProgrammingError, "21": ProgrammingError, "22": DataError, "23": IntegrityError,
    "24": InternalError, "25": InternalError, "26": ProgrammingError, "27": OperationalError,
    "28": OperationalError, "2B": InternalError, "2D": InternalError, "2F": InternalError, "34": ProgrammingError,
    "38": InternalError, "39": InternalError, "3B": InternalError, "3D": ProgrammingError,
    "3F": ProgrammingError, "40": OperationalError, "42": ProgrammingError, "44": ProgrammingError,
    "53": OperationalError, "54": OperationalError, "55": OperationalError, "57": OperationalError,
    "58": OperationalError, "F0": OperationalError, "HV": OperationalError, "P0": InternalError, "XX": InternalError,
}  # fmt: skip
"""The first two characters of SQLSTATE, as psycopg sorts them."""

_BY_JAVA = {
    "Timeout": OperationalError, "Connection": OperationalError, "FeatureNotSupported": NotSupportedError,
    "IntegrityConstraint": IntegrityError, "Syntax": ProgrammingError, "DataException": DataError,
}  # fmt: skip
"""Parts of names of Java's classes, for drivers that give no SQLSTATE that says more."""


def kind(state: str, java_class: str) -> type[Error]:
    """The exception for what a driver of Java's has thrown."""
    known = _BY_CLASS.get(state[:2])
    if known is not None:
        return known
    return next((each for part, each in _BY_JAVA.items() if part in java_class), DatabaseError)


def answered(text: str) -> object:
    """What Java's side answered, rows as far as JSON goes; raises if that is an error."""
    node = json.loads(text)
    if node[0] == "e":
        _, java_class, _, state = node[1]
        raise chained(node[1:], kind(state, java_class))
    if node[0] == "x":
        raise misused(node[2])
    return node if node[0] == "q" else build(node[1])


def misused(message: str) -> ProgrammingError:
    """One of the driver's own."""
    return ProgrammingError(message)
