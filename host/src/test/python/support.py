"""Stand-ins for Java: for the log, the record of breaches, and the exchange that is sent to."""

from __future__ import annotations

import contextvars
import os

from krait_bridge import conformance, environ, hostlog, server
from krait_bridge.streams import ErrorStream

ERRORS = ErrorStream("wsgi.errors", hostlog.WARNING)


class FakeHost:
    """Collects messages as ``(logger, level, message)``."""

    def __init__(self):
        self.messages = []

    def log(self, logger, level, message):
        assert type(logger) is str and type(level) is int and type(message) is str
        message.encode("utf-8")  # raises for what Java could not hold
        self.messages.append((logger, level, message))

    def of(self, logger):
        return [message for name, _, message in self.messages if name == logger]


class FakeRecord:
    """Counts breaches by rule."""

    def __init__(self, mode):
        self._mode = mode
        self._places = set()
        self.counts = {}

    def mode(self):
        return self._mode

    def note(self, rule, place):
        assert type(rule) is str and type(place) is str
        self.counts[rule] = self.counts.get(rule, 0) + 1
        first = (rule, place) not in self._places
        self._places.add((rule, place))
        return first


class FakeExchange:
    """Notes every call; ``gone_after`` calls of start and write, the client is gone."""

    pipes = {}
    """Of the whole process: the descriptor to read from, that to write to and what they take (0
    until it is known)."""

    def __init__(self, chunks=(), failure="", gone_after=None):
        self.chunks = list(chunks)
        self.failure = failure
        self.failure_status = 400
        self.left = gone_after
        self.calls = []
        self.reads = []
        self.failures = []

    def failed(self, traceback):
        self.failures.append(traceback)

    def takePipe(self, source, sink):
        assert not os.get_inheritable(source) and not os.get_inheritable(sink)
        self.pipes[source] = sink, 0

    def setPipeRoom(self, source, room):
        sink, _ = self.pipes[source]
        assert room > 0 and not os.get_blocking(sink)
        self.pipes[source] = sink, room

    def closePipe(self, source):
        sink, _ = self.pipes.pop(source)
        os.close(sink)
        os.close(source)

    def readBody(self, source):
        self.reads.append(source)
        sink, room = self.pipes[source]
        if not self.chunks:
            if self.failure:
                self.closePipe(source)
            return -1 if self.failure else 0
        block, rest = self.chunks[0][:room], self.chunks[0][room:]
        self.chunks[:1] = [rest] if rest else []
        return os.write(sink, block)

    def bodyFailure(self):
        return self.failure

    def bodyFailureStatus(self):
        return self.failure_status

    def start(self, status, reason, headers, block, last):
        assert type(status) is int and type(reason) is str and type(headers) is str
        return self._note("start", status, reason, headers, block, last)

    def write(self, block, last):
        assert self.calls and not self.calls[-1][-1], "before start() or after the last block"
        return self._note("write", block, last)

    def sendFile(self, status, reason, headers, path, offset, count):
        return self._note("sendFile", status, reason, headers, path, offset, count)

    def _note(self, *call):
        if call[0] != "sendFile":
            assert type(call[-2]) is bytes and type(call[-1]) is bool
        self.calls.append(call)
        if self.left is None:
            return True
        self.left -= 1
        return self.left >= 0


class Answer:
    """A response as a client would see it, whichever way it went."""

    def __init__(self, result, exchange, host):
        self.result = result
        self.exchange = exchange
        self.host = host
        self.calls = exchange.calls
        self.outcome = result if isinstance(result, str) else "tuple"
        if isinstance(result, tuple):
            assert len(result) == 3 and not exchange.calls
            self.status, flat, self.body = result
            assert type(self.body) is bytes
        else:
            first = next((call for call in self.calls if call[0] != "write"), None)
            self.status = f"{first[1]} {first[2]}" if first else ""
            flat = first[3] if first else ""
            self.body = b"".join(call[-2] for call in self.calls if call[0] != "sendFile")
        parts = flat.split("\n") if flat else []
        self.headers = list(zip(parts[0::2], parts[1::2]))

    def header(self, name):
        values = [value for each, value in self.headers if each.lower() == name.lower()]
        return values[0] if values else None

    @property
    def log(self):
        return "\n".join(message for _, _, message in self.host.messages)


def install(app, multithread=True, multiprocess=False, mode="strict"):
    """Makes ``app`` the served application; returns the host that gets the log."""
    host = FakeHost()
    hostlog.connect(host)
    host.record = FakeRecord(mode)
    conformance.connect(host.record)
    base = environ.template("krait/test", multithread, multiprocess, ERRORS)
    server.install(app, base, contextvars.copy_context())
    return host


def request(
    method="GET", target="/", path=None, query="", protocol="HTTP/1.1", scheme="http",
    server_name="localhost", server_port="8000", remote_addr="127.0.0.1", remote_port="5",
    headers=(), length=None, body=b"", exchange=None, script_name="",
):  # fmt: skip
    """Sends one request to the installed application; returns ``(result, exchange)``."""
    exchange = exchange or FakeExchange()
    flat = "\n".join(f"{name}\n{value}" for name, value in headers)
    result = server.serve(
        exchange, method, target, target if path is None else path, query, protocol, scheme,
        server_name, server_port, remote_addr, remote_port, flat,
        len(body) if length is None else length, body.decode("latin-1"), "", script_name,
    )  # fmt: skip
    return result, exchange


def call(app, mode="strict", **parts):
    """Sends one request to ``app``."""
    host = install(app, mode=mode)
    result, exchange = request(**parts)
    return Answer(result, exchange, host)


def app_of(blocks, status="200 OK", headers=()):
    """An application that answers with ``blocks``."""

    def app(environ, start_response):
        start_response(status, list(headers))
        return blocks

    return app


class Closing:
    """An iterable that counts its ``close()`` calls."""

    def __init__(self, blocks, error=None, at_close=None):
        self.blocks = blocks
        self.error = error
        self.at_close = at_close
        self.closed = 0
        self.given = 0

    def __iter__(self):
        for block in self.blocks:
            self.given += 1
            yield block
        if self.error is not None:
            raise self.error

    def close(self):
        self.closed += 1
        if self.at_close is not None:
            self.at_close()
