"""Attempts to reach Java, by names and by the objects of the host's that the bridge holds."""

from __future__ import annotations

import importlib
import sys

from escape_tools import attempt, first, nothing

MEMBERS = {
    "start", "write", "failed", "readBody", "bodyFailure", "bodyFailureStatus", "sendFile", "takePipe", "setPipeRoom", "closePipe", "readText",
    "log", "mode", "note", "scrypt", "acquire", "release",
}  # fmt: skip
"""All that the host's objects offer between them."""

NOT_IN_SANDBOX = {"sendFile", "takePipe", "setPipeRoom", "closePipe", "readBody"}


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
