"""The response's iterable (conformance rules 31, 45-55, 63)."""

from __future__ import annotations

import contextvars
import threading
import unittest

from support import Answer, Closing, FakeExchange, app_of, call, install, request


class TheIterable(unittest.TestCase):
    def test_may_be_anything_iterable(self):
        class Old:
            def __getitem__(self, at):
                return (b"a", b"b")[at]

        class Own:
            def __iter__(self):
                return iter((b"a", b"b"))

        for blocks in ([b"a", b"b"], (b"a", b"b"), iter([b"a", b"b"]), Old(), Own(), {b"ab"},
                       (each for each in (b"a", b"b")), map(bytes, ([97], [98]))):  # fmt: skip
            with self.subTest(type(blocks).__name__):
                answer = call(app_of(blocks))
                self.assertEqual((answer.status, answer.body), ("200 OK", b"ab"))

    def test_may_call_start_response_itself(self):
        def app(environ, start_response):
            start_response("201 Late", [])
            yield b"x"

        self.assertEqual(call(app).status, "201 Late")

    def test_is_asked_for_the_next_block_only_when_the_last_one_is_sent(self):
        exchange = FakeExchange()
        seen = []

        def app(environ, start_response):
            start_response("200 OK", [])
            for block in (b"a", b"", b"b"):
                yield block
                seen.append(len(exchange.calls))

        call(app, exchange=exchange)
        self.assertEqual(seen, [1, 1, 2])

    def test_with_several_blocks_in_a_list_is_sent_block_by_block(self):
        for blocks in ([b"a", b"b"], (b"a", b"b")):
            self.assertEqual(
                call(app_of(blocks)).calls,
                [
                    ("start", 200, "OK", "", b"a", False),
                    ("write", b"b", False),
                    ("write", b"", True),
                ],
            )

    def test_holds_the_headers_until_the_first_block_with_bytes(self):
        answer = call(app_of(iter([b"", b"", b"a", b"", b"b", b""])))
        blocks = [call[-2:] for call in answer.calls]
        self.assertEqual(blocks, [(b"a", False), (b"b", False), (b"", True)])

    def test_without_any_bytes_says_so(self):
        for blocks in (iter([]), iter([b"", b""]), [b"", b""]):
            answer = call(app_of(blocks))
            self.assertEqual(answer.calls, [("start", 200, "OK", "Content-Length\n0", b"", True)])

    def test_gives_bytes_untouched(self):
        data = bytes(range(256)) * 5000
        self.assertEqual(call(app_of([data])).body, data)
        self.assertEqual(call(app_of(iter([data]))).body, data)

    def test_may_hold_subclasses_of_bytes(self):
        class Mine(bytes):
            pass

        for blocks in ([Mine(b"x")], iter([Mine(b"x")])):
            self.assertEqual(call(app_of(blocks)).body, b"x")

    def test_is_used_by_iter_and_close_only(self):
        class Shy:
            def __init__(self):
                object.__setattr__(self, "touched", [])

            def __getattribute__(self, name):
                object.__getattribute__(self, "touched").append(name)
                return object.__getattribute__(self, name)

            def __iter__(self):
                return iter([b"x"])

            def __len__(self):
                raise AssertionError("len() is for lists")

        shy = Shy()
        self.assertEqual(call(app_of(shy)).body, b"x")
        self.assertEqual(object.__getattribute__(shy, "touched"), ["close"])

    def test_runs_on_one_thread_in_one_context(self):
        variable = contextvars.ContextVar("variable", default="unset")
        seen = []

        def note():
            seen.append((threading.get_ident(), variable.get()))

        def app(environ, start_response):
            seen.append((threading.get_ident(), variable.get()))
            variable.set("mine")
            start_response("200 OK", [])
            return Closing(map(lambda block: note() or block, [b"a", b"b"]), at_close=note)

        install(app)
        for _ in range(2):
            seen.clear()
            request()
            me = threading.get_ident()
            self.assertEqual(seen, [(me, "unset")] + [(me, "mine")] * 3)
        self.assertEqual(variable.get(), "unset")


class ACompleteResponse(unittest.TestCase):
    def test_crosses_once_with_its_length(self):
        for blocks in ([b"abc"], (b"abc",)):
            answer = call(app_of(blocks, headers=[("X", "y")]))
            self.assertEqual(answer.result, ("200 OK", "X\ny\nContent-Length\n3", b"abc"))
        for blocks in ([], (), [b""]):
            self.assertEqual(call(app_of(blocks)).result, ("200 OK", "Content-Length\n0", b""))

    def test_keeps_the_applications_length(self):
        answer = call(app_of([b"abc"], headers=[("content-length", "3")]))
        self.assertEqual(answer.result, ("200 OK", "content-length\n3", b"abc"))

    def test_has_no_length_inferred_for_other_iterables(self):
        self.assertIsNone(call(app_of(iter([b"abc"]))).header("Content-Length"))


