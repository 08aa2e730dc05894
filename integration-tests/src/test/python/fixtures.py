"""Small WSGI applications, most of which do one thing a bridge may get wrong.

``app`` picks one by the first path segment; ``validated`` is the same inside ``wsgiref.validate``.
"""

import contextvars
import gzip
import io
import json
import os
import sys
import tempfile
import threading
import time

TEXT = [("Content-Type", "text/plain; charset=utf-8")]
APPS = {}
closed = {}
gates = {}
variable = contextvars.ContextVar("variable", default="unset")
lock = threading.Lock()
inside = {"now": 0, "most": 0}


def fixture(function):
    APPS[function.__name__] = function
    return function


def app(environ, start_response):
    return APPS[environ["PATH_INFO"].split("/")[1]](environ, start_response)


def validated(environ, start_response):
    from wsgiref.validate import validator

    return validator(app)(environ, start_response)


def argument(environ):
    return environ["QUERY_STRING"]


def plain(start_response, text, headers=()):
    body = text if isinstance(text, bytes) else text.encode()
    start_response("200 OK", TEXT + list(headers))
    return [body]


class Closing:
    """An iterable that counts how often it is closed, under a name."""

    def __init__(self, blocks, name):
        self.blocks, self.name = iter(blocks), name

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.blocks)

    def close(self):
        closed[self.name] = closed.get(self.name, 0) + 1


# -- environ -------------------------------------------------------------------------------------


@fixture
def environ(environ, start_response):
    kinds = {key: type(value).__module__ + "." + type(value).__name__ for key, value in environ.items()}
    strings = {key: value for key, value in environ.items() if type(value) is str}
    flags = {k: environ[k] for k in environ if k.startswith("wsgi.") and type(environ[k]) is bool}
    report = {
        "type": "dict" if type(environ) is dict else repr(type(environ)),
        "kinds": kinds,
        "strings": strings,
        "flags": flags,
        "version": list(environ["wsgi.version"]),
    }
    environ["leftover"] = "from another request"
    return plain(start_response, json.dumps(report))


@fixture
def arguments(*positional, **named):
    environ, start_response = positional
    return plain(start_response, f"{len(positional)} {len(named)}")


@fixture
def process(environ, start_response):
    report = {
        "argv": sys.argv,
        "cwd": os.getcwd(),
        "file": __file__,
        "path0": sys.path[0],
        "greeting": os.environ.get("GREETING"),
        "thread": threading.current_thread().name,
        "main": __name__,
    }
    return plain(start_response, json.dumps(report))


# -- wsgi.input and wsgi.errors -------------------------------------------------------------------


@fixture
def read(environ, start_response):
    """Reads as the query says: ``read.5,readline,readlines.10,iterate``."""
    stream, seen = environ["wsgi.input"], []
    for step in argument(environ).split(","):
        name, _, size = step.partition(".")
        if name == "iterate":
            result = list(stream)
        else:
            result = getattr(stream, name)(*([int(size)] if size else []))
        seen.append(result if isinstance(result, list) else [result])
    seen = [[item.decode("latin-1") for item in step] for step in seen]
    return plain(start_response, json.dumps(seen))


@fixture
def digest(environ, start_response):
    import hashlib

    sha, total = hashlib.sha256(), 0
    while block := environ["wsgi.input"].read(65536):
        sha.update(block)
        total += len(block)
    return plain(start_response, f"{total} {sha.hexdigest()}")


@fixture
def closes_input(environ, start_response):
    environ["wsgi.input"].close()
    return plain(start_response, "survived")


@fixture
def ignores_body(environ, start_response):
    return plain(start_response, "ignored")


@fixture
def errors(environ, start_response):
    stream = environ["wsgi.errors"]
    stream.write("euro \u20ac surrogate \ud800\n")
    stream.writelines(["two ", "parts\n"])
    stream.flush()
    return plain(start_response, "written")


@fixture
def logs(environ, start_response):
    import logging

    logging.getLogger("shop.orders").warning("low stock: %d", 3)
    print("printed line")
    print("printed error", file=sys.stderr)
    return plain(start_response, "logged")


