"""``wsgi.file_wrapper`` (conformance rule 61)."""

from __future__ import annotations

import gzip
import io
import os
import tempfile
import unittest

from krait_bridge.files import FileWrapper
from support import FakeExchange, call

DATA = b"0123456789" * 2000


def wrapping(file, headers=(), status="200 OK", around=lambda wrapper: wrapper):
    def app(environ, start_response):
        start_response(status, list(headers))
        return around(environ["wsgi.file_wrapper"](file))

    return app


class Files(unittest.TestCase):
    def setUp(self):
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(DATA)
        self.path = file.name
        self.addCleanup(os.unlink, self.path)

    def sent(self, answer):
        """What sendFile would have sent."""
        self.assertEqual([name for name, *_ in answer.calls], ["sendFile"])
        self.assertEqual(answer.outcome, "sent")
        path, offset, count = answer.calls[0][4:]
        self.assertTrue(path.startswith("/"))
        return offset, count

    def open(self, mode="rb", **options):
        file = open(self.path, mode, **options)
        self.addCleanup(file.close)
        return file


class AFile(Files):
    def test_is_sent_by_java(self):
        for file in (self.open(), self.open("r+b"), self.open(buffering=0)):
            answer = call(wrapping(file))
            self.assertEqual(self.sent(answer), (0, len(DATA)))
            self.assertEqual(answer.header("Content-Length"), str(len(DATA)))
            self.assertTrue(file.closed)

    def test_is_named_by_a_path_to_the_same_bytes(self):
        found = []

        class Reading(FakeExchange):
            def sendFile(self, status, reason, headers, path, offset, count):
                with open(path, "rb") as again:
                    again.seek(offset)
                    found.append(again.read(count))
                return super().sendFile(status, reason, headers, path, offset, count)

        file = self.open()
        file.seek(7)
        call(wrapping(file), exchange=Reading())
        with tempfile.TemporaryFile() as nameless:
            nameless.write(DATA)
            nameless.seek(7)
            call(wrapping(nameless), exchange=Reading())
        self.assertEqual(found, [DATA[7:]] * 2)

    def test_that_is_half_read_is_sent_from_there(self):
        file = self.open()
        file.read(10)
        self.assertEqual(self.sent(call(wrapping(file))), (10, len(DATA) - 10))

    def test_is_limited_by_the_applications_content_length(self):
        file = self.open()
        file.seek(100)
        answer = call(wrapping(file, [("Content-Length", "50")], "206 Partial Content"))
        self.assertEqual(self.sent(answer), (100, 50))
        self.assertEqual(answer.headers, [("Content-Length", "50")])

    def test_that_is_shorter_than_the_content_length_is_an_error(self):
        answer = call(wrapping(self.open(), [("Content-Length", str(len(DATA) + 1))]))
        self.assertEqual((answer.outcome, answer.body), ("aborted", DATA))
        self.assertIn("1 bytes short", answer.log)

    def test_is_not_sent_to_head_or_with_304(self):
        answer = call(wrapping(self.open()), method="HEAD")
        self.assertEqual(answer.headers, [("Content-Length", str(len(DATA)))])
        self.assertEqual(answer.calls[0][-2:], (b"", True))
        answer = call(wrapping(self.open(), status="304 Not Modified"))
        self.assertEqual(answer.headers, [])
        self.assertEqual(answer.calls[0][-2:], (b"", True))

    def test_with_unflushed_writes_is_flushed_first(self):
        with tempfile.NamedTemporaryFile() as file:
            file.write(b"abc")
            file.seek(0)
            file.write(b"X")
            file.seek(0)
            self.assertEqual(self.sent(call(wrapping(file))), (0, 3))

    def test_of_tempfile_is_unwrapped(self):
        spooled = tempfile.SpooledTemporaryFile(max_size=10)
        spooled.write(DATA)
        spooled.seek(5)
        self.assertEqual(self.sent(call(wrapping(spooled))), (5, len(DATA) - 5))
        small = tempfile.SpooledTemporaryFile(max_size=10)
        small.write(b"abc")
        small.seek(0)
        self.assertEqual(call(wrapping(small)).body, b"abc")

    def test_to_a_client_that_is_gone_is_no_error(self):
        file = self.open()
        answer = call(wrapping(file), exchange=FakeExchange(gone_after=0))
        self.assertEqual((answer.outcome, answer.host.messages), ("aborted", []))
        self.assertTrue(file.closed)


class AnythingElse(Files):
    def read(self, file, **options):
        answer = call(wrapping(file, **options))
        self.assertNotIn("sendFile", [name for name, *_ in answer.calls])
        return answer.body

    def test_is_read_in_blocks(self):
        class NoFileno:
            def __init__(self):
                self.blocks = [b"a", b"b", b""]

            def read(self, size):
                return self.blocks.pop(0)

        class Mine(io.FileIO):
            pass

        self.assertEqual(self.read(NoFileno()), b"ab")
        self.assertEqual(self.read(io.BytesIO(DATA)), DATA)
        self.assertEqual(self.read(Mine(self.path)), DATA)
        self.assertEqual(self.read(io.BufferedReader(Mine(self.path))), DATA)

    def test_with_a_fileno_is_read_if_its_bytes_are_not_the_files(self):
        packed = self.path + ".gz"
        with gzip.open(packed, "wb") as file:
            file.write(DATA)
        self.addCleanup(os.unlink, packed)
        with gzip.open(packed) as file:
            self.assertEqual(self.read(file), DATA)
        with gzip.open(packed) as file, io.BufferedReader(file) as buffered:
            self.assertEqual(self.read(buffered), DATA)

    def test_that_is_no_regular_file_is_read(self):
        reader, writer = os.pipe()
        os.write(writer, b"through a pipe")
        os.close(writer)
        self.assertEqual(self.read(open(reader, "rb")), b"through a pipe")
        with open("/proc/self/stat", "rb") as file:
            self.assertTrue(self.read(file))

    def test_wrapped_by_middleware_is_read(self):
        self.assertEqual(self.read(self.open(), around=lambda wrapper: iter(list(wrapper))), DATA)
        self.assertEqual(self.read(self.open(), around=lambda w: (block for block in w)), DATA)

    def test_after_write_is_read(self):
        file = self.open()

        def app(environ, start_response):
            start_response("200 OK", [])(b"before ")
            return environ["wsgi.file_wrapper"](file)

        answer = call(app)
        self.assertEqual(answer.body, b"before " + DATA)
        self.assertTrue(file.closed)

    def test_not_returned_is_a_plain_iterable(self):
        self.assertEqual(list(FileWrapper(io.BytesIO(b"abcde"), 2)), [b"ab", b"cd", b"e"])
        self.assertEqual(FileWrapper(io.BytesIO(b"")).block_size, 8192)

    def test_closes_what_can_be_closed(self):
        file = io.BytesIO(b"x")
        FileWrapper(file).close()
        self.assertTrue(file.closed)
        FileWrapper(iter([])).close()

    def test_that_is_empty_has_length_zero(self):
        with tempfile.TemporaryFile() as file:
            answer = call(wrapping(file))
        self.assertEqual((answer.headers, answer.body), ([("Content-Length", "0")], b""))


if __name__ == "__main__":
    unittest.main()
