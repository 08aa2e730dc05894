"""``start_response`` (conformance rules 30, 33-42, 57)."""

from __future__ import annotations

import gc
import sys
import unittest
import weakref

from krait_bridge import fields
from support import FakeExchange, app_of, call


def error_of(status, headers):
    """What ``start_response`` raises at the call, inside the application."""
    found = []

    def app(environ, start_response):
        try:
            start_response(status, headers)
        except BaseException as error:
            found.append(error)
            raise
        return [b"body"]

    answer = call(app)
    assert not found or answer.status == "500 Internal Server Error", answer.status
    return found[0] if found else None


class AStatus(unittest.TestCase):
    def test_that_is_well_formed_is_kept(self):
        for status in ("200 OK", "999 Message here", "404 Nicht \xe4h", "299 " + "x" * 200):
            self.assertEqual(call(app_of([b"x"], status)).status, status)

    def test_may_have_an_empty_reason(self):
        self.assertEqual(call(app_of([b"x"], "200 ")).status.strip(), "200")

    def test_that_is_malformed_raises_at_the_call(self):
        bad = ("abc", "99 X", "2000 X", "200 OK\r\nX: y", "200 OK\n", "200 \u010d", "100 Continue",
               "101 Switching", "", "200", " 200 OK", "200\tOK", "200OK", "200 a\x7f",
               "200 " + "x" * 20000, "\u0662\u0660\u0660 OK")  # fmt: skip
        for status in bad:
            with self.subTest(status[:20]):
                self.assertIsInstance(error_of(status, []), ValueError)

    def test_that_is_no_str_raises_at_the_call(self):
        for status in (b"200 OK", 200, None):
            self.assertIsInstance(error_of(status, []), TypeError)


class HeaderFields(unittest.TestCase):
    def test_keep_order_and_repetition(self):
        headers = [("Set-Cookie", "a=1"), ("X", "y"), ("Set-Cookie", "b=2"), ("Date", "mine")]
        answer = call(app_of([b"x"], headers=headers))
        self.assertEqual(answer.headers, [*headers, ("Content-Length", "1")])

    def test_may_hold_latin_1_and_lose_outer_white_space(self):
        answer = call(app_of([b"x"], headers=[("X-A", " \t\xe4 b \t"), ("X-B", "")]))
        self.assertEqual(answer.headers[:2], [("X-A", "\xe4 b"), ("X-B", "")])

    def test_are_copied_at_the_call(self):
        headers = [("X-A", "1")]

        def app(environ, start_response):
            start_response("200 OK", headers)
            headers.append(("X-B", "2"))
            return [b""]

        self.assertIsNone(call(app).header("X-B"))
        self.assertEqual(headers, [("X-A", "1"), ("X-B", "2")])

    def test_must_be_a_list_of_pairs_of_str(self):
        bad = ((("X", "y"),), iter([]), None, {"X": "y"}, [["X", "y"]], [("X",)], [("X", "y", "z")],
               ["XY"], [(b"X", "y")], [("X", b"y")], [("X", 1)], [("X", None)], [([], "y")])
        for headers in bad:
            with self.subTest(repr(headers)):
                self.assertIsInstance(error_of("200 OK", headers), TypeError)

    def test_accept_subclasses_of_str_as_frameworks_use_them(self):
        class Safe(str):
            def __str__(self):
                return "a lie"

        answer = call(app_of([b"x"], Safe("200 OK"), [(Safe("X"), Safe("y"))]))
        self.assertEqual((answer.status, answer.header("X")), ("200 OK", "y"))
        self.assertIs(type(answer.result[0]), str)
        self.assertIs(type(answer.result[1]), str)

    def test_with_bad_names_raise_at_the_call(self):
        for name in ("X:", "X Y", "", "X\n", "X\x00", "\xe4", "X(", 'X"', "X\u010a"):
            with self.subTest(name):
                self.assertIsInstance(error_of("200 OK", [(name, "v")]), ValueError)

    def test_with_bad_values_raise_at_the_call(self):
        for value in ("a\r\nX: y", "a\nb", "a\x00", "a\tb", "\x7f", "\u010d", "\u20ac", "a\x1fb"):
            with self.subTest(value):
                self.assertIsInstance(error_of("200 OK", [("X-A", value)]), ValueError)
                many = [("X-Fill", "x" * 2000)] * 10 + [("X-A", value)]
                self.assertIsInstance(error_of("200 OK", many), ValueError)

    def test_that_are_hop_by_hop_raise_and_say_why(self):
        names = ("Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE",
                 "Trailers", "transfer-encoding", "Upgrade")
        for name in names:
            error = error_of("200 OK", [(name, "v")])
            self.assertIsInstance(error, AssertionError)
            self.assertIn(name, str(error))
            self.assertIn("PEP 3333", str(error))

    def test_take_one_content_length_of_digits(self):
        for value in ("+5", "-1", "0x5", "5_0", "1e3", "", "5, 5", "\u0665", "\xb2", "9" * 19):
            self.assertIsInstance(error_of("200 OK", [("Content-Length", value)]), ValueError)
        twice = [("Content-Length", "4"), ("content-length", "4")]
        self.assertIsInstance(error_of("200 OK", twice), ValueError)
        self.assertIsNone(error_of("200 OK", [("Content-Length", "4")]))

    def test_with_ever_new_names_do_not_fill_the_memory(self):
        for number in range(3000):
            fields.check_headers([(f"X-{number}", "v")], None)
            fields.check_status(f"200 {number}", None)
        self.assertLessEqual(len(fields._names), 500)
        self.assertLessEqual(len(fields._statuses), 500)


