"""Cursors (PEP 249 §"Cursor Objects")."""

from __future__ import annotations

from krait.jdbc.errors import InterfaceError, misused
from krait.jdbc.rows import rows
from krait.jdbc.statements import fill, translate
from krait.jdbc.types import parameters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from krait.jdbc.connection import Connection

    Parameters = Sequence | Mapping | None

_FIRST = 100
_MOST = 2000


class Cursor:
    """Rows come from Java a batch at a time: a hundred with the statement, then more."""

    arraysize = 1

    def __init__(self, connection: Connection, number: int) -> None:
        self.connection = connection
        self._number = number
        self._closed = False
        self._reset()

    def _reset(self) -> None:
        self.description: list[tuple] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.rownumber: int | None = None
        self._rows: list[tuple] = []
        self._next = 0
        self._more = False
        self._batch = _FIRST

    def _check(self) -> None:
        if self._closed:
            raise InterfaceError("the cursor is closed; make another one")
        self.connection._check()

    def execute(self, operation: str, given: Parameters = None) -> Cursor:
        """Runs a statement; ``%`` in it is a character like others when there are no parameters at all."""
        self._check()
        self._reset()
        values = None
        if given is not None:
            operation, wanted = translate(operation, self.connection.product == "POSTGRESQL")
            values = parameters(fill(wanted, given))
        node = self.connection._execute(self._number, operation, values, _FIRST)
        _, self.rowcount, about, columns, self._more, self.lastrowid = node
        if about is not None:
            self.description = [
                (name, code, None, None, precision, scale, nullable)
                for name, code, precision, scale, nullable in about
            ]
            self._rows = rows(self.description, columns)
            self.rownumber = 0
            if not self._more:
                self.rowcount = len(self._rows)
        return self

    def executemany(self, operation: str, seq_of_parameters: Iterable[Sequence | Mapping]) -> Cursor:
        """Runs a statement once for each set of parameters, all of them in one go."""
        self._check()
        self._reset()
        operation, wanted = translate(operation, self.connection.product == "POSTGRESQL")
        sets = [parameters(fill(wanted, each)) for each in seq_of_parameters]
        self.rowcount = self.connection._many(operation, sets) if sets else 0
        return self

    def fetchone(self) -> tuple | None:
        """The next row; ``None`` when there is none."""
        if self._next >= len(self._rows) and not self._fetch():
            return None
        row = self._rows[self._next]
        self._next += 1
        self.rownumber += 1
        return row

    def fetchmany(self, size: int | None = None) -> list[tuple]:
        """The next rows, ``arraysize`` of them if nothing else is said."""
        wanted = self.arraysize if size is None else size
        found: list[tuple] = []
        while len(found) < wanted and (self._next < len(self._rows) or self._fetch()):
            part = self._rows[self._next : self._next + wanted - len(found)]
            self._next += len(part)
            found += part
        self._check_rows()
        self.rownumber += len(found)
        return found

    def fetchall(self) -> list[tuple]:
        """All rows that are left."""
        self._check_rows()
        found = self._rows[self._next :]
        while self._fetch():
            found += self._rows
        self._next = len(self._rows)
        self.rownumber += len(found)
        return found

    def _check_rows(self) -> None:
        self._check()
        if self.description is None:
            raise misused("there are no rows to fetch; execute a statement that gives some")

    def _fetch(self) -> bool:
        """Gets another batch; false when there is none."""
        self._check_rows()
        while self._more:
            self._batch = min(self._batch * 4, _MOST)
            node = self.connection._fetch(self._number, self._batch)
            self._rows, self._next, self._more = rows(self.description, node[3]), 0, node[4]
            if self._rows:
                return True
        return False

    def __iter__(self) -> Iterator[tuple]:
        while (row := self.fetchone()) is not None:
            yield row

    def close(self) -> None:
        """Nothing can be done with it afterwards."""
        if not self._closed and self._more and not self.connection.closed:
            self.connection._free(self._number)
        self._closed = True
        self._rows, self._more = [], False

    def setinputsizes(self, sizes: object) -> None:
        """Does nothing."""

    def setoutputsize(self, size: object, column: object = None) -> None:
        """Does nothing."""

    def __enter__(self) -> Cursor:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
