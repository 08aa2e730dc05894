"""What the sandbox refuses says so, and what it does another way comes out the same."""

from __future__ import annotations

import unittest
from types import SimpleNamespace

from krait_bridge import sandbox
from krait_bridge.load_failure import from_import


class RefusalTest(unittest.TestCase):
    def test_names_the_option(self):
        with self.assertRaises(PermissionError) as caught:
            sandbox._refusal("sockets")("127.0.0.1", port=80)
        self.assertIn("no sockets in the sandbox", str(caught.exception))
        self.assertIn("--sandbox", str(caught.exception))

    def test_of_a_thread_is_what_threading_raises_without_one(self):
        with self.assertRaisesRegex(RuntimeError, "can't start new thread.*--sandbox-threads"):
            sandbox._no_thread(print, ())

    def test_of_a_socket_leaves_a_class_to_derive_from(self):
        class Derived(sandbox._socket_class()):
            __slots__ = ["__weakref__"]

        with self.assertRaises(PermissionError):
            Derived(1, 2)

    def test_of_a_native_module_is_an_import_error_that_ends_a_load(self):
        with self.assertRaises(ImportError) as caught:
            sandbox._refuse_native(None, SimpleNamespace(name="_sqlite3"))
        self.assertEqual("_sqlite3", caught.exception.name)
        failure = from_import("app", caught.exception)
        self.assertEqual("native-extension", failure.kind)
        self.assertTrue(failure.message.startswith("the module '_sqlite3' is native code"))

    def test_of_what_fails_inside_is_before_its_import(self):
        finder = sandbox._Native()
        self.assertIsNone(finder.find_spec("json"))
        with self.assertRaises(ImportError):
            finder.find_spec("_ctypes")

    def test_of_signals_lets_a_handler_be_set_for_nothing(self):
        self.assertEqual(0, sandbox._no_signal(10, print))


class TakeAwayTest(unittest.TestCase):
    def test_takes_it_from_those_that_have_copied_it(self):
        import sys
        from types import ModuleType

        below, above = ModuleType("_krait_below"), ModuleType("krait_above")
        below.act = above.act_as_well = original = lambda: "done"
        sys.modules.update(_krait_below=below, krait_above=above)
        try:
            sandbox._take_away("_krait_below", ["act", "missing"], sandbox._refusal("acts"))
        finally:
            del sys.modules["_krait_below"], sys.modules["krait_above"]
        self.assertIsNot(original, below.act)
        self.assertIs(below.act, above.act_as_well)
        sandbox._take_away("_krait_no_such_module", ["act"], None)


class BodyTest(unittest.TestCase):
    def test_comes_as_text(self):
        self.assertEqual(b"\x00\xff", sandbox.next_block(SimpleNamespace(readText=lambda: "\x00\xff")))


if __name__ == "__main__":
    unittest.main()
