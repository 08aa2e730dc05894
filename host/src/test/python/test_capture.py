"""``krait_capture``: what it writes, and what it hides."""

from __future__ import annotations

import gzip
import os
import stat

from capture_support import JSON, TEXT, CaptureTest, answering, echo, hello
from krait_capture import Capture


class WhatIsWritten(CaptureTest):
    def test_a_request_and_its_answer(self):
        line = self.capture(hello, "/a b?q=1", HTTP_ACCEPT="*/*", HTTP_CONNECTION="close")
        self.assertEqual(line["method"], "GET")
        self.assertEqual(line["target"], "/a%20b?q=1")
        self.assertEqual(line["headers"], {"Accept": "*/*", "Host": "127.0.0.1"})
        self.assertEqual(line["answer"]["status"], 200)
        self.assertEqual(line["answer"]["headers"], [list(TEXT), ["Content-Length", "5"]])
        self.assertEqual(line["answer"]["body"], "hello")
        self.assertGreater(line["at"], 1.7e9)
        self.assertGreaterEqual(line["answer"]["seconds"], 0)
        self.assertNotIn("cut", line)
        self.assertNotIn("cut", line["answer"])

    def test_targets_are_as_they_were_sent_below_the_mount_point(self):
        def target(**more):
            return self.capture(hello, **more)["target"]

        self.assertEqual(target(RAW_URI="/%61%2Fb?x=%zz|"), "/%61%2Fb?x=%25zz%7C")
        self.assertEqual(target(RAW_URI="/shop/a?", SCRIPT_NAME="/shop"), "/a?")
        self.assertEqual(target(RAW_URI="/shop", SCRIPT_NAME="/shop"), "/")
        self.assertEqual(target(RAW_URI="http://x/y", PATH_INFO="/\xc3\xa4"), "/%C3%A4")

    def test_what_cannot_be_sent_again_is_left_out(self):
        app = Capture(hello, self.path)
        self.ask(app, REQUEST_METHOD="OPTIONS", RAW_URI="*", PATH_INFO="*")
        self.ask(app, REQUEST_METHOD="CONNECT")
        self.assertEqual(self.lines(), [])

    def test_bodies_in_both_directions_and_their_limit(self):
        line = self.capture(echo, "/", b"\xff\x00", CONTENT_TYPE="image/png")
        self.assertEqual((line["body64"], line["answer"]["body64"]), ("/wA=", "/wA="))
        app = Capture(echo, self.path, body_limit=3)
        self.assertEqual(self.ask(app, "/", b"abcdef", CONTENT_TYPE="text/x")[2], b"abcdef")
        line = self.lines()[-1]
        self.assertEqual((line["body"], line["cut"]), ("abc", True))
        self.assertEqual((line["answer"]["body"], line["answer"]["cut"]), ("abc", True))

    def test_a_body_that_was_not_read_cannot_be_sent_again(self):
        self.assertTrue(self.capture(hello, "/", b"unread")["cut"])

    def test_every_way_to_read_a_body_is_seen(self):
        def reader(environ, start_response):
            stream = environ["wsgi.input"]
            start_response("200 OK", [TEXT])
            return [stream.read(1), stream.readline(), *stream.readlines(3), *stream]

        self.assertEqual(self.capture(reader, "/", b"a1\nb\nc\nd\n")["body"], "a1\nb\nc\nd\n")
        chunked = self.capture(reader, "/", b"a1\nb\nc\nd\n", CONTENT_LENGTH="")
        self.assertEqual((chunked["body"], "cut" in chunked), ("a1\nb\nc\nd\n", False))

    def test_an_answer_that_is_broken_off_is_cut(self):
        app = Capture(answering(TEXT, blocks=[b"a", b"b"]), self.path)
        self.ask(app, abandon=True)
        self.assertEqual(self.lines()[0]["answer"]["body"], "a")
        self.assertTrue(self.lines()[0]["answer"]["cut"])

    def test_no_body_is_expected_where_http_has_none(self):
        self.assertNotIn("body", self.capture(hello, REQUEST_METHOD="HEAD")["answer"])
        gone = answering(blocks=(), status="204 No Content")
        self.assertNotIn("body", self.capture(gone)["answer"])

    def test_a_packed_answer_is_kept_unpacked(self):
        packed = gzip.compress(b'{"token":"x","a":1}')
        app = answering(JSON, ("Content-Encoding", "gzip"), blocks=[packed])
        self.assertRegex(self.capture(app)["answer"]["body"], '{"token": "REDACTED-.*", "a": 1}')

    def test_an_application_that_raises_has_no_answer(self):
        def fails(environ, start_response):
            raise KeyError("x")

        def fails_later(environ, start_response):
            start_response("200 OK", [TEXT])
            yield b"a"
            raise KeyError("x")

        for app in fails, fails_later:
            with self.assertRaises(KeyError):
                self.ask(Capture(app, self.path))
            self.assertNotIn("answer", self.lines()[-1])
        self.assertEqual(len(self.lines()), 2)


