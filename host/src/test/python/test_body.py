"""``wsgi.input`` (conformance rules 22-27)."""

from __future__ import annotations

import io
import random
import unittest

from krait_bridge import conformance
from krait_bridge.body import NO_BODY, Body
from krait_bridge.pipes import BLOCK
from support import FakeExchange, FakeRecord, call

TEXT = b"first\nsecond line\n\nno end"


def bodies(data, size=7):
    """The same body: received with the call, streamed with a length, chunked."""
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    return {
        "received": Body(FakeExchange(), len(data), data.decode("latin-1")),
        "streamed": Body(FakeExchange(chunks), len(data), ""),
        "chunked": Body(FakeExchange(chunks), -1, ""),
    }


class ABody(unittest.TestCase):
    def each(self, data=TEXT):
        for name, body in bodies(data).items():
            with self.subTest(name):
                yield body

    def test_reads_all_that_is_left_without_a_size(self):
        for arguments in ((), (-1,), (None,), (-5,)):
            for body in self.each():
                self.assertEqual(body.read(3), TEXT[:3])
                self.assertEqual(body.read(*arguments), TEXT[3:])

    def test_reads_exactly_the_size_asked_for(self):
        for body in self.each():
            self.assertEqual([body.read(10), body.read(10), body.read(10)], [TEXT[:10], TEXT[10:20],
                                                                            TEXT[20:]])

    def test_reads_nothing_for_size_zero(self):
        for body in self.each():
            self.assertEqual((body.read(0), body.readline(0)), (b"", b""))
            self.assertEqual(body.read(), TEXT)

    def test_stays_at_its_end(self):
        for body in self.each():
            body.read()
            for _ in range(3):
                self.assertEqual((body.read(), body.read(5), body.readline()), (b"", b"", b""))
                self.assertEqual((body.readlines(), list(body)), ([], []))

    def test_gives_lines(self):
        lines = TEXT.splitlines(keepends=True)
        for body in self.each():
            self.assertEqual(list(body), lines)
        for body in self.each():
            self.assertEqual(body.readlines(), lines)
        for body in self.each():
            self.assertEqual([body.readline() for _ in range(5)], [*lines, b""])

    def test_limits_a_line_to_the_size(self):
        for body in self.each():
            self.assertEqual(body.readline(4), b"firs")
            self.assertEqual(body.readline(4), b"t\n")
            self.assertEqual(body.readline(100), b"second line\n")
            self.assertEqual(body.readline(None), b"\n")

    def test_stops_reading_lines_at_the_hint(self):
        for body in self.each():
            self.assertEqual(body.readlines(8), [b"first\n", b"second line\n"])
            self.assertEqual(body.readlines(0), [b"\n", b"no end"])

    def test_gives_bytes_untouched(self):
        data = bytes(range(256)) * 3
        for body in self.each(data):
            self.assertEqual(body.read(), data)

    def test_survives_close(self):
        conformance.connect(FakeRecord("compat"))
        for body in self.each():
            body.close()
            self.assertEqual(body.read(), TEXT)

    def test_reads_as_a_file_would(self):
        chance = random.Random(63)
        for turn in range(60):
            data = bytes(chance.choice(b"ab\n") for _ in range(chance.randrange(80)))
            for name, body in bodies(data, chance.randrange(1, 9)).items():
                file = io.BytesIO(data)
                for _ in range(12):
                    method = chance.choice(["read", "readline", "readlines"])
                    size = chance.randrange(-1, 15)
                    self.assertEqual(
                        getattr(body, method)(size), getattr(file, method)(size),
                        f"turn {turn}: {name} {data!r} {method}({size})",
                    )  # fmt: skip

    def test_gives_a_line_longer_than_a_block(self):
        line = b"x" * (1 << 20) + b"\n"
        chunks = [line[at : at + BLOCK] for at in range(0, len(line), BLOCK)]
        self.assertEqual(Body(FakeExchange(chunks), len(line), "").readline(), line)


class AStreamedBody(unittest.TestCase):
    def test_is_fetched_in_blocks_and_only_as_far_as_needed(self):
        exchange = FakeExchange([b"a" * BLOCK, b"b" * BLOCK])
        body = Body(exchange, 2 * BLOCK, "")
        self.assertEqual(exchange.reads, [])
        body.read(10)
        self.assertEqual(len(exchange.reads), 1)

    def test_of_known_length_ends_without_asking_java(self):
        exchange = FakeExchange([b"abc"])
        body = Body(exchange, 3, "")
        self.assertEqual((body.read(), body.read()), (b"abc", b""))
        self.assertEqual(len(exchange.reads), 1)

    def test_of_unknown_length_asks_no_more_after_its_end(self):
        exchange = FakeExchange([b"abc"])
        body = Body(exchange, -1, "")
        self.assertEqual((body.read(), body.read()), (b"abc", b""))
        self.assertEqual(len(exchange.reads), 2)

    def test_raises_when_it_ended_early_and_again_at_each_read(self):
        for length, failure in ((100, "reset"), (-1, "bad chunk"), (100, "")):
            body = Body(FakeExchange([b"abc\n"], failure), length, "")
            self.assertEqual(body.read(2), b"ab")
            for read in (body.read, body.read, body.readline, body.readlines, body.__next__):
                self.assertRaises(ConnectionResetError, read)
            with self.assertRaisesRegex(ConnectionResetError, failure or "early"):
                body.read(1)

    def test_that_fails_is_not_the_applications_fault(self):
        def app(environ, start_response):
            environ["wsgi.input"].read()

        for code, status in ((400, "400 Bad Request"), (408, "408 Request Timeout")):
            exchange = FakeExchange([b"a"], "timed out")
            exchange.failure_status = code
            answer = call(app, method="POST", length=9, exchange=exchange)
            self.assertEqual(answer.status, status)
            self.assertEqual([level for _, level, _ in answer.host.messages], [20])
            self.assertIn("timed out", answer.log)


class ARequestsBody(unittest.TestCase):
    def test_reaches_the_application(self):
        def app(environ, start_response):
            start_response("200 OK", [])
            return [environ["wsgi.input"].read()]

        data = bytes(range(256))
        self.assertEqual(call(app, method="POST", body=data).body, data)
        chunked = FakeExchange([data])
        self.assertEqual(call(app, method="POST", length=-1, exchange=chunked).body, data)
        self.assertEqual(call(app).body, b"")

    def test_is_shared_when_there_is_none_and_cannot_be_spoiled(self):
        conformance.connect(FakeRecord("compat"))
        NO_BODY.close()
        self.assertEqual((NO_BODY.read(), NO_BODY.readlines(), list(NO_BODY)), (b"", [], []))
        with self.assertRaises(AttributeError):
            NO_BODY.name = "x"


if __name__ == "__main__":
    unittest.main()
