"""Errors, time, threads and interpreters."""

import contextvars
import hashlib
import os
import sys
import threading
import time

from fixture_base import TEXT, argument, fixture, plain

variable = contextvars.ContextVar("variable", default="unset")
token = os.urandom(8).hex()  # tells interpreters apart; id() may agree by chance
lock = threading.Lock()
inside = {"now": 0, "most": 0}


@fixture
def scrypt(environ, start_response):
    """A key as Werkzeug makes it, which GraalPy cannot by itself."""
    start_response("200 OK", TEXT)
    return [hashlib.scrypt(b"password", salt=b"NaCl", n=1024, r=8, p=16).hex().encode()]


@fixture
def raises(environ, start_response):
    raise RuntimeError("secret detail")


@fixture
def raises_late(environ, start_response):
    start_response("200 OK", TEXT)
    yield b"begun"
    raise RuntimeError("secret detail")


@fixture
def exits(environ, start_response):
    raise {"exit": SystemExit(3), "interrupt": KeyboardInterrupt()}[argument(environ)]


@fixture
def recursion(environ, start_response):
    def deeper(n):
        return 0 if n == 0 else 1 + deeper(n - 1)

    try:
        sys.setrecursionlimit(10**6)
        deeper(10**6)
    except RecursionError:
        pass
    return plain(start_response, str(deeper(1500)))


@fixture
def context(environ, start_response):
    before = variable.get()
    variable.set(argument(environ))
    start_response("200 OK", TEXT)

    def blocks():
        yield f"{before} ".encode()
        yield f"{variable.get()}".encode()

    return blocks()

@fixture
def sleeps(environ, start_response):
    with lock:
        inside["now"] += 1
        inside["most"] = max(inside["most"], inside["now"])
    time.sleep(float(argument(environ)))
    with lock:
        inside["now"] -= 1
    return plain(start_response, "slept")


@fixture
def holds(environ, start_response):
    """Tells that it has begun, and ends later."""
    start_response("200 OK", TEXT)

    def blocks():
        yield b"begun"
        time.sleep(float(argument(environ)))
        yield b"ended"

    return blocks()


@fixture
def spins(environ, start_response):
    """Computes for a moment, counting how many do at once."""
    with lock:
        inside["now"] += 1
        inside["most"] = max(inside["most"], inside["now"])
    total = sum(range(int(argument(environ))))
    with lock:
        inside["now"] -= 1
    return plain(start_response, str(total))


@fixture
def most_inside(environ, start_response):
    most, inside["most"] = inside["most"], 0
    return plain(start_response, str(most))


@fixture
def interpreter(environ, start_response):
    """Which interpreter answers: each has a module state of its own."""
    return plain(start_response, token)


@fixture
def sqlite(environ, start_response):
    """Inserts a row and says how many there are."""
    import sqlite3

    connection = sqlite3.connect(argument(environ), timeout=30)
    try:
        with connection:
            connection.execute("create table if not exists rows (who text)")
            connection.execute("insert into rows values (?)", (token,))
        count = connection.execute("select count(*) from rows").fetchone()[0]
        check = connection.execute("pragma integrity_check").fetchone()[0]
    finally:
        connection.close()
    return plain(start_response, f"{count} {check}")
