"""Prepares an interpreter and loads the application into it: what a WSGI server's ``main`` does."""

from __future__ import annotations

import atexit
import os
import sys
from _thread import stack_size
from contextvars import copy_context

from krait_bridge import (
    codec_calls,
    conformance,
    gaps,
    hostlog,
    json_encoder,
    logs,
    profiling,
    server,
    signals,
)
from krait_bridge.environ import template
from krait_bridge.load_failure import LoadFailure
from krait_bridge.loader import load
from krait_bridge.reporting import quote
from krait_bridge.streams import ErrorStream, HostStream

_STACK_BYTES = 32 << 20
"""Of the application's threads. Python recurses on the stack of Java, whose default is 1 MB."""

_ISOLATED = (
    "Each interpreter loads a copy of every native module, which some do not survive: try"
    " --share-native-modules with --workers 1."
)


def start(
    host: object, record: object, specification: str, chdir: str, python_path: str, argv: str,
    multithread: bool, multiprocess: bool, software: str, isolated: str,
    additions: str = "", enter: bool = True,
) -> str:  # fmt: skip
    """Loads the application that ``server.serve`` calls. Once, on the interpreter's main thread.

    ``host`` takes the log, ``record`` has the mode of conformance and counts, see those modules.
    ``python_path``, ``argv`` and ``additions`` are joined by NUL characters; the last are ``KEY=VALUE``
    for every environ (PEP 3333 §"Application Configuration"). ``isolated`` is "isolated" when
    native modules are copied for this interpreter. Without ``enter`` the process stays in its working
    directory, which is another program's.

    Returns ``""``, or a kind of failure on the first line (see :class:`LoadFailure`) and the
    message for the user after it. Never raises for anything an application does.
    """
    hostlog.connect(host)
    conformance.connect(record)
    errors = _open_streams()
    logs.install()
    gaps.fill()
    codec_calls.install()
    json_encoder.install()
    profiling.install()
    signals.keep()
    stack_size(_STACK_BYTES)
    sys.argv = argv.split("\0") if argv else ["krait"]  # packages read sys.argv[0] at import
    try:
        if enter:
            _enter(chdir)
        _set_path(chdir, python_path.split("\0") if python_path else [])
        application = load(specification)
    except LoadFailure as failure:
        hint = _ISOLATED if failure.kind == "native-extension" and isolated == "isolated" else ""
        return f"{failure.flat()}\n{hint}".rstrip()
    added = dict(pair.split("=", 1) for pair in additions.split("\0") if pair)
    base = added | template(software, multithread, multiprocess, errors)
    offered = sys.modules.get("krait_bridge.services")  # imported where there are some
    if offered is not None:
        base["krait.services"] = offered.services
    server.install(application, base, copy_context(), specification.partition(":")[0])
    return ""


def _enter(folder: str) -> None:
    """Changes to the application's folder."""
    try:
        os.chdir(folder)
    except OSError as error:
        raise LoadFailure(
            "bad-spec",
            f"the folder {quote(folder)} cannot be entered: {error.strerror}; it must be a readable"
            " folder; correct --chdir",
        ) from None


def _set_path(folder: str, python_path: list[str]) -> None:
    """Sets ``sys.path`` as gunicorn does."""
    # "" would follow later calls of os.chdir()
    first = [folder, *(os.path.abspath(entry) for entry in python_path)]
    sys.path[:] = [entry for entry in sys.path if entry != "" and entry not in first]
    for entry in first:
        if entry not in sys.path:
            sys.path.insert(0, entry)


def _open_streams() -> HostStream:
    """Takes over ``stdout`` and ``stderr``; returns ``wsgi.errors``."""
    out = HostStream("python.stdout", hostlog.INFO, 1)
    err = HostStream("python.stderr", hostlog.WARNING)
    errors = ErrorStream("wsgi.errors", hostlog.WARNING)
    sys.stdout = sys.__stdout__ = out
    sys.stderr = sys.__stderr__ = err
    for stream in (out, err, errors):
        # registered before the application's own functions, so it runs after them
        atexit.register(stream.drain)
    return errors
