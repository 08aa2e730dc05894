"""``_lsprof``, which ``cProfile`` is made of, in Python.

GraalPy 25.0's own takes samples, in which functions of the application do not show, and only once: each later
profile raises ``CPUSampler is already closed``. This one is told of each call by ``sys.setprofile``, so of calls
of the thread that enabled it only.
"""

from __future__ import annotations

import sys
import time
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from types import CodeType, FrameType


class Calls:
    """The calls of one function, or those that came from one caller; times in seconds."""

    def __init__(self, code: CodeType | str) -> None:
        self.code = code
        self.callcount = 0
        self.reccallcount = 0  # calls while another was in progress
        self.totaltime = 0.0
        self.inlinetime = 0.0  # without what it called
        self.callees: dict[Hashable, Calls] = {}
        self._depth = 0

    @property
    def calls(self) -> list[Calls] | None:
        return list(self.callees.values()) or None

    def enter(self) -> None:
        self.callcount += 1
        self.reccallcount += self._depth > 0
        self._depth += 1

    def leave(self, elapsed: float, inline: float) -> None:
        self._depth -= 1
        self.inlinetime += inline
        if self._depth == 0:
            self.totaltime += elapsed


class _Call:
    """A call in progress."""

    __slots__ = ("key", "calls", "from_caller", "started", "in_callees")

    def __init__(self, key: Hashable, calls: Calls, from_caller: Calls | None) -> None:
        self.key = key
        self.calls = calls
        self.from_caller = from_caller
        self.in_callees = 0.0


class Profiler:
    """``_lsprof.Profiler``: what its methods and arguments do is described there."""

    def __init__(
        self, timer: Callable[[], float] | None = None, timeunit: float = 0.0,
        subcalls: bool = True, builtins: bool = True,
    ) -> None:  # fmt: skip
        self._timer = timer or time.perf_counter
        self._unit = timeunit if timer and timeunit else 1.0
        self._subcalls = subcalls
        self._builtins = builtins
        self.clear()

    def enable(self, subcalls: bool = True, builtins: bool = True) -> None:
        if sys.getprofile() is not None:
            raise ValueError("Another profiling tool is already active")
        self._subcalls = subcalls
        self._builtins = builtins
        sys.setprofile(self._notice)

    def disable(self) -> None:
        sys.setprofile(None)
        while self._stack:
            self._pop()

    def clear(self) -> None:
        self._functions: dict[Hashable, Calls] = {}
        self._stack: list[_Call] = []

    def getstats(self) -> list[Calls]:
        return list(self._functions.values())

    def _notice(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code.co_filename == _HERE:
            return
        if event == "call":
            self._enter((code.co_filename, code.co_firstlineno, code.co_name), code)
        elif event == "return":
            self._leave((code.co_filename, code.co_firstlineno, code.co_name))
        elif self._builtins:
            name = _name(argument)
            if event == "c_call":
                self._enter(name, name)
            else:
                self._leave(name)

    def _enter(self, key: Hashable, code: CodeType | str) -> None:
        calls = self._functions.get(key)
        if calls is None:
            calls = self._functions[key] = Calls(code)
        calls.enter()
        from_caller = None
        if self._subcalls and self._stack:
            callees = self._stack[-1].calls.callees
            from_caller = callees.get(key)
            if from_caller is None:
                from_caller = callees[key] = Calls(calls.code)
            from_caller.enter()
        call = _Call(key, calls, from_caller)
        self._stack.append(call)
        call.started = self._timer()

    def _leave(self, key: Hashable) -> None:
        """Ends the innermost call of a function, and what it called; its caller may have enabled this."""
        while self._stack and self._pop() != key:
            pass

    def _pop(self) -> Hashable:
        call = self._stack.pop()
        elapsed = (self._timer() - call.started) * self._unit
        inline = elapsed - call.in_callees
        call.calls.leave(elapsed, inline)
        if call.from_caller is not None:
            call.from_caller.leave(elapsed, inline)
        if self._stack:
            self._stack[-1].in_callees += elapsed
        return call.key


_HERE = Profiler.enable.__code__.co_filename


def _name(function: object) -> str:
    """How ``cProfile`` calls a function that has no code in Python."""
    owner = getattr(function, "__self__", None)
    name = getattr(function, "__name__", "?")
    if owner is not None and not isinstance(owner, ModuleType):
        return repr(getattr(type(owner), name, function))
    module = getattr(function, "__module__", None)
    return f"<built-in method {module}.{name}>" if module else repr(function)


def install() -> None:
    """Puts it in the place of GraalPy's, for every module imported from now on."""
    sys.modules["_lsprof"] = sys.modules[__name__]
