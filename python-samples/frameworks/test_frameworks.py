"""Tests of the sample: ``python -m unittest`` in this folder, on any Python.

Every framework has to give the same answers, and keep the rules that ``wsgiref.validate`` checks.
"""

import importlib
import json
import unittest
from io import BytesIO
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator


class Recorder:
    """A minimal server side: keeps what the application sent."""

    def __init__(self, app, method, path, body=b""):
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.input": BytesIO(body),
        }
        setup_testing_defaults(environ)
        self.status = self.headers = None
        result = validator(app)(environ, self._start_response)
        try:
            self.blocks = list(result)
        finally:
            result.close()
        self.text = b"".join(self.blocks).decode()

    def _start_response(self, status, headers, exc_info=None):
        self.status, self.headers = status, {name.lower(): value for name, value in headers}
        return self._write

    def _write(self, block):
        raise AssertionError("no framework here needs write()")


class FrameworkTest:
    """What each framework's application is asked; see the classes below."""

    framework: str

    @classmethod
    def setUpClass(cls):
        cls.app = importlib.import_module(f"{cls.framework}_app").app

    def ask(self, method, path, body=b""):
        return Recorder(type(self).app, method, path, body)

    def test_puts_the_parameter_into_the_page(self):
        response = self.ask("GET", "/hello/<Ada>")
        self.assertEqual(response.status, "200 OK")
        self.assertIn("text/html", response.headers["content-type"])
        self.assertEqual(response.text, "<h1>Hello &lt;Ada&gt;!</h1>\n")

    def test_answers_in_json(self):
        response = self.ask("GET", "/json")
        self.assertIn("application/json", response.headers["content-type"])
        expected = {"framework": self.framework, "numbers": [1, 2, 3]}
        self.assertEqual(json.loads(response.text), expected)

    def test_echoes_a_form(self):
        response = self.ask("POST", "/echo", b"name=K%C3%B6ln&note=a+b")
        self.assertEqual(response.text, "name=Köln\nnote=a b\n")

    def test_streams_block_by_block(self):
        response = self.ask("GET", "/stream")
        blocks = [block for block in response.blocks if block]
        self.assertEqual(blocks, [b"block 1\n", b"block 2\n", b"block 3\n"])
        self.assertNotIn("content-length", response.headers)

    def test_finds_nothing_at_an_unknown_path(self):
        response = self.ask("GET", "/nowhere")
        self.assertEqual(response.status, "404 Not Found")
        # CherryPy fills its error pages up with blanks.
        self.assertEqual(response.text.rstrip(), "There is nothing here.")


class BottleTest(FrameworkTest, unittest.TestCase):
    framework = "bottle"


class CherryPyTest(FrameworkTest, unittest.TestCase):
    framework = "cherrypy"


class FalconTest(FrameworkTest, unittest.TestCase):
    framework = "falcon"


class PyramidTest(FrameworkTest, unittest.TestCase):
    framework = "pyramid"


if __name__ == "__main__":
    unittest.main()
