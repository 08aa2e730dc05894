"""Which line of an application a finding is about."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType

_LINT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "")
_ENTRANCES = (_LINT + "layer.py", _LINT + "blocks.py")  # where a server comes in
_BRIDGE = os.path.join(os.path.dirname(os.path.dirname(_LINT)), "krait_bridge", "")
_INSTALLED = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")
_DEEPEST = 5


class Place(NamedTuple):
    """A line; ``own`` says whether it is in the application's own folder, not in a package's."""

    file: str
    line: int
    own: bool


NOWHERE = Place("", 0, False)


class Places:
    """Finds lines, those of the application's own folder before those of frameworks."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.join(os.path.abspath(folder), "")

    def owns(self, file: str) -> bool:
        """Whether a file is the application's own: in its folder, and not installed there."""
        return file.startswith(self._folder) and not any(part in file for part in _INSTALLED)

    def here(self) -> Place | None:
        """The line that called us; None when no application is on the stack."""
        frame = sys._getframe(1)
        nearest = None
        while frame is not None:
            file = frame.f_code.co_filename
            if file in _ENTRANCES:
                break  # what called this is the server
            if not file.startswith((_LINT, _BRIDGE)):
                place = self._place(frame.f_code, frame.f_lineno)
                if place.own:
                    return place
                nearest = nearest or place
            frame = frame.f_back
        return nearest

    def of_error(self, error: BaseException) -> Place | None:
        """The line that raised it."""
        found = None
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            if not code.co_filename.startswith((_LINT, _BRIDGE)):
                place = self._place(code, trace.tb_lineno)
                if place.own or found is None or not found.own:
                    found = place
            trace = trace.tb_next
        return found

    def of(self, thing: object) -> Place | None:
        """Where a generator stands, or where a callable is defined."""
        frame = getattr(thing, "gi_frame", None)
        if frame is not None:
            return self._place(frame.f_code, frame.f_lineno)
        for _ in range(_DEEPEST):
            code = getattr(thing, "__code__", None)
            if code is not None:
                return self._place(code, code.co_firstlineno)
            # functools.partial, or an object that can be called
            thing = getattr(thing, "func", None) or getattr(type(thing), "__call__", None)
        return None

    def best(self, *places: Place | None) -> Place:
        """The first of the application's own, else the first there is."""
        found = [place for place in places if place is not None]
        own = [place for place in found if place.own]
        return (own or found or [NOWHERE])[0]

    def _place(self, code: CodeType, line: int) -> Place:
        file = os.path.abspath(code.co_filename)
        return Place(file, line or code.co_firstlineno, self.owns(file))
