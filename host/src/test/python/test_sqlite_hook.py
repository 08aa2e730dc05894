"""The guard comes with the first import of sqlite3."""

import sys
import unittest

from krait_bridge import sqlite_guard, sqlite_hook


class TheHook(unittest.TestCase):
    def setUp(self):
        self.modules = {name: sys.modules.pop(name) for name in list(sys.modules)
                        if name.partition(".")[0] == "sqlite3"}  # fmt: skip
        self.guard = sys.modules.pop("krait_bridge.sqlite_guard")
        del sys.modules["krait_bridge"].sqlite_guard
        self.finders = list(sys.meta_path)

    def tearDown(self):
        for name in list(sys.modules):
            if name.partition(".")[0] == "sqlite3":
                del sys.modules[name]
        sys.modules.update(self.modules)
        sys.modules["krait_bridge.sqlite_guard"] = self.guard
        sys.modules["krait_bridge"].sqlite_guard = sqlite_guard
        sys.meta_path[:] = self.finders

    def test_guards_what_the_application_imports(self):
        host = object()
        sqlite_hook.install(host)
        self.assertNotIn("sqlite3", sys.modules)
        import sqlite3

        guard = sys.modules["krait_bridge"].sqlite_guard
        self.assertIs(sqlite3.connect, guard._connect)
        self.assertIs(guard._host, host)
        self.assertEqual(sys.meta_path, self.finders)


if __name__ == "__main__":
    unittest.main()
