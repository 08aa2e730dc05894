"""The whole way through ``wsgiref.validate``, which checks the server from inside."""

from __future__ import annotations

import unittest
import warnings
from wsgiref.simple_server import demo_app
from wsgiref.validate import validator

from support import FakeExchange, call

TYPE = ("Content-Type", "text/plain")


def echo(environ, start_response):
    stream = environ["wsgi.input"]
    body = stream.read(3) + stream.readline() + b"".join(stream.readlines()) + b"".join(stream)
    environ["wsgi.errors"].write("seen\n")
    environ["wsgi.errors"].writelines(["more\n"])
    environ["wsgi.errors"].flush()
    start_response("200 OK", [TYPE])
    return [body]


def generator(environ, start_response):
    start_response("200 OK", [TYPE])
    yield b"a"
    yield b"b"


def writer(environ, start_response):
    start_response("200 OK", [TYPE])(b"written")
    return [b" and returned"]


def nothing(environ, start_response):
    start_response("204 No Content", [])
    return []


class TheValidator(unittest.TestCase):
    def setUp(self):
        warnings.simplefilter("error")
        self.addCleanup(warnings.resetwarnings)

    def check(self, app, **parts):
        answer = call(validator(app), **parts)
        self.assertNotIn("AssertionError", answer.log)
        self.assertIn(answer.outcome, ("sent", "tuple"))
        return answer

    def test_accepts_a_body_of_every_kind(self):
        data = b"first\nsecond\nthird"
        length = ("Content-Length", str(len(data)))
        answer = self.check(echo, method="POST", body=data, headers=[length])
        self.assertEqual((answer.body, answer.log), (data, "seen\nmore"))
        streamed = FakeExchange([data[:4], data[4:]])
        parts = {"length": len(data), "exchange": streamed, "headers": [length]}
        answer = self.check(echo, method="PUT", **parts)
        self.assertEqual(answer.body, data)
        chunked = FakeExchange([data[:9], data[9:]])
        self.assertEqual(self.check(echo, method="POST", length=-1, exchange=chunked).body, data)
        self.assertEqual(self.check(echo).body, b"")

    def test_accepts_every_way_to_answer(self):
        self.assertEqual(self.check(generator).body, b"ab")
        self.assertEqual(self.check(writer).body, b"written and returned")
        self.assertEqual(self.check(nothing).status, "204 No Content")
        self.assertIn(b"Hello world!", self.check(demo_app).body)
        self.assertEqual(self.check(generator, method="HEAD").body, b"")

    def test_accepts_mounts_and_https(self):
        self.check(generator, script_name="/mnt", target="/mnt/x", path="/x")
        self.check(generator, script_name="/mnt", target="/mnt", path="")
        self.check(generator, scheme="https", protocol="HTTP/1.0")


if __name__ == "__main__":
    unittest.main()
