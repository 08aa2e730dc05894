"""The ``write()`` callable (conformance rules 43, 44, 53, 58)."""

from __future__ import annotations

import unittest

from support import FakeExchange, call


def writing(*blocks, headers=(), then=(), status="200 OK"):
    def app(environ, start_response):
        write = start_response(status, list(headers))
        for block in blocks:
            write(block)
        return list(then)

    return app


class Write(unittest.TestCase):
    def test_sends_before_it_returns_and_before_the_iterable(self):
        answer = call(writing(b"one", b"two", then=[b"three"]))
        self.assertEqual(
            answer.calls,
            [
                ("start", 200, "OK", "", b"one", False),
                ("write", b"two", False),
                ("write", b"three", False),
                ("write", b"", True),
            ],
        )
        self.assertEqual(answer.outcome, "sent")

    def test_of_nothing_commits_nothing(self):
        def app(environ, start_response):
            start_response("200 OK", [])(b"")
            start_response("404 Gone", [], (KeyError, KeyError(), None))
            return [b"x"]

        answer = call(app)
        self.assertEqual(answer.status, "404 Gone")
        self.assertIsNone(answer.header("Content-Length"))

    def test_means_that_no_length_is_inferred(self):
        self.assertIsNone(call(writing(b"one", then=[b"two"])).header("Content-Length"))

    def test_takes_bytes_only(self):
        for block in ("text", bytearray(b"x"), memoryview(b"x"), None, 1, [b"x"]):
            answer = call(writing(block))
            self.assertEqual(answer.status, "500 Internal Server Error")
            self.assertIn("TypeError", answer.log)

    def test_takes_subclasses_of_bytes(self):
        class Mine(bytes):
            pass

        answer = call(writing(Mine(b"mine")))
        self.assertEqual(answer.body, b"mine")
        self.assertIs(type(answer.calls[0][4]), bytes)

    def test_completes_at_the_content_length(self):
        answer = call(writing(b"ab", b"cd", headers=[("Content-Length", "4")], then=[b""]))
        self.assertEqual(answer.calls[-1], ("write", b"cd", True))
        self.assertEqual(answer.outcome, "sent")

    def test_of_the_whole_body_leaves_nothing_of_what_an_iterable_in_progress_gives(self):
        def app(environ, start_response):
            write = start_response("200 OK", [("Content-Length", "4")])
            yield b""
            write(b"abcd")
            yield b"more"

        answer = call(app, mode="warn")
        self.assertEqual([call[-2:] for call in answer.calls], [(b"abcd", True)])
        self.assertEqual(answer.outcome, "sent")
        self.assertIn("longer than its Content-Length 4", answer.log)
        self.assertNotIn("raised", answer.log)

    def test_past_the_content_length_raises_and_sends_no_more(self):
        found = []

        def app(environ, start_response):
            write = start_response("200 OK", [("Content-Length", "3")])
            for block in (b"ab", b"cd", b"ef"):
                try:
                    write(block)
                except ValueError as error:
                    found.append(str(error))
            return []

        answer = call(app)
        self.assertEqual(answer.body, b"abc")
        self.assertEqual(len(found), 2)
        self.assertEqual(answer.outcome, "sent")

    def test_too_little_for_the_content_length_aborts(self):
        answer = call(writing(b"ab", headers=[("Content-Length", "3")]))
        self.assertEqual(answer.outcome, "aborted")
        self.assertIn("1 bytes short", answer.log)

    def test_sends_nothing_for_head_but_the_headers(self):
        answer = call(writing(b"ab", b"cd", headers=[("Content-Length", "4")]), method="HEAD")
        self.assertEqual(answer.calls, [("start", 200, "OK", "Content-Length\n4", b"", True)])
        self.assertEqual(answer.outcome, "sent")

    def test_raises_broken_pipe_once_the_client_is_gone(self):
        found = []

        def app(environ, start_response):
            write = start_response("200 OK", [])
            write(b"first")
            for _ in range(2):
                try:
                    write(b"second")
                except BrokenPipeError as error:
                    found.append(error)
            write(b"third")

        answer = call(app, exchange=FakeExchange(gone_after=1))
        self.assertEqual(len(found), 2)
        self.assertEqual(answer.outcome, "aborted")
        self.assertEqual(answer.host.messages, [])
        self.assertEqual(len(answer.calls), 2)

    def test_past_the_content_length_in_other_modes_is_left_out(self):
        blocks = (b"ab", b"cd", b"ef")
        for mode in ("warn", "compat"):
            answer = call(writing(*blocks, headers=[("Content-Length", "3")]), mode=mode)
            self.assertEqual((answer.body, answer.outcome), (b"abc", "sent"))
            self.assertEqual(answer.host.record.counts, {"long-body": 2})

    def test_inside_the_iterable_raises(self):
        found = []

        def app(environ, start_response):
            write = start_response("200 OK", [])
            yield b"a"
            try:
                write(b"b")
            except AssertionError as error:
                found.append(str(error))
            yield b"c"

        self.assertEqual(call(app).body, b"ac")
        self.assertIn("yield the block instead", found[0])

    def test_inside_the_iterable_in_other_modes_sends_at_once(self):
        def app(environ, start_response):
            write = start_response("200 OK", [])
            write(b"a")
            yield b"b"
            write(b"c")
            yield b"d"

        for mode in ("warn", "compat"):
            answer = call(app, mode=mode)
            self.assertEqual(answer.body, b"abcd")
            self.assertEqual(answer.host.record.counts, {"late-write": 2})

    def test_that_raises_after_it_sent_truncates(self):
        def app(environ, start_response):
            start_response("200 OK", [])(b"sent")
            raise KeyError("late")

        answer = call(app)
        self.assertEqual(answer.outcome, "aborted")
        self.assertEqual(answer.body, b"sent")
        self.assertIn("KeyError", answer.log)


if __name__ == "__main__":
    unittest.main()
