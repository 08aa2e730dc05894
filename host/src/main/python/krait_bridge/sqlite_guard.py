"""Keeps SQLite databases whole when several interpreters of one process use them.

Each interpreter has a copy of the SQLite library, and its file locks are POSIX locks, which belong to the
process: two copies in one process do not see each other's (sqlite.org, "How To Corrupt An SQLite Database
File", section 2.2.1). So a connection here also takes a lock of the host's, one for each database file,
from a statement until no transaction is open. Rows are fetched with the statement that asks for them, as a
statement half read would keep its lock.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections import deque

_host: object = None


class Connection(sqlite3.Connection):
    """A connection that takes turns with those of other interpreters."""

    def __init_subclass__(cls, **options) -> None:
        super().__init_subclass__(**options)
        _complete(cls)

    def __init__(self, database, timeout=5.0, *arguments, **options) -> None:
        super().__init__(database, timeout, *arguments, **options)
        self._turn = _Turn(_key(database), timeout)
        weakref.finalize(self, self._turn.end)

    def cursor(self, factory=None):
        return super().cursor(Cursor if factory is None else factory)

    def execute(self, *arguments):
        return self.cursor().execute(*arguments)

    def executemany(self, *arguments):
        return self.cursor().executemany(*arguments)

    def executescript(self, *arguments):
        return self.cursor().executescript(*arguments)

    def commit(self) -> None:
        self._taking_turns(super().commit)

    def rollback(self) -> None:
        self._taking_turns(super().rollback)

    def backup(self, target, **options) -> None:
        self._taking_turns(super().backup, target, **options)

    def __exit__(self, *exc_info):
        return self._taking_turns(super().__exit__, *exc_info)

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._turn.end()

    def _taking_turns(self, call, *arguments, **options):
        self._turn.begin()
        try:
            return call(*arguments, **options)
        finally:
            if not self.in_transaction:
                self._turn.end()


class Cursor(sqlite3.Cursor):
    """A cursor that fetches its rows at once."""

    _rows: deque = deque()

    def __init_subclass__(cls, **options) -> None:
        super().__init_subclass__(**options)
        _complete(cls)

    def execute(self, *arguments):
        return self._run(super().execute, *arguments)

    def executemany(self, *arguments):
        return self._run(super().executemany, *arguments)

    def executescript(self, *arguments):
        return self._run(super().executescript, *arguments)

    def fetchone(self):
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size=None):
        count = min(self.arraysize if size is None else size, len(self._rows))
        return [self._rows.popleft() for _ in range(count)]

    def fetchall(self):
        return self.fetchmany(len(self._rows))

    def __iter__(self):
        return self

    def __next__(self):
        if not self._rows:
            raise StopIteration
        return self._rows.popleft()

    def close(self) -> None:
        self._rows = deque()
        super().close()

    def _run(self, call, *arguments):
        self._rows = deque()
        self.connection._taking_turns(self._run_and_fetch, call, arguments)
        return self

    def _run_and_fetch(self, call, arguments) -> None:
        call(*arguments)
        if self.description is not None:
            self._rows = deque(super().fetchall())


class _Turn:
    """One connection's hold on its database's lock, if it has one now."""

    def __init__(self, key: str, timeout: float) -> None:
        self._key = key
        self._millis = int(timeout * 1000)
        self._held = False

    def begin(self) -> None:
        if self._key and not self._held:
            if not _host.acquire(self._key, self._millis):
                raise sqlite3.OperationalError("database is locked")
            self._held = True

    def end(self) -> None:
        if self._held:
            self._held = False
            _host.release(self._key)


def _complete(guarded: type) -> None:
    """Has the C half of a class made where it is defined: while the import keeps other threads away from it.

    GraalPy makes that half with the first object, and a thread that makes another one at that moment finds
    a class without functions: the process ends with a segmentation fault.
    """
    object.__new__(guarded)


def _key(database) -> str:
    """The file a database is kept in, ``""`` for one in memory."""
    name = os.fspath(database)
    name = os.fsdecode(name) if isinstance(name, bytes) else name
    if name.startswith("file:"):
        path, _, query = name[5:].partition("?")
        name = ":memory:" if "mode=memory" in query else path
    return "" if name in ("", ":memory:") else os.path.realpath(name)


def _connect(database, *arguments, **options):
    if len(arguments) < 5:
        options.setdefault("factory", Connection)
    return _plain_connect(database, *arguments, **options)


_plain_connect = sqlite3.connect


def install(host: object) -> None:
    """Put the guarded classes in the place of SQLite's, for every module imported from now on."""
    global _host
    _host = host
    for module in (sqlite3, sqlite3.dbapi2):
        module.Connection, module.Cursor, module.connect = Connection, Cursor, _connect
    for guarded in (Connection, Cursor):
        _complete(guarded)