class ASecondCall(unittest.TestCase):
    def test_without_exc_info_is_fatal(self):
        def app(environ, start_response):
            start_response("200 OK", [])
            start_response("200 OK", [])

        answer = call(app)
        self.assertEqual(answer.status, "500 Internal Server Error")
        self.assertIn("AssertionError", answer.log)

    def test_is_fatal_even_when_the_first_one_raised(self):
        def app(environ, start_response):
            try:
                start_response("bad", [])
            except ValueError:
                start_response("200 OK", [])
            return [b"x"]

        answer = call(app)
        self.assertEqual(answer.status, "500 Internal Server Error")
        self.assertIn("second time", answer.log)

    def test_with_exc_info_replaces_what_is_not_sent_yet(self):
        def app(environ, start_response):
            start_response("200 OK", [("X-Old", "1"), ("Content-Length", "1")])
            yield b""
            try:
                raise KeyError("oops")
            except KeyError:
                start_response("503 Sorry", [("X-New", "1")], sys.exc_info())
            yield b"error page"

        answer = call(app)
        self.assertEqual(answer.status, "503 Sorry")
        self.assertEqual(answer.headers, [("X-New", "1")])
        self.assertEqual(answer.body, b"error page")

    def test_may_be_the_first_one_with_exc_info(self):
        def app(environ, start_response):
            start_response("500 Oops", [], (KeyError, KeyError(), None))
            return [b"x"]

        self.assertEqual(call(app).status, "500 Oops")

    def test_with_exc_info_after_the_headers_raises_that_exception(self):
        found = []

        def app(environ, start_response):
            start_response("200 OK", [])
            yield b"sent"
            try:
                raise KeyError("mine")
            except KeyError:
                try:
                    start_response("500 Oops", [], sys.exc_info())
                except KeyError as error:
                    found.append(error)
                    raise

        answer = call(app)
        self.assertEqual(str(found[0]), "'mine'")
        self.assertEqual(answer.outcome, "aborted")
        self.assertEqual(answer.body, b"sent")

    def test_that_is_invalid_leaves_no_half_valid_response(self):
        def app(environ, start_response):
            start_response("200 OK", [])
            try:
                start_response("bad", [], (KeyError, KeyError(), None))
            except ValueError:
                pass
            return [b"x"]

        self.assertEqual(call(app).status, "500 Internal Server Error")

    def test_keeps_no_reference_to_exc_info(self):
        class Mine(Exception):
            pass

        found = []

        def app(environ, start_response):
            try:
                raise Mine()
            except Mine as error:
                found.append(weakref.ref(error))
                start_response("500 Oops", [], sys.exc_info())
            return [b"x"]

        call(app, exchange=FakeExchange())
        for _ in range(10):
            gc.collect()
            if found[0]() is None:
                break
        self.assertIsNone(found[0]())


class TheArguments(unittest.TestCase):
    def test_are_positional_and_a_callable_comes_back(self):
        def app(environ, start_response):
            write = start_response("200 OK", [], None)
            assert callable(write)
            return [b"x"]

        self.assertEqual(call(app).status, "200 OK")


if __name__ == "__main__":
    unittest.main()
