"""Tests of the sample: ``python -m unittest`` in this folder, on any Python.

Every pair of layers has ``wsgiref.validate`` between it, which complains about the smallest breach
of PEP 3333 on either side.
"""

import unittest
from io import BytesIO
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import hello
from transformation import PigLatin, TextTransformation


class Recorder:
    """A minimal server side: keeps what the application sent, and counts the calls of close()."""

    def __init__(self, app, **environ):
        setup_testing_defaults(environ)
        environ.update({"SCRIPT_NAME": "", "QUERY_STRING": "", "wsgi.input": BytesIO()})
        self.blocks = []
        self.written = []
        self.status = self.headers = self.exc_info = None
        result = app(environ, self._start_response)
        try:
            self.blocks.extend(result)
        finally:
            if hasattr(result, "close"):
                result.close()
        self.body = b"".join(self.written + self.blocks)

    def _start_response(self, status, headers, exc_info=None):
        self.status, self.headers, self.exc_info = status, dict(headers), exc_info
        return self.written.append


class ClosingBlocks:
    """An iterable that counts how often it was closed."""

    def __init__(self, blocks):
        self._blocks = blocks
        self.closed = 0

    def __iter__(self):
        return iter(self._blocks)

    def close(self):
        self.closed += 1


def get(path, **environ):
    """Ask the whole stack, with a validator on both sides of every layer."""
    layers = []
    for layer in hello.middlewares():
        layers += [validator, layer]
    return Recorder(hello.stack(hello.site(), [*layers, validator]), PATH_INFO=path, **environ)


