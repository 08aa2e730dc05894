"""Attempts to read and to change files outside."""

from __future__ import annotations

import importlib
import os
import sys

from escape_tools import attempt, first, nothing

SECRET = os.environ.get("SECRET_FILE", "/nowhere")
"""A file outside."""


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
