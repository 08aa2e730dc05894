"""Kinds of iterables, how they end, and files."""

import gzip
import io
import tempfile

from fixture_base import TEXT, argument, fixture, plain

closed = {}
opened = set()


class Closing:
    """An iterable that counts how often it is closed, under a name."""

    def __init__(self, blocks, name):
        self.blocks, self.name = iter(blocks), name
        opened.add(name)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.blocks)

    def close(self):
        closed[self.name] = closed.get(self.name, 0) + 1


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
def opens(environ, start_response):
    return plain(start_response, str(argument(environ) in opened))


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
def file(environ, start_response):
    """Returns a file through ``wsgi.file_wrapper``: ``KIND,PATH,CONTENT_LENGTH``, the last two or not."""
    kind, path, length = (argument(environ) + ",,").split(",")[:3]
    content = b"".join(b"%05d" % number for number in range(20000))
    if kind == "path":
        source = open(path, "rb")
    elif kind == "temporary":
        source = tempfile.TemporaryFile()
        source.write(content)
        source.seek(0)
    elif kind == "rest":
        source = tempfile.TemporaryFile()
        source.write(content)
        source.seek(90001)
        source.read(2)
    elif kind == "bytesio":
        source = io.BytesIO(content)
    elif kind == "gzip":
        source = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(content)))
    else:
        source = tempfile.SpooledTemporaryFile(max_size=10)
        source.write(content)
        source.seek(0)
    headers = [("Content-Type", "application/octet-stream")]
    if length:
        headers.append(("Content-Length", length))
    start_response("200 OK", headers)
    wrapper = environ["wsgi.file_wrapper"](source)
    return wrapper if kind != "unused" else [b"unused"]


@fixture
def stream(environ, start_response):
    """As many megabytes as asked for."""
    start_response("200 OK", TEXT)
    block = b"x" * (1 << 16)
    return (block for _ in range(16 * int(argument(environ))))