def text_of(blocks):
    """Return an application whose body is ``blocks``."""

    def app(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return blocks

    return app


def pig_latin(app):
    """Ask ``app`` behind the transformation alone."""
    return Recorder(TextTransformation(app, PigLatin))


class SiteTest(unittest.TestCase):
    def test_bare_application_says_hello(self):
        response = Recorder(validator(hello.simple_app))
        self.assertEqual(response.status, "200 OK")
        self.assertEqual(response.body, b"Hello world!\n")

    def test_stack_turns_plain_text_into_pig_latin(self):
        self.assertEqual(get("/").body, b"Ellohay orldway!\n")

    def test_unknown_path_is_not_found(self):
        self.assertEqual(get("/nowhere").status, "404 Not Found")

    def test_words_split_between_blocks_stay_whole(self):
        response = get("/stream")
        self.assertEqual(
            response.body,
            b"Away aitkray iveslay onway Avajay andway imssway etweenbay ethay islandsway;\n"
            b"itsway ocksblay arriveway oneway byay oneway.\n",
        )

    def test_each_block_goes_out_before_the_next_is_asked_for(self):
        self.assertEqual(get("/stream").blocks[1], b"Avajay ")


class SessionTest(unittest.TestCase):
    # The secret is drawn anew for each stack, so all requests of a test go to one.
    def setUp(self):
        self.app = hello.stack(hello.site(), hello.middlewares())

    def visit(self, cookie=""):
        return Recorder(self.app, PATH_INFO="/visits", HTTP_COOKIE=cookie)

    def test_counts_visits(self):
        cookie = self.visit().headers["Set-Cookie"].partition(";")[0]
        self.assertIn(b"Visits: 2", self.visit(f"other=1; {cookie}").body)

    def test_starts_anew_when_the_signature_is_wrong(self):
        cookie = self.visit().headers["Set-Cookie"].partition(";")[0]
        self.assertIn(b"Visits: 1", self.visit(cookie[:-1] + "x").body)

    def test_sets_no_cookie_when_nothing_changed(self):
        self.assertNotIn("Set-Cookie", Recorder(self.app, PATH_INFO="/").headers)


class AuthenticationTest(unittest.TestCase):
    def test_challenges_strangers(self):
        response = get("/private")
        self.assertEqual(response.status, "401 Unauthorized")
        self.assertIn("Basic", response.headers["WWW-Authenticate"])

    def test_greets_a_known_user(self):
        response = get("/private", HTTP_AUTHORIZATION="Basic YWRhOmxvdmVsYWNl")
        self.assertIn(b"for you alone, ada", response.body)

    def test_refuses_wrong_or_garbled_credentials(self):
        for credentials in ("Basic YWRhOm5v", "Basic Ym9iOg==", "Basic \xff", "Basic", "Bearer x"):
            with self.subTest(credentials):
                response = get("/private", HTTP_AUTHORIZATION=credentials)
                self.assertEqual(response.status, "401 Unauthorized")


class CloseTest(unittest.TestCase):
    def test_each_layer_forwards_close_once(self):
        for layer in hello.middlewares():
            with self.subTest(layer.func.__name__):
                blocks = ClosingBlocks([b"one ", b"two"])
                self.assertIn(b"one", Recorder(layer(text_of(blocks))).body)
                self.assertEqual(blocks.closed, 1)

    def test_so_do_all_layers_together_when_the_server_stops_early(self):
        blocks = ClosingBlocks([b"one ", b"two"])
        app = hello.stack(text_of(blocks), hello.middlewares())
        environ = {"PATH_INFO": "/"}
        setup_testing_defaults(environ)
        result = app(environ, lambda status, headers, exc_info=None: None)
        self.assertEqual(next(iter(result)), b"oneway ")
        result.close()
        self.assertEqual(blocks.closed, 1)


class TransformationTest(unittest.TestCase):
    def test_closes_when_the_application_fails_midway(self):
        def failing():
            yield b"one "
            raise LookupError("on purpose")

        blocks = ClosingBlocks(failing())
        self.assertRaises(LookupError, pig_latin, text_of(blocks))
        self.assertEqual(blocks.closed, 1)

    def test_yields_an_empty_block_when_nothing_is_ready(self):
        self.assertEqual(pig_latin(text_of([b"hel", b"lo"])).blocks, [b"", b"", b"ellohay"])

    def test_supports_write(self):
        def app(environ, start_response):
            write = start_response("200 OK", [("Content-Type", "text/plain")])
            write(b"hello wor")
            write(b"ld!")
            return [b" bye"]

        self.assertEqual(pig_latin(app).body, b"ellohay orldway! ebyay")

    def test_drops_headers_about_bytes_that_changed(self):
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
            return [b"hello"]

        self.assertEqual(pig_latin(app).headers, {"Content-Type": "text/plain"})

    def test_leaves_other_content_alone(self):
        headers = [("Content-Type", "text/html"), ("Content-Length", "5")]

        def app(environ, start_response):
            start_response("200 OK", headers)
            return [b"hello"]

        response = pig_latin(app)
        self.assertEqual(response.body, b"hello")
        self.assertEqual(response.headers, dict(headers))

    def test_error_page_replaces_what_was_held_back(self):
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            yield b"half-a-wo"
            error = (ValueError, ValueError("on purpose"), None)
            start_response("500 Oops", [("Content-Type", "text/html")], error)
            yield b"sorry"

        response = pig_latin(app)
        self.assertEqual(response.status, "500 Oops")
        self.assertIs(response.exc_info[0], ValueError)
        self.assertEqual(response.blocks[-1], b"sorry")

    def test_leaves_utf_8_sequences_whole(self):
        latin = PigLatin()
        text = "Köln über Straße".encode()
        blocks = [latin.feed(text[i : i + 1]) for i in range(len(text))] + [latin.finish()]
        self.assertEqual(b"".join(blocks).decode(), "ölnkay überway Aßestray")

    def test_does_not_pile_up_a_body_without_spaces(self):
        latin = PigLatin()
        self.assertTrue(any(latin.feed(b"a" * 100) for _ in range(4)))


if __name__ == "__main__":
    unittest.main()
