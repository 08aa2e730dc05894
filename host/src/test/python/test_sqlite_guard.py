"""SQLite connections take turns with those of other interpreters."""

import os
import sqlite3
import tempfile
import unittest
from unittest import mock

from krait_bridge import sqlite_guard


class Locks:
    """The host's locks, held by name."""

    def __init__(self):
        self.held = set()
        self.log = []

    def acquire(self, name, millis):
        if name in self.held:
            return False
        self.held.add(name)
        self.log.append("acquire")
        return True

    def release(self, name):
        self.held.remove(name)
        self.log.append("release")


class AConnection(unittest.TestCase):
    def setUp(self):
        self.locks = sqlite_guard._host = Locks()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "rows.db")
        self.connection = self.connect()
        self.connection.execute("create table rows (x)")

    def connect(self):
        connection = sqlite3.connect(self.path, timeout=0.1, factory=sqlite_guard.Connection)
        self.addCleanup(connection.close)
        return connection

    def test_holds_the_lock_for_one_statement_outside_a_transaction(self):
        self.assertEqual(self.locks.log, ["acquire", "release"])
        self.assertFalse(self.locks.held)

    def test_holds_the_lock_until_the_transaction_ends(self):
        for end in (self.connection.commit, self.connection.rollback):
            self.connection.execute("insert into rows values (1)")
            self.assertEqual(self.locks.held, {os.path.realpath(self.path)})
            end()
            self.assertFalse(self.locks.held)

    def test_releases_the_lock_when_it_is_closed_in_a_transaction(self):
        self.connection.execute("insert into rows values (1)")
        self.connection.close()
        self.assertFalse(self.locks.held)

    def test_waits_no_longer_than_its_timeout(self):
        self.connection.execute("insert into rows values (1)")
        with self.assertRaisesRegex(sqlite3.OperationalError, "database is locked"):
            self.connect().execute("select * from rows")

    def test_reads_rows_in_every_way_without_keeping_the_lock(self):
        with self.connection:
            self.connection.executemany("insert into rows values (?)", [(1,), (2,), (3,), (4,)])
        cursor = self.connection.execute("select x from rows order by x")
        self.assertFalse(self.locks.held)
        self.assertEqual(cursor.fetchone(), (1,))
        self.assertEqual(cursor.fetchmany(1), [(2,)])
        self.assertEqual(list(cursor), [(3,), (4,)])
        self.assertIsNone(cursor.fetchone())
        self.assertEqual(cursor.fetchall(), [])

    def test_keeps_row_factories_and_returned_rows(self):
        self.connection.row_factory = sqlite3.Row
        row = self.connection.execute("insert into rows values (7) returning x").fetchone()
        self.assertEqual(row["x"], 7)

    def test_in_memory_takes_no_lock(self):
        self.locks.log.clear()
        memory = sqlite3.connect(":memory:", factory=sqlite_guard.Connection)
        memory.execute("create table rows (x)")
        memory.close()
        self.assertEqual(self.locks.log, [])


class Classes(unittest.TestCase):
    """Objects of a class must not be made by two threads before one is whole (GraalPy)."""

    def setUp(self):
        self.completed = []
        self.patch(sqlite_guard, "_complete", self.completed.append)

    def patch(self, *what):
        patch = mock.patch.object(*what)
        patch.start()
        self.addCleanup(patch.stop)

    def test_are_completed_when_they_are_put_in_place(self):
        for module in (sqlite3, sqlite3.dbapi2):
            for name in ("Connection", "Cursor", "connect"):
                self.patch(module, name, getattr(module, name))
        self.patch(sqlite_guard, "_host", None)

        sqlite_guard.install(Locks())

        self.assertEqual(self.completed, [sqlite_guard.Connection, sqlite_guard.Cursor])

    def test_of_an_application_are_completed_where_they_are_defined(self):
        class Wrapper(sqlite_guard.Cursor):
            pass

        class Pooled(sqlite_guard.Connection):
            pass

        self.assertEqual(self.completed, [Wrapper, Pooled])


class Completing(unittest.TestCase):
    def test_runs_no_code_of_the_class(self):
        def unexpected(*arguments):
            raise AssertionError("called")

        for base in (sqlite3.Connection, sqlite3.Cursor):
            members = dict.fromkeys(("__new__", "__init__"), unexpected)
            sqlite_guard._complete(type("Own", (base,), members))


if __name__ == "__main__":
    unittest.main()
