"""How values are written for Java and read from it."""

from __future__ import annotations

import dataclasses
import unittest
import uuid
from collections import OrderedDict, namedtuple
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum

from krait_bridge.values import read, write, write_all

EVERYTHING = [
    None, True, False, 0, -7, 10**30, 2**20000, 1.5, 1e300, "", 'quo"te\\ \n\0', "Grüße 🐍", b"\0\xff", Decimal("1.50"),
    date(2026, 11, 28), time(1, 2, 3), time(1, 2, 3, 4), time(1, tzinfo=timezone.utc), datetime(2026, 1, 2, 3, 4, 5, 6),
    datetime(2026, 1, 2, tzinfo=timezone.utc), datetime(2026, 1, 2, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    timedelta(days=-1, microseconds=5), uuid.UUID(int=7), [], [1, [2]], {1, 2}, {}, {"a": 1, 2: [None]},
]  # fmt: skip


class Colour(Enum):
    RED = 1


class Size(IntEnum):
    SMALL = 1


@dataclasses.dataclass
class Order:
    sku: str
    quantity: int


class ValuesTest(unittest.TestCase):
    def test_what_is_written_is_read_again(self):
        for place, value in enumerate(EVERYTHING):
            with self.subTest(place=place):
                again = read(write(value))
                self.assertEqual(again, value)
                self.assertIs(type(again), type(value))

    def test_special_floats(self):
        self.assertEqual(write(float("inf")), '["f","Infinity"]')
        self.assertEqual(read('["f","-Infinity"]'), float("-inf"))
        self.assertNotEqual(read('["f","NaN"]'), read('["f","NaN"]'))

    def test_half_a_character_stays_what_it_is(self):
        self.assertEqual(read(write("\ud800")), "\ud800")

    def test_what_becomes_something_plainer(self):
        class Text(str):
            pass

        for value, plain in [
            ((1, 2), [1, 2]), (frozenset("a"), {"a"}), (bytearray(b"a"), b"a"), (memoryview(b"a"), b"a"),
            (Colour.RED, "RED"), (Size.SMALL, "SMALL"), (Text("t"), "t"), (OrderedDict(a=1), {"a": 1}),
        ]:  # fmt: skip
            with self.subTest(value=value):
                self.assertEqual(read(write(value)), plain)

    def test_fields_have_names(self):
        point = namedtuple("Point", "x y")
        self.assertEqual(write(Order("a", 2)), '["r","Order","sku","a","quantity",2]')
        self.assertEqual(write(point(1, 2)), '["r","Point","x",1,"y",2]')
        order = read('["r","Order","sku","a","from",2,"_x",3]')
        self.assertEqual(order.sku, "a")
        self.assertEqual(order, ("a", 2, 3))
        self.assertEqual(order._fields, ("sku", "from_", "x"))
        self.assertEqual(repr(order), "Order(sku='a', from_=2, x=3)")
        self.assertEqual(write(order), '["r","Order","sku","a","from",2,"_x",3]')
        self.assertIs(type(read('["r","Order","sku","b","from",2,"_x",3]')), type(order))

    def test_zones_by_name_where_they_are_known(self):
        moment = read('["z","2026-07-01T12:00:00.000000+02:00","Europe/Berlin"]')
        self.assertEqual(moment, datetime(2026, 7, 1, 10, tzinfo=timezone.utc))
        unknown = read('["z","2026-07-01T12:00:00.000000+02:00","Middle/Earth"]')
        self.assertEqual(unknown, moment)

    def test_lists_in_sets_and_as_keys_are_tuples(self):
        self.assertEqual(read('["s",["l",1,2]]'), {(1, 2)})
        self.assertEqual(read('["m",["l",1],2]'), {(1,): 2})

    def test_what_java_has_nothing_like(self):
        for value in [object(), lambda: None, Order, 1j, Decimal("NaN"), [object()]]:
            with self.subTest(value=value), self.assertRaisesRegex(TypeError, "cannot be given to Java"):
                write(value)

    def test_several(self):
        self.assertEqual(write_all((1, "a")), '["l",1,"a"]')
        self.assertEqual(write_all(()), '["l"]')


if __name__ == "__main__":
    unittest.main()
