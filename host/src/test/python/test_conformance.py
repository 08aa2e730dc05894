"""The three modes: what raises in one, is logged in another and only counted in the third."""

from __future__ import annotations

import gc
import unittest
from collections import OrderedDict

from krait_bridge import conformance, hostlog
from krait_bridge.streams import ErrorStream
from support import Answer, FakeRecord, app_of, call, install, request

LENIENT = ("warn", "compat")
LENGTH = [("Content-Length", "3")]


def closing(name):
    """An application that closes a stream of its environ."""

    def app(environ, start_response):
        environ[name].close()
        environ["wsgi.errors"].write("still open\n")
        start_response("200 OK", [])
        return [environ["wsgi.input"].read()]

    return app


def writing_without_need(environ, start_response):
    start_response("204 No Content", [])(b"needless")
    return []


def starting_late(environ, start_response):
    yield b""
    start_response("200 OK", [])
    yield b"late"


def header(*pairs):
    return app_of([b"abc"], headers=pairs)


class AtALineOfTheApplication(unittest.TestCase):
    """Rule, application, and what is sent all the same: status, header beside the length, body."""

    CASES = (
        ("status-form", app_of([b"abc"], "200"), "200 ", None, b"abc"),
        ("status-form", app_of([b"abc"], "200 a\tb"), "200 a\tb", None, b"abc"),
        ("status-form", app_of([b"abc"], "200 " + "x" * 201), "200 " + "x" * 200, None, b"abc"),
        ("header-value", header(("X", " a\tb\t")), "200 OK", ("X", "a\tb"), b"abc"),
        ("hop-by-hop-header", header(("Connection", "close")), "200 OK", None, b"abc"),
        ("second-content-length", header(*LENGTH * 2), "200 OK", None, b"abc"),
        ("closed-input", closing("wsgi.input"), "200 OK", None, b"input"),
        ("closed-errors", closing("wsgi.errors"), "200 OK", None, b"input"),
        ("needless-body", writing_without_need, "204 No Content", None, b""),
        ("late-start-response", starting_late, "200 OK", None, b"late"),
        ("returned-type", app_of({b"a": 1}), "200 OK", None, b"a"),
        ("returned-type", app_of(OrderedDict({b"a": 1})), "200 OK", None, b"a"),
        ("returned-type", app_of(""), "200 OK", None, b""),
        ("returned-type", app_of(b""), "200 OK", None, b""),
    )

    def test_a_lenient_mode_goes_on(self):
        for mode in LENIENT:
            for rule, app, status, field, body in self.CASES:
                with self.subTest(f"{mode}: {rule}"):
                    answer = call(app, mode=mode, method="POST", body=b"input")
                    self.assertEqual((answer.status, answer.body), (status, body))
                    self.assertEqual(answer.host.record.counts, {rule: 1})
                    others = [each for each in answer.headers if each[0] != "Content-Length"]
                    self.assertEqual(others, [field] if field else [])
                    self.assertLessEqual(len(answer.headers) - len(others), 1)

    def test_a_stream_that_is_collected_was_not_closed_by_an_application(self):
        record = FakeRecord("warn")
        conformance.connect(record)
        stream = ErrorStream("wsgi.errors", hostlog.WARNING)
        del stream
        gc.collect()
        self.assertEqual(record.counts, {})

    def test_warn_logs_the_rule_and_compat_nothing(self):
        for rule, app, *_ in self.CASES:
            with self.subTest(rule):
                answer = call(app, mode="warn", method="POST", body=b"input")
                (message,) = answer.host.of("krait.wsgi")
                self.assertIn(f"[{rule}: ", message)
                quiet = call(app, mode="compat", method="POST", body=b"input")
                self.assertEqual(quiet.host.of("krait.wsgi"), [])

    def test_strict_raises_and_counts(self):
        for rule, app, *_ in self.CASES:
            with self.subTest(rule):
                answer = call(app, method="POST", body=b"input")
                self.assertEqual(answer.status, "500 Internal Server Error")
                self.assertEqual(answer.host.record.counts, {rule: 1})

    def test_headers_may_be_any_iterable_of_pairs_in_a_lenient_mode(self):
        pair = ("X", "y")
        for mode in LENIENT:
            for headers, rules in (
                ((pair,), {"header-list": 1}),
                (iter([pair]), {"header-list": 1}),
                ([["X", "y"]], {"header-tuple": 1}),
                ((["X", "y"],), {"header-list": 1, "header-tuple": 1}),
            ):
                answer = call(app_with(headers), mode=mode)
                self.assertEqual((answer.status, answer.header("X")), ("200 OK", "y"))
                self.assertEqual(answer.host.record.counts, rules)


