"""Applications that misbehave, and ``close()`` (conformance 50, 51, 59; reliability 78-89)."""

from __future__ import annotations

import unittest

from support import Closing, FakeExchange, app_of, call


def raising(error):
    def app(environ, start_response):
        raise error

    return app


class AnErrorBeforeTheHeaders(unittest.TestCase):
    ERRORS = (KeyError("secret"), SystemExit(3), KeyboardInterrupt(), GeneratorExit(),
              StopIteration(), BaseException("x"))  # fmt: skip

    def test_gives_a_plain_500_and_a_traceback_in_the_log(self):
        for error in self.ERRORS:
            with self.subTest(type(error).__name__):
                answer = call(raising(error), target="/path?q=1")
                self.assertEqual(answer.status, "500 Internal Server Error")
                self.assertEqual(answer.body, b"Internal Server Error\n")
                self.assertEqual(answer.header("Content-Length"), str(len(answer.body)))
                self.assertTrue(answer.header("Content-Type").startswith("text/plain"))
                logger, level, message = answer.host.messages[0]
                self.assertEqual((logger, level), ("krait.app", 40))
                kind = type(error).__name__
                self.assertIn(f"GET /path?q=1: the application raised {kind}", message)
                self.assertIn("test_failures.py", message)

    def test_shows_the_applications_frames_only(self):
        answer = call(raising(KeyError("x")))
        self.assertEqual(answer.log.count('  File "'), 1, answer.log)
        self.assertNotIn("krait_bridge", answer.log)

    def test_during_the_iteration_gives_500_too(self):
        for error in self.ERRORS:
            for blocks in ([], [b""]):
                iterable = Closing(blocks, error)
                answer = call(app_of(iterable))
                self.assertEqual(answer.status, "500 Internal Server Error")
                self.assertEqual(iterable.closed, 1)

    def test_in_iter_gives_500_and_closes(self):
        class Broken(Closing):
            def __iter__(self):
                raise KeyError("iter")

        iterable = Broken([])
        self.assertEqual(call(app_of(iterable)).status, "500 Internal Server Error")
        self.assertEqual(iterable.closed, 1)

    def test_answers_head_without_a_body(self):
        answer = call(raising(KeyError()), method="HEAD")
        self.assertEqual(answer.body, b"")
        self.assertEqual(answer.header("Content-Length"), "22")

    def test_that_cannot_be_printed_is_logged_nevertheless(self):
        class Unprintable(Exception):
            def __str__(self):
                raise SystemExit

        answer = call(raising(Unprintable()))
        self.assertEqual(answer.status, "500 Internal Server Error")
        self.assertIn("Unprintable", answer.log)

    def test_of_recursion_does_no_harm(self):
        def app(environ, start_response):
            return app(environ, start_response)

        self.assertEqual(call(app).status, "500 Internal Server Error")


class AnErrorAfterTheHeaders(unittest.TestCase):
    def test_cuts_the_response_and_closes(self):
        for error in AnErrorBeforeTheHeaders.ERRORS:
            iterable = Closing([b"first"], error)
            answer = call(app_of(iterable))
            self.assertEqual((answer.outcome, answer.body), ("aborted", b"first"))
            self.assertEqual(iterable.closed, 1)
            self.assertEqual(answer.host.messages[0][:2], ("krait.app", 40))

    def test_for_a_block_of_the_wrong_type_cuts_it_too(self):
        answer = call(app_of(iter([b"first", "text"])))
        self.assertEqual((answer.outcome, answer.body), ("aborted", b"first"))


class AnApplication(unittest.TestCase):
    def test_that_never_calls_start_response_is_told_so(self):
        for blocks in ([b"x"], [], iter([b"x"]), iter([]), [b"x", b"y"]):
            answer = call(lambda environ, start_response, blocks=blocks: blocks)
            self.assertEqual(answer.status, "500 Internal Server Error")
            self.assertIn("without a successful call of start_response()", answer.log)

    def test_that_returns_no_iterable_of_bytes_is_told_the_type(self):
        for blocks in (None, "text", b"bytes", 3, {}, bytearray(b"x"), {b"a": 1}, object()):
            answer = call(app_of(blocks))
            self.assertEqual(answer.status, "500 Internal Server Error")
            self.assertIn(f"of type {type(blocks).__name__}", answer.log)

    def test_that_yields_anything_but_bytes_is_told_the_type(self):
        for block in ("text", None, 1, bytearray(b"x"), memoryview(b"x")):
            for blocks in ([block], [block, b""], iter([block])):
                answer = call(app_of(blocks))
                self.assertEqual(answer.status, "500 Internal Server Error")
                self.assertIn(f"of type {type(block).__name__}", answer.log)

    def test_that_closes_both_streams_can_go_on_using_them(self):
        def app(environ, start_response):
            environ["wsgi.input"].close()
            environ["wsgi.errors"].close()
            environ["wsgi.errors"].write("still there\n")
            start_response("200 OK", [])
            return [b"x"]

        answer = call(app, mode="compat")
        self.assertEqual((answer.status, answer.log), ("200 OK", "still there"))


class Close(unittest.TestCase):
    def test_is_called_once_on_every_path(self):
        for method, gone_after in (("GET", None), ("HEAD", None), ("GET", 0), ("GET", 1)):
            for blocks in ([], [b"a"], [b"a", b"b"], ["wrong"], [b"a", "wrong"]):
                with self.subTest(f"{method} {blocks}, client gone after {gone_after}"):
                    iterable = Closing(blocks)
                    exchange = FakeExchange(gone_after=gone_after)
                    call(app_of(iterable), method=method, exchange=exchange)
                    self.assertEqual(iterable.closed, 1)

    def test_is_called_when_start_response_failed(self):
        iterable = Closing([b"x"])

        def app(environ, start_response):
            try:
                start_response("bad", [])
            except ValueError:
                return iterable

        self.assertEqual(call(app).status, "500 Internal Server Error")
        self.assertEqual(iterable.closed, 1)

    def test_that_raises_is_logged_and_leaves_the_answer_intact(self):
        for error in (KeyError("late"), SystemExit(1)):

            def fail(error=error):
                raise error

            answer = call(app_of(Closing([b"a", b"b"], at_close=fail)))
            self.assertEqual((answer.outcome, answer.body), ("sent", b"ab"))
            self.assertIn(f"close() raised {type(error).__name__}", answer.log)

    def test_comes_after_the_last_byte(self):
        exchange = FakeExchange()
        seen = []
        for blocks in ([b"a"], []):
            del exchange.calls[:]
            iterable = Closing(blocks, at_close=lambda: seen.append(exchange.calls[-1][-1]))
            call(app_of(iterable), exchange=exchange)
        self.assertEqual(seen, [True, True])

    def test_of_a_list_subclass_is_called_too(self):
        class Mine(list):
            closed = 0

            def close(self):
                self.closed += 1

        iterable = Mine([b"x"])
        self.assertEqual(call(app_of(iterable)).body, b"x")
        self.assertEqual(iterable.closed, 1)


if __name__ == "__main__":
    unittest.main()
