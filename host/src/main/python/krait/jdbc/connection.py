"""Connections (PEP 249 §"Connection Objects")."""

from __future__ import annotations

from krait.jdbc import errors
from krait.jdbc.cursor import Cursor
from krait.jdbc.errors import InterfaceError, answered, misused
from krait_bridge import services
from krait_bridge.values import write, write_all

ISOLATION_LEVELS = {"READ UNCOMMITTED": 1, "READ COMMITTED": 2, "REPEATABLE READ": 4, "SERIALIZABLE": 8}


def connect(name: str, *, autocommit: bool = False, fetch_size: int = 0) -> Connection:
    """A connection of the data source that is offered as ``name``; waits until the pool has one.

    ``fetch_size`` rows at a time are held in Java; 0 leaves it to the database's driver: PostgreSQL's holds all rows
    of a result then, and with another number needs them to be fetched before the transaction ends.
    """
    number, product, version = _ask("connect", name)
    connection = Connection(name, number, product, version, fetch_size)
    if autocommit:
        connection.autocommit = True
    return connection


def _ask(operation: str, *arguments: object) -> object:
    return answered(services.host().query(operation, write_all(arguments)))


class Connection:
    """Begins a transaction by itself; what is not committed when it is closed is undone.

    In a ``with`` statement it is committed at the end, or rolled back after an exception, and closed.
    """

    # PEP 249 §"Optional DB API Extensions"
    Warning = errors.Warning
    Error = errors.Error
    InterfaceError = errors.InterfaceError
    DatabaseError = errors.DatabaseError
    DataError = errors.DataError
    OperationalError = errors.OperationalError
    IntegrityError = errors.IntegrityError
    InternalError = errors.InternalError
    ProgrammingError = errors.ProgrammingError
    NotSupportedError = errors.NotSupportedError

    def __init__(self, name: str, number: int, product: str, version: str, fetch_size: int) -> None:
        self.name = name
        self.product = product
        """``POSTGRESQL``, ``H2`` or ``OTHER``."""
        self.version = version
        self.closed = False
        self._number = number
        self._fetch_size = fetch_size
        self._cursors = 0
        self._autocommit = False
        self._isolation: str | None = None

    def _check(self) -> None:
        if self.closed:
            raise InterfaceError("the connection is closed; connect again")

    def cursor(self) -> Cursor:
        self._check()
        self._cursors += 1
        return Cursor(self, self._cursors)

    def execute(self, operation: str, parameters: object = None) -> Cursor:
        """A new cursor that has executed the statement."""
        return self.cursor().execute(operation, parameters)

    def commit(self) -> None:
        self._check()
        if not self._autocommit:
            _ask("commit", self._number)

    def rollback(self) -> None:
        self._check()
        if not self._autocommit:
            _ask("rollback", self._number)

    @property
    def autocommit(self) -> bool:
        """Whether each statement is a transaction of its own. Setting it commits what is open."""
        return self._autocommit

    @autocommit.setter
    def autocommit(self, whether: bool) -> None:
        self._check()
        if whether != self._autocommit:
            _ask("autocommit", self._number, bool(whether))
            self._autocommit = bool(whether)

    @property
    def isolation_level(self) -> str | None:
        """One of ``ISOLATION_LEVELS``, or ``None`` for the pool's own."""
        return self._isolation

    @isolation_level.setter
    def isolation_level(self, level: str | None) -> None:
        self._check()
        if level is not None and level not in ISOLATION_LEVELS:
            raise misused(
                f"there is no isolation level {level!r}; allowed are {', '.join(ISOLATION_LEVELS)}; use one of these"
            )
        _ask("isolation", self._number, ISOLATION_LEVELS[level] if level else -1)
        self._isolation = level

    def close(self) -> None:
        """Gives it back to the pool. Nothing can be done with it afterwards; closing it again does nothing."""
        if not self.closed:
            self.closed = True
            try:
                _ask("close", self._number)
            except errors.OperationalError as error:
                if error.sqlstate != "08003":  # it ended with its request
                    raise

    def _execute(self, cursor: int, sql: str, parameters: str | None, count: int) -> list:
        # the parameters are written already
        text = (
            f'["l",{self._number},{cursor},{write(sql)},{"null" if parameters is None else parameters},{count},'
            f"{self._fetch_size}]"
        )
        return answered(services.host().query("execute", text))

    def _many(self, sql: str, sets: list[str]) -> int:
        text = f'["l",{self._number},{write(sql)},["l",{",".join(sets)}]]'
        return answered(services.host().query("many", text))

    def _fetch(self, cursor: int, count: int) -> list:
        return _ask("fetch", self._number, cursor, count)

    def _free(self, cursor: int) -> None:
        _ask("free", self._number, cursor)

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, kind: object, *error: object) -> None:
        try:
            if kind is None:
                self.commit()
            elif not self.closed:
                self.rollback()
        finally:
            self.close()
