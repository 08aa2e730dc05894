"""JSON by the encoder of the bridge, compared with the one the standard library has in Python."""

import _json
import collections
import enum
import importlib
import json
import json.encoder
import random
import sys
import threading
import unittest
from unittest import mock

from krait_bridge import json_encoder


class Text(str):
    def __str__(self):
        return "never"


class Number(int):
    def __repr__(self):
        return "never"


class Real(float):
    def __repr__(self):
        return "Real!"


class Level(enum.IntEnum):
    LOW = 1


class Suit(str, enum.Enum):
    HEARTS = "hearts"


class Row(list):
    pass


class Pairs(dict):
    def items(self):
        return [("z", 1), ("a", [2]), (3, None)]


class Backwards(str):
    """Sorts from z to a."""

    def __lt__(self, other):
        return str.__gt__(self, other)


class Opaque:
    def __init__(self, content):
        self.content = content


class Claims:
    """Says that it is a dictionary, as proxies do."""

    __class__ = dict


Point = collections.namedtuple("Point", "x y")

NAN, INF = float("nan"), float("inf")
KEYS = {"b": 1, 2: 2, 1.5: 3, True: 4, None: 5, NAN: 6, -INF: 7, Level.LOW: 8, Number(9): 9}
CIRCLE, WHEEL = [1], {"a": {}}
CIRCLE.append((CIRCLE,))
WHEEL["a"]["b"] = WHEEL
VALUES = [
    None, True, False, 0, -1, 2**70, 0.1, -0.0, 1e300, 1e-7, 1e22, 5.0, NAN, INF, -INF,
    "", "plain", 'q"\\/\b\f\n\r\t\x00\x1f\x7f', "é€😀\u2028", "\ud800", Text("té"), Number(5),
    Real(0.5), Real("nan"), Level.LOW, Suit.HEARTS, [], (), {}, [[]], [{}], {"": ""}, {"a": []},
    [None, True, False, 1, 1.5, "x", NAN], (1, (2, [3])), Row([1, Row()]), Point(1, "y"),
    {"b": 1, "a": {"d": 2, "c": [3]}}, KEYS, {1: 1, "1": 2}, {(1, 2): 3, "a": 4}, {b"x": 1},
    {Text("k"): Text("v"), "j": Number(1)}, {Backwards("a"): 1, Backwards("b"): 2}, {3: 1, 1: 2},
    {True: 1, 0: 2, 1.5: 3}, collections.OrderedDict([("z", 1), ("y", 2)]), Pairs(x=1), Pairs(),
    collections.defaultdict(int, b=1, a=2), collections.Counter("abca"), CIRCLE, WHEEL,
    [[1, 2]] * 3, [{"same": 1}] * 2, Opaque(1), [Opaque([Opaque("é"), {"k": Opaque(None)}])],
    Opaque(CIRCLE), {1, 2}, b"bytes", object, {"k": 1j}, {"long" * 50: "text" * 500},
    [{"id": 1, "n": "a"}, {"n": "b", "id": 2}], {"x": {1: 2}, 1: 3},
]  # fmt: skip
OPTIONS = [
    {}, {"sort_keys": True}, {"skipkeys": True}, {"allow_nan": False}, {"ensure_ascii": False},
    {"separators": (",", ":")}, {"separators": ("", "")}, {"skipkeys": True, "sort_keys": True},
    {"check_circular": True, "sort_keys": True, "ensure_ascii": False}, {"indent": 2},
]  # fmt: skip


class Opening(json.JSONEncoder):
    def default(self, o):
        return o.content if isinstance(o, Opaque) else super().default(o)


def outcome(call):
    """What a call returns, or the type and the text of what it raises."""
    try:
        return call()
    except (TypeError, ValueError) as error:
        return type(error), str(error)


def by(encoder, value, **options):
    """The outcome of ``json.dumps`` with an encoder, for None the one in Python."""
    with mock.patch.object(json.encoder, "c_make_encoder", encoder):
        return outcome(lambda: json.dumps(value, **options))


def structure(source, depth):
    """A value of a few dozen parts, with keys of all kinds."""
    choice = source.randrange(12 if depth else 8)
    if choice < 8:
        plain = "text", chr(source.randrange(0xD7FF)) * 3, source.random() * 10.0 ** source.randrange(-9, 30)
        return source.choice([*plain, source.randrange(-9, 10**12), None, True, INF, Text("s"), Real(2)])
    parts = [structure(source, depth - 1) for _ in range(source.randrange(5))]
    if choice < 10:
        return source.choice([list, tuple, Row])(parts)
    keys = source.choice([["a", "b", "ü", "d", "e"], [1, 2.5, -3, True, 0], ["a", 1, None, (1,), "b"]])
    source.shuffle(keys)
    return source.choice([dict, collections.OrderedDict])(zip(keys, parts))