class WarnMode(unittest.TestCase):
    def test_logs_once_for_each_line_and_counts_all(self):
        def app(environ, start_response):
            if environ["PATH_INFO"] == "/other":
                start_response("200 OK", [("Upgrade", "h2c")])
            else:
                start_response("200 OK", [("Connection", "close"), ("X", "y")])
            return [b"x"]

        host = install(app, mode="warn")
        for target in ("/", "/other", "/", "/other", "/"):
            result, exchange = request(target=target)
            answer = Answer(result, exchange, host)
            self.assertEqual(answer.header("Connection"), None)
        messages = host.of("krait.wsgi")
        self.assertEqual([level for _, level, _ in host.messages], [30, 30])
        line = app.__code__.co_firstlineno
        self.assertTrue(messages[0].startswith(f"{__file__}:{line + 4}, GET /: "), messages[0])
        self.assertTrue(messages[1].startswith(f"{__file__}:{line + 2}, GET /other: "), messages[1])
        self.assertIn("'Connection', a hop-by-hop header", messages[0])
        self.assertEqual(host.record.counts, {"hop-by-hop-header": 5})

    def test_tells_a_path_where_no_line_is_left(self):
        host = install(app_of([b"abcd"], headers=LENGTH), mode="warn")
        for target in ("/a?token=1", "/a?token=2", "/b"):
            request(target=target, path=target.partition("?")[0])
        messages = host.of("krait.wsgi")
        self.assertEqual([message.split(": ")[0] for message in messages], ["GET /a", "GET /b"])
        self.assertEqual(host.record.counts, {"long-body": 3})


class WhereNoLineIsLeft(unittest.TestCase):
    """The iterable has given the wrong thing: PEP 3333 has no error for it, so strict logs each."""

    CASES = (
        ("long-body", [b"abcd"], "200 OK", b"abc", "tuple"),
        ("long-body", [b"ab", b"cd"], "200 OK", b"abc", "sent"),
        ("short-body", [b"ab"], "200 OK", b"ab", "aborted"),
        ("needless-body", [b"abc"], "304 Not Modified", b"", "tuple"),
        ("needless-body", [b"a", b"bc"], "304 Not Modified", b"", "sent"),
    )

    def test_every_mode_sends_the_same(self):
        for mode, logged in (("strict", 2), ("warn", 1), ("compat", 0)):
            for rule, blocks, status, body, outcome in self.CASES:
                with self.subTest(f"{mode}: {rule} {len(blocks)}"):
                    host = install(app_of(blocks, status, LENGTH), mode=mode)
                    for _ in range(2):
                        answer = Answer(*request(), host)
                        self.assertEqual((answer.status, answer.body), (status, body))
                        self.assertEqual(answer.outcome, outcome)
                    self.assertEqual(len(host.of("krait.wsgi")), logged)
                    self.assertEqual(host.record.counts, {rule: 2})

    def test_a_body_for_head_is_no_breach(self):
        for status in ("200 OK", "304 Not Modified"):
            answer = call(app_of([b"abc"], status), mode="warn", method="HEAD")
            self.assertEqual((answer.body, answer.host.record.counts), (b"", {}))


class NoMode(unittest.TestCase):
    """What every mode raises."""

    def test_lets_through_what_an_attack_could_use(self):
        for headers in (
            [("X", "a\r\nEvil: 1")], [("X", "a\nb")], [("X", "\0")], [("X\n", "a")], [("X:", "a")],
            [("X", "\u20ac")], [("Content-Length", "3"), ("Content-Length", "4")],
            [("Content-Length", "3"), ("Content-Length", "03")], [("Content-Length", "+3")],
        ):  # fmt: skip
            self.raises(app_of([b"abc"], headers=headers), "ValueError")
        for headers in ([("Connection", "close\r\nEvil: 1")], [["X", "a\r\nEvil: 1"]]):
            self.raises(app_of([b"abc"], headers=headers), "ValueError", LENIENT)
        for status in ("200 OK\r\nEvil: 1", "200 a\0", "100 Continue", "200 \u20ac", "20 OK"):
            self.raises(app_of([b"abc"], status), "ValueError")

    def test_accepts_what_other_servers_refuse_too(self):
        def twice(environ, start_response):
            start_response("200 OK", [])
            start_response("200 OK", [])

        self.raises(twice, "AssertionError")
        self.raises(lambda environ, start_response: [b"x"], "AssertionError")
        self.raises(lambda environ, start_response: iter([b""]), "AssertionError")
        self.raises(app_of([b"abc"], b"200 OK"), "TypeError")
        for headers in (None, {"X": "y"}, "XY", 5, ["XY"], [("X",)], [["X"]], [("X", b"y")]):
            self.raises(app_with(headers), "TypeError")
        for blocks in ("text", b"bytes", bytearray(b"x"), None, 5, {"a": 1}, ["text"]):
            self.raises(app_of(blocks), "TypeError")

    def raises(self, app, error, modes=("strict", *LENIENT)):
        for mode in modes:
            answer = call(app, mode=mode)
            self.assertEqual(answer.status, "500 Internal Server Error", mode)
            self.assertIn(f"the application raised {error}", answer.log)


def app_with(headers):
    def app(environ, start_response):
        start_response("200 OK", headers)
        return [b"x"]

    return app


class Rules(unittest.TestCase):
    def test_have_ids_of_their_own_and_say_what_to_do(self):
        rules = [each for each in vars(conformance).values() if type(each) is conformance.Rule]
        self.assertEqual(len({rule.id for rule in rules}), len(rules))
        for rule in rules:
            self.assertRegex(rule.id, "^[a-z]+(-[a-z]+)*$")
            self.assertRegex(rule.words, r"\((PEP 3333|RFC \d+) §.*\); ")


if __name__ == "__main__":
    unittest.main()
