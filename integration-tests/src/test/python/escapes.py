"""An application that tries to get out: each path is an attempt, its answer what came of it.

``/`` lists the attempts. An attempt returns what it got hold of, and raises when it got nothing. Those whose names
begin with ``java`` must fail under every configuration, all others in the sandbox.
"""

from __future__ import annotations

import importlib
import os
import sys

ATTEMPTS = {}
SECRET = os.environ.get("SECRET_FILE", "/nowhere")
"""A file outside."""

MEMBERS = {
    "start", "write", "readBody", "bodyFailure", "sendFile", "takePipe", "setPipeRoom", "closePipe", "readText",
    "log", "mode", "note", "scrypt", "acquire", "release",
}  # fmt: skip
"""All that the host's objects offer between them."""

NOT_IN_SANDBOX = {"sendFile", "takePipe", "setPipeRoom", "closePipe", "readBody"}


def attempt(function):
    ATTEMPTS[function.__name__] = function
    return function


def app(environ, start_response):
    name = environ["PATH_INFO"][1:]
    try:
        text = f"got {ATTEMPTS[name](environ, start_response)!r}" if name else "\n".join(ATTEMPTS)
    except Exception as error:
        text = f"refused {type(error).__name__}: {error}"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]


def nothing():
    raise LookupError("nothing was found")


def first(*ways):
    """What the first way that works gives; raises the last one's error."""
    for way in ways[:-1]:
        try:
            return way()
        except Exception:
            continue
    return ways[-1]()


# Java


@attempt
def java_type(environ, start_response):
    import java

    return java.type("java.lang.System")


@attempt
def java_import(environ, start_response):
    return importlib.import_module("java.lang.System")


@attempt
def java_attribute(environ, start_response):
    import java

    return java.lang.Runtime.getRuntime()


@attempt
def java_classpath(environ, start_response):
    import java

    return java.add_to_classpath("/tmp")


@attempt
def java_polyglot_eval(environ, start_response):
    import polyglot

    return first(
        *(lambda name=name: polyglot.eval(language=name, string="1")
          for name in ("java", "js", "llvm", "nfi", "regex", "python"))
    )  # fmt: skip


@attempt
def java_polyglot_bindings(environ, start_response):
    import polyglot

    return first(lambda: polyglot.import_value("java"), lambda: polyglot.export_value("x", app))


def foreign_objects(start_response, environ):
    """Every object of Java's in reach: in frames, in modules, in attributes of what environ holds."""
    import polyglot

    seen, found = set(), []
    todo = [environ, start_response, sys.modules, getattr(start_response, "__self__", None)]
    frame = sys._getframe()
    while frame is not None:
        todo += [frame.f_locals, frame.f_globals]
        frame = frame.f_back
    while todo and len(seen) < 200_000:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, polyglot.ForeignObject):
            found.append(one)
        elif isinstance(one, dict):
            todo += list(one.values())
        elif isinstance(one, (list, tuple, set, frozenset)):
            todo += list(one)
        elif type(one).__name__ == "module":
            todo += list(vars(one).values())
        elif type(one).__name__ in ("function", "method", "cell") or type(one).__module__.startswith("krait_"):
            names = ["__self__", "__func__", "__dict__", "__closure__", "cell_contents"]
            for name in names + list(getattr(type(one), "__slots__", ())):
                try:
                    todo.append(getattr(one, name))
                except Exception:
                    continue
    return found


@attempt
def java_members(environ, start_response):
    found = foreign_objects(start_response, environ)
    if not found:
        return "no object of the host's, so this attempt finds nothing in any case"
    names = {name for each in found for name in dir(each) if not name.startswith("__")}
    sandboxed = environ.get("sandboxed") == "yes"
    return (names - MEMBERS | (names & NOT_IN_SANDBOX if sandboxed else set())) or nothing()


@attempt
def java_reflection(environ, start_response):
    import polyglot

    for each in foreign_objects(start_response, environ):
        for name in ("getClass", "class", "static", "hashCode", "wait", "notifyAll", "exchange", "response"):
            for look in (getattr, polyglot.__read__, polyglot.__invoke__):
                try:
                    return look(each, name)
                except Exception:
                    continue
    nothing()