class SameAsPython(unittest.TestCase):
    def same(self, value, **options):
        with self.subTest(value=type(value), **options):
            expected = by(None, value, **options)
            self.assertEqual(by(json_encoder.Encoder, value, **options), expected)

    def test_of_values_and_options(self):
        for options in OPTIONS:
            for value in VALUES:
                self.same(value, **options)
                self.same(value, cls=Opening, **options)

    def test_of_random_structures(self):
        source = random.Random(7)
        for number in range(600):
            options = OPTIONS[number % len(OPTIONS)]
            self.same(structure(source, 5), **options)

    def test_of_what_default_gives(self):
        for default in (repr, lambda o: o, lambda o: [o], lambda o: {"x": [o.content, ()]}):
            self.same([Opaque(1)], default=default, sort_keys=True)

    def test_the_text_of_a_float_that_json_does_not_have(self):
        text = by(json_encoder.Encoder, [1, {"a": Real("nan")}], allow_nan=False)
        self.assertEqual(text, (ValueError, "Out of range float values are not JSON compliant: Real!"))

    def test_too_deep_for_the_stack(self):
        deep = []
        for _ in range(100_000):
            deep = [{"a": deep}]
        for circular in (True, False):
            with mock.patch.object(json.encoder, "c_make_encoder", json_encoder.Encoder):
                with self.assertRaises(RecursionError):
                    json.dumps(deep, check_circular=circular)


class SameAsC(unittest.TestCase):
    """Where CPython's encoder in C and the one in Python differ."""

    def dumps(self, value, **options):
        return by(json_encoder.Encoder, value, **options)

    def test_what_only_claims_to_be_a_dictionary_goes_to_default(self):
        self.assertEqual(self.dumps(Claims(), default=lambda o: "claims"), '"claims"')

    def test_items_that_are_no_items(self):
        cases = {5: (TypeError, "Odd.items() returned a non-iterable (type int)")}
        cases[((1, 2, 3),)] = cases[("ab",)] = (ValueError, "items must return 2-tuples")
        for found, expected in cases.items():
            odd = type("Odd", (dict,), {"items": lambda self, found=found: found})
            self.assertEqual(self.dumps(odd(a=1)), expected)

    def test_a_dictionary_that_says_it_is_full(self):
        self.assertEqual(self.dumps(type("Full", (dict,), {"__len__": lambda self: 3})()), "{}")

    def test_a_list_is_what_it_iterates_over(self):
        other = type("Other", (list,), {"__iter__": lambda self: iter([1, "a"])})
        self.assertEqual(self.dumps(other()), '[1, "a"]')

    def test_a_dictionary_that_changes_meanwhile(self):
        members = {"a": Opaque(1), "b": 2}

        def change(value):
            members.clear()
            return value.content

        self.assertEqual(self.dumps(members, default=change), '{"a": 1, "b": 2}')

    def test_arguments_of_other_types(self):
        make = json_encoder.Encoder
        rest = (False, False, True)
        for arguments, text in {
            ((1,), ":", ","): "argument 1 must be dict or None, not tuple",
            (None, b":", ","): "argument 5 must be str, not bytes",
            (None, ":", 3): "argument 6 must be str, not int",
        }.items():
            markers, colon, comma = arguments
            with self.assertRaisesRegex(TypeError, f"^make_encoder\\(\\) {text}$"):
                make(markers, None, str, None, colon, comma, *rest)

    def test_arguments_are_tried_for_truth_at_once(self):
        class Undecided:
            def __bool__(self):
                raise ZeroDivisionError

        for position in range(3):
            flags = [False] * 3
            flags[position] = Undecided()
            with self.assertRaises(ZeroDivisionError):
                json_encoder.Encoder(None, None, str, None, ":", ",", *flags)

    def test_an_encoder_of_strings_that_gives_none(self):
        encode = json_encoder.Encoder(None, None, lambda text: b"", None, ":", ",", 0, 0, 1)
        for value in ("a", {"a": 1}, {1: 1}):
            with self.assertRaisesRegex(TypeError, "^encoder\\(\\) must return a string, not bytes$"):
                encode(value, 0)


class Shared(unittest.TestCase):
    def test_a_dictionary_that_another_thread_fills(self):
        members, done = {"a": [1]}, threading.Event()

        def fill():
            for number in range(20_000):
                members[str(number % 500)] = number
                members.pop(str((number + 250) % 500), None)
            done.set()

        thread = threading.Thread(target=fill)
        thread.start()
        while not done.is_set():
            self.assertIs(type(by(json_encoder.Encoder, members, sort_keys=True)), str)
        thread.join()


class Installed(unittest.TestCase):
    def setUp(self):
        for module, name in ((json.encoder, "c_make_encoder"), (_json, "make_encoder")):
            self.addCleanup(setattr, module, name, getattr(module, name))
        json_encoder.install()

    def test_dumps_uses_it(self):
        with mock.patch.object(json_encoder.Encoder, "__call__", lambda *_: ("it",)):
            self.assertEqual(json.dumps([1]), "it")
            self.assertNotEqual(json.dumps([1], indent=1), "it")

    def test_json_uses_it_when_imported_later(self):
        with mock.patch.dict(sys.modules):
            del sys.modules["json"], sys.modules["json.encoder"]
            self.assertIs(importlib.import_module("json.encoder").c_make_encoder, json_encoder.Encoder)


if __name__ == "__main__":
    unittest.main()
