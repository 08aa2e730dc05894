"""What an interpreter in the sandbox (``--sandbox``) does another way, or not at all.

The sandbox itself is Java's: GraalPy has no native access, no processes, no sockets and only some files there.
This module gives what is refused an error that an application can read, where GraalPy would fail inside, and
closes what GraalPy leaves open: signals, which are the whole process's.
"""

from __future__ import annotations

import errno
import sys
from importlib.machinery import ExtensionFileLoader
from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_REMEDY = "do without, or run the application without --sandbox"

_REFUSED = {
    "_multiprocessing_graalpy": ("processes", "_spawn_context"),
    "_posixsubprocess": ("processes", "fork_exec"),
    "posix": ("processes", "system execv kill killpg getppid getpgid setsid nice"),
    "_socket": ("sockets",
        "getaddrinfo getnameinfo gethostbyname gethostbyname_ex gethostbyaddr socketpair dup"),
    "select": ("sockets", "select poll epoll kqueue"),
    "_signal": ("signals", "raise_signal alarm setitimer pthread_kill sigwait"),
}  # fmt: skip
"""Module: what it is about, and the functions that are taken away."""


class NativeModuleRefused(ImportError):
    """A module that is not Python code was imported."""


def install(threads: bool) -> None:
    """Once, before anything of the application's, and before ``signal`` and ``socket`` are imported."""
    for name, (subject, functions) in _REFUSED.items():
        _take_away(name, functions.split(), _refusal(subject))
    _take_away("_signal", ["signal", "getsignal"], _no_signal)
    _take_away("_socket", ["socket"], _socket_class())
    if not threads:
        _take_away("_thread", ["start_new_thread", "start_new"], _no_thread)
    ExtensionFileLoader.create_module = _refuse_native
    sys.meta_path.insert(0, _Native())
    _replace_unicode_3()
    _replace_descriptors()


def _take_away(name: str, functions: list[str], replacement: object) -> None:
    """From the module and from those that have copied its functions: ``os``, ``signal``, ``threading``."""
    module = _builtin(name)
    if module is None:
        return
    for function in functions:
        original = getattr(module, function, None)
        if original is None:
            continue
        for holder in list(sys.modules.values()):
            for key, value in list(getattr(holder, "__dict__", {}).items()):
                if value is original:
                    setattr(holder, key, replacement)


def _builtin(name: str) -> ModuleType | None:
    try:
        return __import__(name)
    except ImportError:
        return None


def _refusal(subject: str) -> Callable:
    text = f"there are no {subject} in the sandbox; {_REMEDY}"

    def refuse(*args: object, **kwargs: object) -> object:
        raise PermissionError(errno.EPERM, text)

    return refuse


def _socket_class() -> type:
    class socket:
        """Takes the place of ``_socket.socket``, from which others derive."""

        __slots__ = ()
        __init__ = _refusal("sockets")

    return socket


def _no_thread(*args: object, **kwargs: object) -> int:
    raise RuntimeError(
        "can't start new thread: an application in the sandbox has none of its own; do without, or allow them with"
        " --sandbox-threads"
    )


def _no_signal(signalnum: int, handler: object = None) -> int:
    """Accepts a handler that is never called: the process's signals are the host's."""
    return 0


def _refuse_native(self: object, spec: object) -> object:
    raise NativeModuleRefused(
        f"the module {spec.name!r} is native code, which the sandbox does not run; use a pure Python one in its"
        f" place, or run the application without --sandbox",
        name=spec.name,
    )


class _Native:
    """Finds the modules that GraalPy has built in and that fail inside without native access."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "_ctypes" or name == "_crypt":
            _refuse_native(None, SimpleNamespace(name=name))


def _replace_unicode_3() -> None:
    """``encodings.idna`` wants Unicode 3.2, which GraalPy has in native code; the current one knows all of it."""
    import unicodedata

    if "ucd_3_2_0" not in vars(unicodedata):
        posing = dict(vars(unicodedata), unidata_version="3.2.0")  # stringprep asks for the version
        unicodedata.ucd_3_2_0 = SimpleNamespace(**posing)


def _replace_descriptors() -> None:
    """Bodies come as text and files go as blocks, neither by descriptor."""
    from krait_bridge import body, files

    body.next_block = next_block
    files.FileWrapper.region = lambda self: None


def next_block(exchange: object) -> bytes:
    """As :func:`krait_bridge.pipes.next_block`."""
    return exchange.readText().encode("latin-1")