@attempt
def java_exception(environ, start_response):
    for each in foreign_objects(start_response, environ):
        for name in MEMBERS & set(dir(each)):
            try:
                getattr(each, name)(object())
            except BaseException as error:
                got = {member for member in dir(error) if not member.startswith("__")}
                got -= {"args", "with_traceback", "add_note", "name", "obj"}
                if got:
                    return got
    nothing()


@attempt
def java_extend(environ, start_response):
    extend = __graalpython__.extend  # noqa: F821
    for each in foreign_objects(start_response, environ):
        for base in (each, type(each)):
            try:
                return extend(base)
            except TypeError:
                continue
    nothing()


# files


def read(path):
    with open(path) as file:
        return file.read()


@attempt
def file_by_path(environ, start_response):
    return read(SECRET)


@attempt
def file_by_dots(environ, start_response):
    return first(lambda: read("../secret.txt"), lambda: read("scratch/../../secret.txt"), lambda: read("./../secret.txt"))


@attempt
def file_by_link(environ, start_response):
    return first(lambda: read("out"), lambda: read("up/secret.txt"), lambda: read("scratch/up/secret.txt"))


@attempt
def file_by_descriptor(environ, start_response):
    return os.read(os.open(SECRET, os.O_RDONLY), 100)


@attempt
def file_by_graalpy(environ, start_response):
    return __graalpython__.read_file(SECRET)  # noqa: F821


@attempt
def file_by_import(environ, start_response):
    sys.path.insert(0, os.path.dirname(SECRET))
    try:
        return importlib.import_module("outsider").VALUE
    finally:
        sys.path.pop(0)


@attempt
def file_by_tls(environ, start_response):
    import ssl

    return ssl.create_default_context().load_verify_locations("/etc/ssl/certs/ca-certificates.crt")


@attempt
def file_of_the_host(environ, start_response):
    exchange = start_response.__self__._exchange
    return exchange.sendFile(200, "OK", "Content-Length\n3", SECRET, 0, 3)


@attempt
def file_of_the_process(environ, start_response):
    return first(lambda: read("/proc/self/environ"), lambda: read("/proc/self/cmdline"), lambda: read("/dev/null"))


@attempt
def file_names(environ, start_response):
    return first(lambda: os.listdir(".."), lambda: os.listdir("/"), lambda: os.stat(SECRET), lambda: os.listdir("up"))


@attempt
def file_missing_or_there(environ, start_response):
    """Both must look the same."""
    kinds = []
    for path in (SECRET, SECRET + ".missing"):
        try:
            read(path)
        except OSError as error:
            kinds.append((type(error), error.errno))
    return kinds if len(set(kinds)) > 1 else nothing()


@attempt
def file_written(environ, start_response):
    import krait_bridge

    own = krait_bridge.__file__
    paths = ["made.txt", "escapes.py", "../made.txt", own, own + ".new", sys.prefix + "/made", "/tmp/krait-escape"]
    return first(*(lambda path=path: open(path, "a").write("x") for path in paths))


@attempt
def file_written_through_a_link(environ, start_response):
    return first(lambda: open("scratch/dangling", "w").write("x"), lambda: open("scratch/up/new", "w").write("x"))


@attempt
def file_linked(environ, start_response):
    return first(
        lambda: os.symlink(SECRET, "scratch/link"),
        lambda: os.symlink("..", "scratch/link"),
        lambda: os.link(SECRET, "scratch/link"),
        lambda: os.link("escapes.py", "scratch/link"),
        lambda: os.rename("scratch/dangling", "scratch/moved"),
    )


@attempt
def file_moved(environ, start_response):
    return first(
        lambda: os.rename(SECRET, "scratch/secret"),
        lambda: os.rename("escapes.py", "scratch/escapes.py"),
        lambda: os.rename("scratch/kept", "../kept"),
        lambda: os.replace("scratch/kept", "escapes.py"),
        lambda: os.remove("escapes.py"),
        lambda: os.rmdir("scratch"),
        lambda: os.mkdir("new"),
        lambda: os.chmod("escapes.py", 0o777),
    )


@attempt
def file_from_another_folder(environ, start_response):
    here = os.getcwd()
    try:
        os.chdir("..")
        return read("secret.txt")
    finally:
        os.chdir(here)


# processes, signals, sockets, native code, variables, threads


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
