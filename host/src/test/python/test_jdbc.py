"""The driver's Python half, against what Java would answer."""

from __future__ import annotations

import json
import unittest
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import krait
import krait.jdbc
from krait.jdbc.rows import interval
from krait.jdbc.statements import fill, translate
from krait_bridge import services
from krait_bridge.values import write


class FakeDatabase:
    """Answers each operation with what is queued for it."""

    def __init__(self):
        self.asked = []
        self.answers = {"connect": ['["v",["l",1,"POSTGRESQL","15"]]']}

    def query(self, operation, arguments):
        self.asked.append((operation, json.loads(arguments)[1:]))
        queued = self.answers.get(operation)
        return queued.pop(0) if queued else '["v",null]'

    def will(self, operation, *answers):
        self.answers[operation] = [each if isinstance(each, str) else json.dumps(each) for each in answers]


class JdbcTest(unittest.TestCase):
    def setUp(self):
        self.database = FakeDatabase()
        services.connect(self.database, write([]))
        self.addCleanup(services.connect, None, write([]))
        self.connection = krait.jdbc.connect("orders")
        self.cursor = self.connection.cursor()

    def operations(self):
        return [operation for operation, _ in self.database.asked]

    def test_rows_come_by_column_and_are_pythons_own(self):
        about = [[code, code, 0, 0, True] for code in ("int", "decimal", "date", "bytes", "uuid", "json", "array")]
        values = [
            [1, None], ["1.50", None], ["2026-11-28", None], ["\xff", None], [str(UUID(int=1)), None],
            ['{"a": [1]}', None], [["l", ["n", "1"]], None],
        ]  # fmt: skip
        self.database.will("execute", ["q", -1, about, values, False, None])
        rows = self.cursor.execute("SELECT").fetchall()
        first = (1, Decimal("1.50"), date(2026, 11, 28), b"\xff", UUID(int=1), {"a": [1]}, [Decimal(1)])
        self.assertEqual(rows, [first, (None,) * 7])
        self.assertEqual(self.cursor.rowcount, 2)
        self.assertEqual([each[0] for each in self.cursor.description], [each[0] for each in about])
        self.assertEqual(self.cursor.description[1][1], krait.jdbc.NUMBER)
        self.assertNotEqual(self.cursor.description[1][1], krait.jdbc.STRING)

    def test_more_rows_are_fetched_in_batches(self):
        about = [["n", "int", 0, 0, None]]
        self.database.will("execute", ["q", -1, about, [[1, 2]], True, None])
        self.database.will("fetch", ["q", -1, None, [[3, 4]], True, None], ["q", -1, None, [[]], False, None])
        self.cursor.execute("SELECT n FROM t")
        self.assertEqual(self.cursor.rowcount, -1)
        self.assertEqual(self.cursor.fetchone(), (1,))
        self.assertEqual(self.cursor.fetchmany(2), [(2,), (3,)])
        self.assertEqual(list(self.cursor), [(4,)])
        self.assertIsNone(self.cursor.fetchone())
        self.assertEqual(self.cursor.fetchall(), [])
        self.assertEqual(self.operations(), ["connect", "execute", "fetch", "fetch"])

    def test_parameters_cross_with_the_statement(self):
        self.database.will("execute", ["q", 1, None, None, False, 7])
        self.cursor.execute("INSERT INTO t VALUES (%s, %s)", (None, {"a": 1}))
        self.assertEqual(self.cursor.rowcount, 1)
        self.assertEqual(self.cursor.lastrowid, 7)
        self.assertIsNone(self.cursor.description)
        sql, values = self.database.asked[-1][1][2:4]
        self.assertEqual(sql, "INSERT INTO t VALUES (?, ?)")
        self.assertEqual(values, ["l", None, '{"a": 1}'])
        with self.assertRaisesRegex(krait.jdbc.ProgrammingError, "no rows to fetch"):
            self.cursor.fetchone()

    def test_many_sets_of_parameters_cross_at_once(self):
        self.database.will("many", ["v", 2])
        self.cursor.executemany("UPDATE t SET a = %(a)s WHERE b = %(b)s", [{"a": 1, "b": 2}, {"b": 4, "a": 3}])
        self.assertEqual(self.cursor.rowcount, 2)
        self.assertEqual(self.database.asked[-1][1][2], ["l", ["l", 1, 2], ["l", 3, 4]])

    def test_placeholders(self):
        for given, escape, expected in [
            ("a = %s AND b = %s", True, ("a = ? AND b = ?", 2)),
            ("%(b)s %(a)s %(b)s", True, ("? ? ?", ["b", "a", "b"])),
            ("a ? %s AND c LIKE 'x%%?'", True, ("a ?? ? AND c LIKE 'x%?'", 1)),
            ("a ? %s", False, ("a ? ?", 1)),
            ("'it''s ?' || %s -- ?", True, ("'it''s ?' || ? -- ?", 1)),
            (r"E'\'?' || %s", True, (r"E'\'?' || ?", 1)),
            ('"a?" /* ? */ $x$ ? $x$ %s', True, ('"a?" /* ? */ $x$ ? $x$ ?', 1)),
            ("5 %% 3", True, ("5 % 3", 0)),
        ]:
            with self.subTest(given=given):
                self.assertEqual(translate(given, escape), expected)
        for wrong in ("LIKE 'a%'", "a = '%s'", "5 % 3", "%s %(a)s"):
            with self.subTest(wrong=wrong), self.assertRaises(krait.jdbc.ProgrammingError):
                translate(wrong, True)

    def test_parameters_must_fit(self):
        self.assertEqual(fill(2, [1, 2]), [1, 2])
        self.assertEqual(fill(["b", "a"], {"a": 1, "b": 2, "c": 3}), [2, 1])
        self.assertEqual(fill(0, {"a": 1}), [])
        for wanted, given in [(1, []), (1, [1, 2]), (1, {"a": 1}), (["a"], {}), (["a"], [1])]:
            with self.subTest(wanted=wanted, given=given), self.assertRaises(krait.jdbc.ProgrammingError):
                fill(wanted, given)

    def test_errors_by_sqlstate(self):
        for state, kind in [
            ("23505", krait.jdbc.IntegrityError), ("42P01", krait.jdbc.ProgrammingError), ("22003", krait.jdbc.DataError),
            ("57014", krait.jdbc.OperationalError), ("25P02", krait.jdbc.InternalError),
            ("0A000", krait.jdbc.NotSupportedError), ("", krait.jdbc.DatabaseError),
        ]:  # fmt: skip
            self.database.will("execute", ["e", ["", "org.x.Wrong", "it failed", state], ["", "a.B", "", ""]])
            with self.subTest(state=state), self.assertRaises(krait.JavaError) as caught:
                self.cursor.execute("SELECT")
            self.assertIs(type(caught.exception), kind)
            self.assertEqual(str(caught.exception), "it failed")
            self.assertEqual(caught.exception.sqlstate, state)
            self.assertEqual(str(caught.exception.__cause__), "a.B")

    def test_a_pool_that_is_empty(self):
        self.database.will("connect", ["e", ["", "java.sql.SQLTransientConnectionException", "none left", ""]])
        with self.assertRaisesRegex(krait.jdbc.OperationalError, "none left"):
            krait.jdbc.connect("orders")

    def test_a_with_statement_commits_or_rolls_back_and_closes(self):
        with self.connection:
            pass
        with self.assertRaises(ZeroDivisionError), self.connect_again():
            raise ZeroDivisionError
        self.assertEqual(self.operations(), ["connect", "commit", "close", "connect", "rollback", "close"])
        with self.assertRaisesRegex(krait.jdbc.InterfaceError, "the connection is closed; connect again"):
            self.connection.cursor()
        with self.assertRaises(krait.jdbc.InterfaceError):
            self.cursor.execute("SELECT 1")
        self.connection.close()

    def connect_again(self):
        self.database.will("connect", ["v", ["l", 2, "H2", "2"]])
        return krait.jdbc.connect("orders")

    def test_autocommit_has_nothing_to_commit(self):
        self.connection.autocommit = True
        self.connection.commit()
        self.connection.rollback()
        self.assertEqual(self.operations(), ["connect", "autocommit"])

    def test_isolation(self):
        self.connection.isolation_level = "SERIALIZABLE"
        self.assertEqual(self.database.asked[-1], ("isolation", [1, 8]))
        with self.assertRaisesRegex(krait.jdbc.ProgrammingError, "no isolation level 'chaos'; allowed are READ"):
            self.connection.isolation_level = "chaos"

    def test_intervals(self):
        for text, expected in [
            ("1 day", timedelta(1)), ("-00:00:01.5", timedelta(seconds=-1.5)), ("00:00:00", timedelta()),
            ("1 year 2 mons -3 days 04:05:06.000007", timedelta(365 + 60 - 3, 4 * 3600 + 5 * 60 + 6, 7)),
        ]:  # fmt: skip
            with self.subTest(text=text):
                self.assertEqual(interval(text), expected)

    def test_what_is_out_of_range_for_python(self):
        about = [["d", "date", 0, 0, None]]
        self.database.will("execute", ["q", -1, about, [["+999999999-12-31"]], False, None])
        with self.assertRaisesRegex(krait.jdbc.DataError, "'d' has a value that is out of range"):
            self.cursor.execute("SELECT")

    def test_what_the_module_has(self):
        self.assertEqual(krait.jdbc.apilevel, "2.0")
        self.assertEqual(krait.jdbc.paramstyle, "pyformat")
        self.assertEqual(krait.jdbc.TimestampFromTicks(0).astimezone(timezone.utc), datetime.fromtimestamp(0, timezone.utc))
        self.assertTrue(issubclass(krait.jdbc.IntegrityError, krait.jdbc.DatabaseError))
        self.assertIs(self.connection.Error, krait.jdbc.Error)


if __name__ == "__main__":
    unittest.main()
