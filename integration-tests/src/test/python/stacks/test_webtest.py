"""WebTest inside the interpreter: its ``TestApp`` against the stacks, with its lint on.

Lint is WebTest's own, younger version of ``wsgiref.validate``, and checks the outside of a stack;
inside, ``wsgiref.validate`` does.
"""

import gzip
import unittest
from wsgiref.validate import validator

from driver import NAMES
from inner_plain import TEAPOT, VERSE
from layers import PASSWORD, USER
from stacks import stack, unchecked
from webob import Request
from webtest import AppError, TestApp

APPS = ("plain", "flask", "webob")
STYLE_SHEET = "/white/style.css"
ENDS = {"wsgi.input_terminated": True}
BEYOND = {"Range": "bytes=9999-"}
TEXT = b"".join(VERSE).decode()
PIG_LATIN = "Ethay aitkray eepsslay byay ayday.\n"

#: They want an answer to a challenge, which WebTest has for Basic alone.
NEED_DIGEST = {"paste-digest"}

#: See "Where the validator asks for more than PEP 3333" in ``host/docs/middleware.md``.
REFUSED = [
    ("flask", "bare", lambda client: client.get("/empty", status=204)),
    ("flask-unlimited", "bare", lambda client: client.post("/echo", b"", extra_environ=ENDS)),
    ("plain", "whitenoise", lambda client: client.post(STYLE_SHEET, status=405)),
    ("plain", "whitenoise", lambda client: client.get(STYLE_SHEET, headers=BEYOND, status=416)),
]


def browser(app, names):
    """A client of the stack that knows the password."""
    client = TestApp(stack(validator, app, names), lint=True)
    client.authorization = ("Basic", (USER, PASSWORD))
    return client


class WebTestTest(unittest.TestCase):
    def test_each_layer_leaves_the_answers_of_each_application_whole(self):
        for app in APPS:
            for name in NAMES - NEED_DIGEST:
                with self.subTest(name, app=app):
                    client = browser(app, name)
                    expected = PIG_LATIN if name == "transformation" else TEXT
                    self.assertEqual(client.get("/text").text, expected)
                    self.assertEqual(client.get("/teapot", status=418).body, TEAPOT)
                    self.assertEqual(client.post("/echo", b"\x00\xff").body, b"\x00\xff")
                    client.get("/nowhere", status=404)

    def test_digest_asks_for_a_password(self):
        answer = TestApp(stack(validator, "plain", "paste-digest")).get("/text", status=401)
        self.assertIn("Digest", answer.headers["WWW-Authenticate"])

    def test_a_session_survives_two_requests(self):
        client = browser("flask", "shared-data.sessions.webob")
        client.get("/visits")
        self.assertEqual(client.get("/visits").text, "Visits: 2")

    def test_gzip_is_decoded(self):
        for name in ("paste-gzip", "webob-gzip"):
            with self.subTest(name):
                answer = browser("flask", name).get("/text", headers={"Accept-Encoding": "gzip"})
                self.assertEqual(answer.text, TEXT)

    def test_a_form_is_read_filled_in_and_sent(self):
        form = browser("flask", "sessions.webob").get("/form").form
        form["name"] = "Zoë"
        form["greeting"].select("Bye")
        self.assertEqual(form.submit().text, "Bye Zoë")

    def test_lint_lets_pass_what_the_validator_refuses_without_need(self):
        for app, names, ask in REFUSED:
            with self.subTest(app, names=names):
                ask(TestApp(stack(unchecked, app, names), lint=True))
                with self.assertRaises((AssertionError, AppError)):  # Flask makes a page of it
                    ask(TestApp(stack(validator, app, names), lint=True))


class WebObTest(unittest.TestCase):
    """A request of WebOb's may be sent to any application."""

    def ask(self, path, names="bare", **fields):
        request = Request.blank(path, headers={k.replace("_", "-"): v for k, v in fields.items()})
        return request.get_response(stack(validator, "webob", names))

    def test_request_gets_the_response_of_an_application(self):
        answer = self.ask("/text", "transformation")
        self.assertEqual((answer.status, answer.text), ("200 OK", PIG_LATIN))

    def test_unchanged_document_is_not_sent_again(self):
        answer = self.ask("/document", If_None_Match='"digits"')
        self.assertEqual((answer.status_code, answer.body), (304, b""))

    def test_part_of_a_document_is_sent(self):
        answer = self.ask("/document", Range="bytes=2-4")
        self.assertEqual((answer.status_code, answer.body), (206, b"234"))
        self.assertEqual(answer.headers["Content-Range"], "bytes 2-4/10")

    def test_range_beyond_the_document_is_refused(self):
        self.assertEqual(self.ask("/document", Range="bytes=20-").status_code, 416)

    def test_encoded_response_can_be_unpacked_by_others(self):
        answer = self.ask("/text", "webob-gzip", Accept_Encoding="gzip")
        self.assertEqual(gzip.decompress(answer.body).decode(), TEXT)


if __name__ == "__main__":
    unittest.main()
