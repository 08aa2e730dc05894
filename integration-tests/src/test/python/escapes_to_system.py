"""Attempts to reach processes, signals, sockets, native code, variables, threads and other responses."""

from __future__ import annotations

import importlib
import os
import sys

from escape_tools import attempt, first, nothing


@attempt
def process_run(environ, start_response):
    import subprocess

    return first(lambda: subprocess.run(["/bin/true"]), lambda: subprocess.check_output("true", shell=True))


@attempt
def process_of_os(environ, start_response):
    return first(
        lambda: os.popen("true").read(),
        lambda: os.fork(),
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        lambda: os.execv("/bin/true", ["true"]),
        lambda: os.system("true"),
    )


@attempt
def process_of_multiprocessing(environ, start_response):
    import multiprocessing

    return multiprocessing.Process(target=print).start()


@attempt
def process_killed(environ, start_response):
    return first(lambda: os.kill(os.getppid(), 0), lambda: os.kill(1, 0), lambda: os.kill(os.getpid(), 9))


@attempt
def signal_raised(environ, start_response):
    import signal

    return first(
        lambda: signal.alarm(1),
        lambda: signal.setitimer(signal.ITIMER_REAL, 1),
        lambda: signal.raise_signal(signal.SIGKILL),
    )


@attempt
def signal_raised_by_the_module_below(environ, start_response):
    from importlib.machinery import BuiltinImporter, ModuleSpec

    sys.modules.pop("_signal", None)
    fresh = BuiltinImporter.create_module(ModuleSpec("_signal", BuiltinImporter))
    BuiltinImporter.exec_module(fresh)
    return fresh.raise_signal(9)


@attempt
def signal_handled(environ, start_response):
    """A handler of the application's would be the whole process's."""
    import signal

    calls = [signal.signal, signal.getsignal, sys.modules.get("_signal", signal).signal]
    while calls:
        call = calls.pop()
        if type(call).__name__ == "builtin_function_or_method":
            return call
        calls += [call.__wrapped__] if hasattr(call, "__wrapped__") else []
    nothing()


@attempt
def socket_made(environ, start_response):
    import socket

    return first(
        lambda: socket.create_connection(("127.0.0.1", int(environ["SERVER_PORT"]))),
        lambda: socket.create_server(("127.0.0.1", 0)),
        lambda: socket.socketpair(),
        lambda: socket.fromfd(0, socket.AF_INET, socket.SOCK_STREAM),
        lambda: socket.socket(socket.AF_UNIX),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: socket.socket(),
    )


@attempt
def socket_of_urllib(environ, start_response):
    import urllib.request

    return urllib.request.urlopen(f"http://127.0.0.1:{environ['SERVER_PORT']}/").read()


@attempt
def native_sqlite(environ, start_response):
    import sqlite3

    return sqlite3.connect(":memory:")


@attempt
def native_ctypes(environ, start_response):
    return first(
        lambda: __import__("ctypes").CDLL(None),
        lambda: __import__("_ctypes").dlopen("libc.so.6", 0),
        lambda: importlib.import_module("_testcapi"),
    )


@attempt
def variable_of_the_host(environ, start_response):
    for name in ("SECRET_VARIABLE", "PATH", "HOME"):
        for value in (os.environ.get(name), os.environb.get(name.encode()), os.getenv(name)):
            if value:
                return value
    nothing()


@attempt
def thread_started(environ, start_response):
    import threading

    thread = threading.Thread(target=print)
    thread.start()
    return thread


@attempt
def response_split(environ, start_response):
    """Past ``start_response``, which checks, by what it calls."""
    exchange = start_response.__self__._exchange
    heads = ["X\nv\r\nInjected: yes", "X: a\r\nY\nv", "X\nv\u010d\u010aZ: v", "X", "\nv"]
    return next((head for head in heads if exchange.start(200, "OK", head, b"", False)), None) or nothing()