# -- start_response, write, the iterable ------------------------------------------------------------


@fixture
def late(environ, start_response):
    start_response("202 Accepted", TEXT)
    yield b"late"


@fixture
def generator(environ, start_response):
    start_response("200 OK", TEXT)
    yield b""
    yield b"one,"
    yield b""
    yield b"two"


@fixture
def gated(environ, start_response):
    """Yields a block and waits until another request opens the gate."""
    gate = gates.setdefault(argument(environ), threading.Event())
    start_response("200 OK", TEXT)
    yield b"first"
    gate.wait(30)
    yield b"second"


@fixture
def open_gate(environ, start_response):
    gates.setdefault(argument(environ), threading.Event()).set()
    return plain(start_response, "open")


@fixture
def restart(environ, start_response):
    start_response("200 OK", TEXT + [("X-Old", "1"), ("Content-Length", "999")])
    try:
        raise ValueError("changed my mind")
    except ValueError:
        start_response("503 Changed", [("X-New", "1")], sys.exc_info())
    return [b"restarted"]


@fixture
def restart_late(environ, start_response):
    start_response("200 OK", TEXT)
    yield b"begun"
    try:
        raise ValueError("too late")
    except ValueError:
        start_response("500 Too Late", TEXT, sys.exc_info())
    yield b"never sent"


@fixture
def twice(environ, start_response):
    start_response("200 OK", TEXT)
    start_response("200 OK", TEXT)
    return [b"never sent"]


@fixture
def never(environ, start_response):
    return [b"no status"]


@fixture
def writes(environ, start_response):
    write = start_response("200 OK", TEXT)
    write(b"written,")
    write(b"twice,")
    return [b"returned"]


BAD_STARTS = {
    "status": ("abc", TEXT),
    "short": ("99 X", TEXT),
    "long": ("2000 X", TEXT),
    "interim": ("100 Continue", TEXT),
    "statusline": ("200 OK\r\nX-Evil: 1", TEXT),
    "statusbytes": (b"200 OK", TEXT),
    "wide": ("200 \u20ac", TEXT),
    "tuple": ("200 OK", tuple(TEXT)),
    "pair": ("200 OK", [["Content-Type", "text/plain"]]),
    "name": ("200 OK", [("X Evil", "1")]),
    "colon": ("200 OK", [("X-Evil:", "1")]),
    "split": ("200 OK", [("X-A", "1\r\nX-Evil: 1")]),
    "splitlate": ("200 OK", [("X-%d" % i, "v" * 1000) for i in range(20)] + [("X-A", "1\r\nX-Evil: 1")]),
    "splitwide": ("200 OK", [("X-A", "1\u010d\u010aX-Evil: 1")]),
    "nul": ("200 OK", [("X-A", "\0")]),
    "number": ("200 OK", [("X-A", 1)]),
    "connection": ("200 OK", [("Connection", "close")]),
    "encoding": ("200 OK", [("Transfer-Encoding", "chunked")]),
    "length": ("200 OK", [("Content-Length", "-5")]),
}


@fixture
def bad_start(environ, start_response):
    """Tells whether ``start_response`` itself raised, then lets the error through."""
    try:
        start_response(*BAD_STARTS[argument(environ)])
    except Exception as error:
        sys.stderr.write(f"raised {type(error).__name__} for {argument(environ)}\n")
        raise
    return [b"accepted"]


@fixture
def mutates(environ, start_response):
    headers = list(TEXT)
    start_response("200 OK", headers)
    headers.append(("X-Late", "1"))
    return [b"kept"]


@fixture
def cookies(environ, start_response):
    return plain(start_response, "two", [("Set-Cookie", "a=1"), ("Set-Cookie", " b=2")])


@fixture
def own_date(environ, start_response):
    return plain(start_response, "mine", [("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Server", "me")])


