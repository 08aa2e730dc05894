"""What tests of ``krait_capture`` have in common: applications, and a server."""

from __future__ import annotations

import io
import json
import os
import tempfile
import unittest
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from krait_capture import Capture

JSON = ("Content-Type", "application/json")
TEXT = ("Content-Type", "text/plain")


def hello(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "5")])
    return [b"hello"]


def echo(environ, start_response):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("200 OK", [("Content-Type", environ["CONTENT_TYPE"])])
    return [body]


def answering(*headers, blocks=(b"x",), status="200 OK"):
    def app(environ, start_response):
        start_response(status, list(headers))
        return iter(blocks)

    return app


def environ(path="/", body=b"", **more):
    made = {"REQUEST_METHOD": "POST" if body else "GET", "REMOTE_ADDR": "192.0.2.1"}
    path, _, made["QUERY_STRING"] = path.partition("?")
    made["PATH_INFO"] = path
    setup_testing_defaults(made)
    made["wsgi.input"] = io.BytesIO(body)
    made["wsgi.errors"] = io.StringIO()
    made["CONTENT_LENGTH"] = str(len(body)) if body else ""
    made.update(more)
    return made


class CaptureTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "capture.jsonl")
        self.errors = ""

    def ask(self, app, *args, abandon=False, **more):
        """Serves one request as a server does; status, headers, body."""
        given = environ(*args, **more)
        errors = given["wsgi.errors"]
        head, sent = [], []

        def start_response(status, headers, exc_info=None):
            head[:] = [status, headers]
            return sent.append

        blocks = app(given, start_response)
        try:
            for block in blocks:
                sent.append(block)
                if abandon:
                    break
        finally:
            if hasattr(blocks, "close"):
                blocks.close()
        self.errors = errors.getvalue()
        return head[0], head[1], b"".join(sent)

    def capture(self, app, *args, **more):
        """The line that is written for a request."""
        self.ask(Capture(app, self.path), *args, **more)
        return self.lines()[-1]

    def lines(self):
        if not os.path.exists(self.path):
            return []
        return [json.loads(line) for line in Path(self.path).read_text("utf-8").splitlines()]