class WhatIsHidden(CaptureTest):
    def test_secrets_in_fields(self):
        line = self.capture(
            answering(("Set-Cookie", "s=abc; Path=/"), ("Location", "/x?code=1"), JSON),
            "/?api_key=abc&q=2",
            HTTP_AUTHORIZATION="Bearer abc",
            HTTP_COOKIE="s=abc; t=d",
            HTTP_X_API_KEY="abc",
            HTTP_REFERER="http://x/?token=abc",
            HTTP_X_FORWARDED_FOR="192.0.2.9",
        )
        mark = line["headers"]["X-Api-Key"]
        self.assertRegex(mark, "^REDACTED-[0-9a-f]{12}$")
        self.assertEqual(line["target"], f"/?api_key={mark}&q=2")
        self.assertEqual(line["headers"]["Authorization"], "Bearer " + mark)
        self.assertTrue(line["headers"]["Cookie"].startswith(f"s={mark}; t=REDACTED-"))
        self.assertEqual(line["headers"]["Referer"], "http://x/?token=" + mark)
        self.assertNotIn("X-Forwarded-For", line["headers"])
        answer = dict(line["answer"]["headers"])
        self.assertEqual(answer["Set-Cookie"], f"s={mark}; Path=/")
        self.assertNotIn("code=1", answer["Location"])

    def test_secrets_in_bodies(self):
        kinds = {
            "application/json": b'{"user":"ada","deep":[{"password":"abc"}]}',
            "application/x-www-form-urlencoded": b"user=ada&password=abc",
            "text/html": b'ada <input name="csrf_token" type="hidden" value="abc">',
            "application/problem+json": b'{"user":"ada", "token":"abc", broken',
            "multipart/form-data; boundary=b": b'--b\r\nContent-Disposition: form-data; name="user"\r\n\r\n'
            b'ada\r\n--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nabc\r\n--b--\r\n',
        }
        for kind, body in kinds.items():
            line = self.capture(echo, "/", body, CONTENT_TYPE=kind)
            for text in line["body"], line["answer"]["body"]:
                self.assertIn("ada", text, kind)
                self.assertIn("REDACTED-", text, kind)
                self.assertNotIn("abc", text, kind)

    def test_json_without_secrets_stays_as_it_was(self):
        body = b'{"price" : 1.50}'
        self.assertEqual(self.capture(echo, "/", body, CONTENT_TYPE=JSON[1])["body"], body.decode())

    def test_hashes_are_the_same_in_all_processes_and_another_key_has_others(self):
        def mark(app):
            self.ask(app, HTTP_X_API_KEY="abc")
            return self.lines()[-1]["headers"]["X-Api-Key"]

        first = mark(Capture(hello, self.path))
        self.assertEqual(first, mark(Capture(hello, self.path)))
        self.assertNotEqual(first, mark(Capture(hello, self.path, key=b"other")))

    def test_nobody_else_may_read_the_files(self):
        self.capture(hello)
        for path in self.path, self.path + ".key":
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