class ByIndex:
    """Iterable by ``__getitem__`` alone; anything but what PEP 3333 names is a trap."""

    def __getitem__(self, index):
        return [b"a", b"b"][index]

    def __getattr__(self, name):
        if name == "close":
            raise AttributeError(name)
        raise AssertionError(f"the server touched {name}")


@fixture
def iterables(environ, start_response):
    start_response("200 OK", TEXT)
    kind = argument(environ)
    blocks = [b"a", b"b"]
    return {
        "list": blocks,
        "tuple": tuple(blocks),
        "iterator": iter(blocks),
        "generator": (block for block in blocks),
        "index": ByIndex(),
        "map": map(bytes, blocks),
        "empty": [],
        "none": None,
        "str": "text",
        "int": 5,
        "strings": ["text"],
        "bytearray": [bytearray(b"ab")],
    }[kind]


@fixture
def every_byte(environ, start_response):
    return plain(start_response, bytes(range(256)) * 16)


@fixture
def counted(environ, start_response):
    """Closable responses that end in different ways; ``closes`` tells how often each was closed."""
    kind, _, name = argument(environ).partition(",")
    if kind == "raises":
        blocks = (1 / 0 for _ in range(1))
    elif kind == "endless":
        blocks = (b"x" * 65536 for _ in iter(int, 1))
    elif kind == "string":
        blocks = iter(["text"])
    else:
        blocks = iter([b"block"])
    if kind != "unstarted":
        start_response("200 OK", TEXT)
    return Closing(blocks, name)


@fixture
def closes(environ, start_response):
    return plain(start_response, str(closed.get(argument(environ), 0)))


@fixture
def close_raises(environ, start_response):
    class Broken(Closing):
        def close(self):
            raise OSError("close failed")

    start_response("200 OK", TEXT)
    return Broken([b"intact"], "broken")


@fixture
def length(environ, start_response):
    """``DECLARED,BLOCKS...``: a response whose Content-Length and body disagree."""
    declared, *sizes = argument(environ).split(",")
    start_response("200 OK", TEXT + [("Content-Length", declared)])
    return Closing([b"x" * int(size) for size in sizes], "length")


@fixture
def status(environ, start_response):
    start_response(argument(environ).replace("+", " "), TEXT)
    return [b"body"]


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


# -- files ------------------------------------------------------------------------------------------


@fixture
def file(environ, start_response):
    """Returns a file through ``wsgi.file_wrapper``, in the way the query says."""
    kind, _, path = argument(environ).partition(",")
    content = b"0123456789" * 1000
    if kind == "path":
        source = open(path, "rb")
    elif kind == "temporary":
        source = tempfile.TemporaryFile()
        source.write(content)
        source.seek(0)
    elif kind == "half":
        source = tempfile.TemporaryFile()
        source.write(content)
        source.seek(5)
        source.read(5)
    elif kind == "bytesio":
        source = io.BytesIO(content)
    elif kind == "gzip":
        source = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(content)))
    else:
        source = tempfile.SpooledTemporaryFile(max_size=10)
        source.write(content)
        source.seek(0)
    start_response("200 OK", [("Content-Type", "application/octet-stream")])
    wrapper = environ["wsgi.file_wrapper"](source)
    return wrapper if kind != "unused" else [b"unused"]


@fixture
def stream(environ, start_response):
    """As many megabytes as asked for."""
    start_response("200 OK", TEXT)
    block = b"x" * (1 << 16)
    return (block for _ in range(16 * int(argument(environ))))


# -- time and threads ---------------------------------------------------------------------------------


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
    return plain(start_response, str(id(APPS)))


@fixture
def sqlite(environ, start_response):
    """Inserts a row and says how many there are."""
    import sqlite3

    connection = sqlite3.connect(argument(environ), timeout=30)
    try:
        with connection:
            connection.execute("create table if not exists rows (who text)")
            connection.execute("insert into rows values (?)", (str(id(APPS)),))
        count = connection.execute("select count(*) from rows").fetchone()[0]
        check = connection.execute("pragma integrity_check").fetchone()[0]
    finally:
        connection.close()
    return plain(start_response, f"{count} {check}")
