"""One request and its answer, watched without standing in their way (PEP 3333, "Middleware")."""

from __future__ import annotations

import base64
import gzip
import re
import time
import zlib
from urllib.parse import quote

_LEFT_OUT = set(
    "CONNECTION CONTENT_LENGTH EXPECT FORWARDED HTTP2_SETTINGS KEEP_ALIVE PROXY_CONNECTION TE TRAILER"
    " TRANSFER_ENCODING UPGRADE X_FORWARDED_FOR X_REAL_IP".split()
)
"""Fields about one connection, and who was at its other end."""

_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)


class Kept:
    """The beginning of a body."""

    def __init__(self, limit):
        self.data = bytearray()
        self.size = 0
        self.ended = False
        self._limit = limit

    def add(self, block):
        if isinstance(block, bytes):  # what else it may be is for the server to say
            self.size += len(block)
            self.data += block[: max(0, self._limit - len(self.data))]
        return block

    def put(self, into, kind, redaction, cut, packed=""):
        """As ``body`` or ``body64`` of a line of the file."""
        data = bytes(self.data)
        cut = cut or self.size > len(data)
        if packed:
            try:
                data = gzip.decompress(data) if packed.lower() == "gzip" and not cut else None
            except (OSError, EOFError, zlib.error):
                data = None
        if data:
            data = redaction.body(kind, data, cut)
        if data is None:
            data, cut = b"", True
        if cut:
            into["cut"] = True
        try:
            if data:
                into["body"] = data.decode("utf-8")
        except UnicodeDecodeError:
            into["body64"] = base64.b64encode(data).decode("ascii")


class Input:
    """``wsgi.input`` that keeps what the application reads of it."""

    def __init__(self, stream, kept):
        self._stream = stream
        self._kept = kept

    def read(self, *size):
        block = self._kept.add(self._stream.read(*size))
        self._kept.ended |= not block or not size or size[0] is None or size[0] < 0
        return block

    def readline(self, *size):
        return self._kept.add(self._stream.readline(*size))

    def readlines(self, *hint):
        return [self._kept.add(line) for line in self._stream.readlines(*hint)]

    def __iter__(self):
        for line in self._stream:
            yield self._kept.add(line)
        self._kept.ended = True

    def __getattr__(self, name):
        return getattr(self._stream, name)


class Exchange:
    """One request, from the call to the end of its answer."""

    def __init__(self, capture, environ):
        self.at, self._start = time.time(), time.perf_counter()
        self._capture, self._environ = capture, environ
        self._errors = environ["wsgi.errors"]
        self._asked = Kept(capture.body_limit)
        self._answered = Kept(capture.body_limit)
        self._status, self._headers, self._done = "", [], False
        self._target, self._method = target(environ), environ["REQUEST_METHOD"]
        self._length = environ.get("CONTENT_LENGTH") or ""
        environ["wsgi.input"] = Input(environ["wsgi.input"], self._asked)

    def starting(self, start_response):
        """Stands in for ``start_response``."""

        def start(status, headers, *exc_info):
            write = start_response(status, headers, *exc_info)
            self._status, self._headers = status, list(headers)
            return lambda data: write(self._answered.add(data))

        return start

    def through(self, blocks):
        """What the application returned, watched: a list as it is, as servers look at its length; a
        file for ``wsgi.file_wrapper`` as well, as they send it by themselves."""
        wrapper = self._environ.get("wsgi.file_wrapper")
        if isinstance(wrapper, type) and isinstance(blocks, wrapper):
            self.end(False)
        elif isinstance(blocks, (list, tuple)):
            for block in blocks:
                self._answered.add(block)
            self.end(True)
        else:
            return (SizedBody if hasattr(blocks, "__len__") else Body)(self, blocks)
        return blocks

    def add(self, block):
        return self._answered.add(block)

    def fail(self):
        """The application raised: what the client gets is the server's."""
        self._status = ""
        self.end(False)

    def end(self, whole):
        """Writes it down, once."""
        if self._done or not self._target:
            return
        self._done = True
        self._capture.attempt(lambda: self._capture.write(self._line(whole)), self._errors)

    def _line(self, whole):
        environ, redaction = self._environ, self._capture.redaction
        line = {"at": round(self.at, 6), "client": self._capture.client(environ), "method": self._method}
        line["target"] = redaction.address(self._target)
        line["headers"] = {
            name: redaction.field(name, value)
            for name, value in fields(environ)
            if value and value.isprintable()
        }
        kind = environ.get("CONTENT_TYPE") or ""
        asked = self._asked
        read = asked.size == int(self._length) if self._length.isdigit() else asked.ended or not asked.size
        packed = environ.get("HTTP_CONTENT_ENCODING", "")
        asked.put(line, kind, redaction, not read, packed)
        if self._status:
            named = {name.lower(): value for name, value in reversed(self._headers)}
            answer = {"status": int(self._status[:3])}
            answer["headers"] = [[name, redaction.field(name, value)] for name, value in self._headers]
            if self._method != "HEAD" and not self._status.startswith(("1", "204", "304")):
                length = named.get("content-length", "")
                cut = not whole and str(self._answered.size) != length
                encoding = named.get("content-encoding", "")
                self._answered.put(answer, named.get("content-type", ""), redaction, cut, encoding)
            answer["seconds"] = round(time.perf_counter() - self._start, 6)
            line["answer"] = answer
        return line


class Body:
    """An iterable in the place of the application's: a block for a block, and ``close()``."""

    def __init__(self, exchange, blocks):
        self._exchange, self._blocks, self._next = exchange, blocks, None

    def __iter__(self):
        return self

    def __next__(self):
        if self._next is None:
            self._next = iter(self._blocks).__next__
        try:
            return self._exchange.add(self._next())
        except StopIteration:
            self._exchange.end(True)
            raise
        except BaseException:
            self._exchange.fail()
            raise

    def close(self):
        try:
            if hasattr(self._blocks, "close"):
                self._blocks.close()
        finally:
            self._exchange.end(False)


class SizedBody(Body):
    def __len__(self):
        return len(self._blocks)


def target(environ):
    """Path and query as they were sent, below the mount point; empty when they cannot be sent again."""
    raw = environ.get("RAW_URI") or environ.get("REQUEST_URI") or ""
    mount = quote(environ.get("SCRIPT_NAME", ""), encoding="latin-1")
    if not raw.startswith("/") or not raw.startswith(mount):
        raw = mount + quote(environ.get("PATH_INFO", ""), "/;=,:@!$&'()*+~", encoding="latin-1")
        raw += "?" + environ["QUERY_STRING"] if environ.get("QUERY_STRING") else ""
    raw = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", raw[len(mount) :].partition("#")[0])
    raw = quote(raw, "/;=,:@!$&'()*+~%?", encoding="latin-1", errors="replace")
    plain = environ["REQUEST_METHOD"].isalpha() and environ["REQUEST_METHOD"] != "CONNECT"
    return (raw or "/") if plain and not raw.startswith("*") else ""


def fields(environ):
    for key, value in environ.items():
        name = key[5:] if key.startswith("HTTP_") else key
        sent = name != key or key == "CONTENT_TYPE"
        if sent and name not in _LEFT_OUT and _NAME.fullmatch(name) and isinstance(value, str):
            yield name.replace("_", "-").title(), value