class AContentLength(unittest.TestCase):
    HEADERS = [("Content-Length", "3")]

    def test_that_is_reached_ends_the_response_before_close(self):
        exchange = FakeExchange()
        at_close = []
        blocks = Closing([b"ab", b"c", b"never"], at_close=lambda: at_close.extend(exchange.calls))
        answer = call(app_of(blocks, headers=self.HEADERS), exchange=exchange)
        self.assertEqual(at_close[-1], ("write", b"c", True))
        self.assertEqual((answer.outcome, blocks.given, blocks.closed), ("sent", 2, 1))
        self.assertEqual(answer.host.messages, [])

    def test_that_is_exceeded_cuts_the_body_and_is_logged(self):
        for blocks in ([b"abcd"], iter([b"ab", b"cd", b"ef"]), [b"ab", b"cd"]):
            answer = call(app_of(blocks, headers=self.HEADERS))
            self.assertEqual((answer.body, len(answer.host.messages)), (b"abc", 1))
            self.assertEqual(answer.host.messages[0][:2], ("krait.wsgi", 40))
            self.assertIn(answer.outcome, ("sent", "tuple"))

    def test_of_zero_cuts_everything(self):
        answer = call(app_of(iter([b"", b"ab"]), headers=[("Content-Length", "0")]))
        self.assertEqual(answer.calls, [("start", 200, "OK", "Content-Length\n0", b"", True)])
        self.assertEqual(len(answer.host.messages), 1)
        answer = call(app_of(iter([]), headers=[("Content-Length", "0")]))
        self.assertEqual(answer.calls, [("start", 200, "OK", "Content-Length\n0", b"", True)])
        self.assertEqual(answer.host.messages, [])

    def test_that_is_missed_aborts_and_is_logged(self):
        for blocks in ([b"ab"], iter([b"a", b"b"]), [b"a", b"b"], [], iter([]), iter([b""])):
            answer = call(app_of(blocks, headers=self.HEADERS))
            self.assertEqual(answer.outcome, "aborted")
            self.assertEqual(answer.status, "200 OK")
            self.assertFalse(answer.calls[-1][-1])
            self.assertEqual(answer.host.messages[0][:2], ("krait.wsgi", 40))


class BodilessAnswers(unittest.TestCase):
    def test_to_head_keep_the_headers_of_get(self):
        answer = call(app_of([b"abc"]), method="HEAD")
        self.assertEqual(answer.result, ("200 OK", "Content-Length\n3", b""))
        headers = [("Content-Length", "3")]
        for blocks in ([b"abc"], [], iter([b"abc"]), iter([b""])):
            answer = call(app_of(blocks, headers=headers), method="HEAD")
            self.assertEqual((answer.headers, answer.body), (headers, b""))
            self.assertIn(answer.outcome, ("sent", "tuple"))
            self.assertEqual(answer.host.messages, [])

    def test_to_head_infer_no_length_from_nothing(self):
        for blocks in ([], [b""], iter([]), iter([b"abc"])):
            self.assertEqual(call(app_of(blocks), method="HEAD").headers, [])

    def test_to_head_reach_the_application_as_head_and_stop_the_iteration(self):
        found = []
        blocks = Closing([b"", b"a", b"b"])

        def app(environ, start_response):
            found.append(environ["REQUEST_METHOD"])
            start_response("200 OK", [])
            return blocks

        answer = call(app, method="HEAD")
        self.assertEqual(found, ["HEAD"])
        self.assertEqual(answer.calls, [("start", 200, "OK", "", b"", True)])
        self.assertEqual((blocks.given, blocks.closed), (2, 1))

    def test_for_204_have_neither_body_nor_length(self):
        headers = [("Content-Length", "3"), ("X", "y")]
        for blocks in ([b"abc"], [], iter([b"abc"]), iter([])):
            answer = call(app_of(blocks, "204 No Content", headers))
            self.assertEqual((answer.headers, answer.body), ([("X", "y")], b""))

    def test_for_304_have_no_body(self):
        for blocks in ([b"abc"], [], iter([b"abc"]), iter([])):
            answer = call(app_of(blocks, "304 Not Modified"))
            self.assertEqual((answer.headers, answer.body), ([], b""))
            answer = call(app_of(blocks, "304 Not Modified", [("Content-Length", "9")]))
            self.assertEqual((answer.header("Content-Length"), answer.body), ("9", b""))


class AClientThatIsGone(unittest.TestCase):
    def test_stops_the_iteration_and_closes_without_an_error(self):
        for gone_after in (0, 1):
            blocks = Closing([b"a", b"b", b"c"])
            answer = call(app_of(blocks), exchange=FakeExchange(gone_after=gone_after))
            self.assertEqual((blocks.given, blocks.closed), (gone_after + 1, 1))
            self.assertEqual(answer.host.messages, [])
            self.assertEqual(answer.outcome, "aborted")

    def test_runs_the_generators_finally(self):
        found = []

        def app(environ, start_response):
            start_response("200 OK", [])
            try:
                yield b"a"
                yield b"b"
            finally:
                found.append("finally")

        call(app, exchange=FakeExchange(gone_after=0))
        self.assertEqual(found, ["finally"])


class Threads(unittest.TestCase):
    def test_serve_requests_at_once_without_mixing_them(self):
        barrier = threading.Barrier(4, timeout=30)

        def app(environ, start_response):
            barrier.wait()
            start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
            for _ in range(20):
                yield environ["PATH_INFO"].encode()
                yield environ["HTTP_X_ID"].encode()

        host = install(app)
        answers = {}

        def one(number):
            result, exchange = request(target=f"/{number}", headers=[("X-Id", str(number))])
            answers[number] = Answer(result, exchange, host)

        threads = [threading.Thread(target=one, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for number, answer in answers.items():
            self.assertEqual(answer.body, f"/{number}{number}".encode() * 20)
            self.assertEqual(answer.header("X-Path"), f"/{number}")
        self.assertEqual(len(answers), 4)


if __name__ == "__main__":
    unittest.main()
