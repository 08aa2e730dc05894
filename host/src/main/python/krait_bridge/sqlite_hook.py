"""Puts ``sqlite_guard`` in place once an application imports ``sqlite3``, and not before: loading that
native library takes time, which an application without a database should not wait for.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

_NAME = "sqlite3"


class _Finder:
    """Finds ``sqlite3`` where it is, and has what follows its import done."""

    def __init__(self, host: object) -> None:
        self._host = host

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != _NAME:
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader.exec_module = self._guarding(spec.loader.exec_module)
        return spec

    def _guarding(self, execute):
        def execute_and_guard(module) -> None:
            execute(module)
            sys.meta_path.remove(self)
            from krait_bridge import sqlite_guard

            sqlite_guard.install(self._host)

        return execute_and_guard


def install(host: object) -> None:
    """Has the guard installed in time. ``host`` has the locks, see ``sqlite_guard``."""
    sys.meta_path.insert(0, _Finder(host))
