"""The lint layer: ``start_response``, ``write`` and the iterable."""

from __future__ import annotations

import sys
import unittest

import krait_lint
from lint_support import TYPE, Visit, answering, environ_of, line_of


class Text(str):
    pass


class Data(bytes):
    pass


class Rules(unittest.TestCase):
    def assert_rules(self, application, *rules, **parts):
        visit = Visit(application, **parts)
        self.assertEqual(visit.rules, list(rules), visit.findings)
        return visit

    def assert_heads(self, rule, statuses=(), headers=()):
        for status in statuses:
            with self.subTest(status=status):
                self.assert_rules(answering([b"x"], status), rule)
        for header in headers:
            with self.subTest(header=header):
                self.assert_rules(answering([b"x"], headers=[TYPE, header]), rule)


class AGoodApplication(Rules):
    def test_has_no_findings(self):
        for app in (answering([b"x"]), answering([]), answering(iter([b"a", b"", b"b"]))):
            self.assert_rules(app)
        self.assert_rules(answering([b"xy"], headers=[TYPE, ("Content-Length", "2")]))
        self.assert_rules(answering([], "204 No Content", []))
        self.assert_rules(answering([], headers=[TYPE, ("Content-Length", "9")]), method="HEAD")

    def test_may_start_late(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            yield b"x"

        self.assert_rules(app)

    def test_is_passed_on_as_it_is(self):
        visit = self.assert_rules(answering([b"a", b"b"]))
        self.assertEqual(visit.sent, [b"a", b"b"])
        self.assertIs(type(visit.environ), dict)


class TheHead(Rules):
    def test_status(self):
        self.assert_heads("status-form", ("abc", "OK 200", "99 X", "100 Continue", "200 a\nb"))
        self.assert_heads("status-reason", ("200", "404 "))
        self.assert_heads("subclass", (Text("200 OK"),))
        for status in (b"200 OK", 200, None):
            self.assert_rules(answering([b"x"], status), "status-type")

    def test_header_list(self):
        for headers in ((TYPE,), {"a": "b"}, None, iter([TYPE])):

            def app(environ, start_response):
                start_response("200 OK", headers)
                return [b""]

            self.assertEqual(Visit(app).rules[0], "headers-type")
        self.assert_heads("header-pair", (), (["X", "y"], ("X",), "XY", None))
        self.assert_heads("header-type", (), ((b"X", "y"), ("X", b"y"), ("X", 1), (None, "y")))
        self.assert_heads("subclass", (), ((Text("X"), "y"), ("X", Text("y"))))

    def test_header_names(self):
        self.assert_heads("header-name", (), (("X Y", "z"), ("", "z"), ("X:", "z"), ("X\n", "z")))
        self.assert_heads("header-hop-by-hop", (), (("Connection", "close"), ("te", "x")))
        self.assert_heads("header-cgi", (), (("Status", "200"), ("X-", "y"), ("X_", "y")))

    def test_header_values(self):
        self.assert_heads("header-value", (), (("X", "a\r\nY: b"), ("X", "a\tb"), ("X", "\u20ac")))
        self.assert_heads("content-length-form", (), (("Content-Length", "ten"),))
        self.assert_heads("set-cookie-joined", (), (("Set-Cookie", "a=1, b=2"),))
        date = "a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT; Path=/"
        self.assert_rules(answering([b""], headers=[TYPE, ("Set-Cookie", date)]))
        self.assert_rules(answering([b""], headers=[TYPE, ("X", " \t\xe4 ")]))

    def test_content_headers(self):
        twice = [TYPE, ("Content-Length", "1"), ("content-length", "1")]
        self.assert_rules(answering([b"x"], headers=twice), "content-length-twice")
        self.assert_rules(answering([b"x"], headers=[]), "content-type-missing")
        self.assert_rules(answering([], "304 Not Modified"), "content-type-unneeded")

    def test_a_500_is_told(self):
        self.assert_rules(answering([b"x"], "500 Oops"), "server-error")


class StartResponse(Rules):
    def test_called_twice(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            start_response("200 OK", [TYPE])
            return [b"x"]

        finding = self.assert_rules(app, "start-response-twice").findings[0]
        self.assertEqual(finding.line, line_of(app, "start_response(") + 1)

    def test_never_called(self):
        def returning(environ, start_response):
            return [b"x"]

        def yielding(environ, start_response):
            yield b"x"

        for app in (returning, yielding, lambda environ, start_response: []):
            self.assert_rules(app, "start-response-missing")

    def test_called_with_other_arguments(self):
        def app(environ, start_response):
            start_response(status="200 OK", headers=[TYPE])
            return [b"x"]

        self.assert_rules(app, "start-response-arguments")

    def test_exc_info(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE], True)
            return [b"x"]

        self.assert_rules(app, "exc-info-form")

    def test_exc_info_may_replace_the_head(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            try:
                raise KeyError
            except KeyError:
                start_response("503 Later", [TYPE], sys.exc_info())
            return [b"x"]

        self.assert_rules(app)

    def test_exc_info_ignored(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            yield b"x"
            try:
                raise KeyError("mine")
            except KeyError:
                try:
                    start_response("503 Later", [TYPE], sys.exc_info())
                except KeyError:
                    pass
            yield b"y"

        self.assert_rules(app, "exc-info-ignored")

    def test_called_after_the_end(self):
        kept = []

        def app(environ, start_response):
            kept.append(start_response)
            kept.append(start_response("200 OK", [TYPE]))
            return [b"x"]

        visit = self.assert_rules(app)
        visit.began = False  # or this server would raise what it is given
        kept[0]("200 OK", [TYPE], (KeyError, KeyError(), None))
        kept[1](b"late")
        self.assertEqual(visit.rules, ["used-after-end", "used-after-end"])


class Write(Rules):
    def test_is_hinted_at(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])(b"x")
            return []

        self.assert_rules(app, "write-used")

    def test_misused(self):
        def app(environ, start_response):
            write = start_response("200 OK", [TYPE])
            write("text")
            return []

        self.assert_rules(app, "write-type")

    def test_within_the_iterable(self):
        def app(environ, start_response):
            write = start_response("200 OK", [TYPE])
            write(b"x")
            yield b"y"

        self.assert_rules(app, "write-late")


class TheIterable(Rules):
    def test_of_a_wrong_type(self):
        for blocks in ("text", b"bytes", bytearray(b"x"), None, {}, 7):
            self.assertEqual(Visit(answering(blocks)).rules[0], "iterable-type")

    def test_used_up(self):
        spent = (block for block in [])
        list(spent)
        self.assert_rules(answering(spent), "iterable-used")

    def test_with_a_wrong_length(self):
        class Liar(list):
            def __len__(self):
                return 5

        self.assert_rules(answering(Liar([b"x"])), "iterable-length")

    def test_with_blocks_that_are_no_bytes(self):
        for block in ("text", bytearray(b"x"), 7, None):
            self.assert_rules(answering([block, block]), "block-type")
        self.assert_rules(answering([Data(b"x")]), "subclass")

    def test_names_the_line_of_a_generator(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            yield b"fine"
            yield "text"

        finding = self.assert_rules(app, "block-type").findings[0]
        self.assertEqual(finding.line, line_of(app, 'yield "text"'))

    def test_longer_or_shorter_than_announced(self):
        def length(number):
            return [TYPE, ("Content-Length", str(number))]

        self.assert_rules(answering([b"abc"], headers=length(2)), "body-too-long")
        self.assert_rules(answering([b"abc"], headers=length(4)), "body-too-short")
        two = [b"ab", b"", b"cd"]
        self.assert_rules(answering(two, headers=length(2)), "body-too-long", blocks=1)
        self.assert_rules(answering([b"ab", b""], headers=length(2)), blocks=1)

    def test_with_a_body_that_nobody_gets(self):
        self.assert_rules(answering([b"x"]), "body-unwanted", method="HEAD")
        self.assert_rules(answering([b"x"], "204 No", []), "body-unwanted")

    def test_that_cannot_be_closed(self):
        class Broken(list):
            def close(self):
                raise KeyError("mine")

        self.assert_rules(answering(Broken([b"x"])), "close-raised")


class Exceptions(Rules):
    def test_are_told_with_their_line(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            raise KeyError("mine")

        finding = self.assert_rules(app, "raised").findings[0]
        self.assertEqual(finding.line, line_of(app, "raise KeyError"))
        self.assertEqual((finding.file, finding.request), (__file__, "GET /"))
        self.assertIn("KeyError: 'mine'", finding.message)

    def test_in_the_iterable(self):
        def app(environ, start_response):
            start_response("200 OK", [TYPE])
            yield b"x"
            raise KeyError("mine")

        self.assert_rules(app, "raised")

    def test_that_end_a_process(self):
        def app(environ, start_response):
            sys.exit(1)

        self.assert_rules(app, "exit")

    def test_of_the_server_are_told_once(self):
        def strict(status, headers, exc_info=None):
            raise ValueError(status)

        found = []
        layer = krait_lint.wrap(answering([], "bad"), found.append)
        with self.assertRaises(ValueError):
            layer(environ_of(), strict)
        self.assertEqual([finding.rule for finding in found], ["status-form"])


if __name__ == "__main__":
    unittest.main()
