"""The pipes that large bodies come through."""

from __future__ import annotations

import errno
import os
import unittest
from unittest import mock

from krait_bridge import pipes
from krait_bridge.body import Body
from krait_bridge.pipes import next_block
from support import FakeExchange, call


class APipe(unittest.TestCase):
    def setUp(self):
        while pipes._free:
            FakeExchange().closePipe(pipes._free.pop())
        self.before = dict(FakeExchange.pipes)
        self.addCleanup(lambda: self.assertEqual(self.before, self.not_free()))

    def not_free(self):
        return {pipe: end for pipe, end in FakeExchange.pipes.items() if pipe not in pipes._free}

    def test_serves_one_body_after_another(self):
        for _ in range(50):
            self.assertEqual(next_block(FakeExchange([b"abc"])), b"abc")
        self.assertEqual(len(pipes._free), 1)

    def test_is_free_between_the_blocks_of_a_body(self):
        first, second = FakeExchange([b"a", b"b"]), FakeExchange([b"c"])
        blocks = [next_block(first), next_block(second), next_block(first), next_block(second)]
        self.assertEqual((blocks, len(pipes._free)), ([b"a", b"c", b"b", b""], 1))

    def test_takes_a_whole_block_wherever_its_room_allows(self):
        data = os.urandom(3 * pipes.BLOCK)
        self.assertEqual(Body(FakeExchange([data]), len(data), "").read(), data)

    def test_is_given_up_when_the_body_ends_early(self):
        body = Body(FakeExchange([b"abc"], "reset"), 9, "")
        self.assertRaises(ConnectionResetError, body.read)
        self.assertEqual(pipes._free, [])

    def test_is_closed_when_bytes_may_be_left_in_it(self):
        exchange = FakeExchange([b"first", b"secret"])
        next_block(exchange)
        with mock.patch.object(pipes, "_read", side_effect=MemoryError):
            self.assertRaises(MemoryError, next_block, exchange)
        self.assertEqual(pipes._free, [])
        self.assertEqual(next_block(FakeExchange([b"own"])), b"own")

    def test_is_read_until_the_block_is_whole(self):
        read = os.read
        with mock.patch.object(os, "read", lambda pipe, count: read(pipe, min(count, 30_000))):
            data = os.urandom(pipes.BLOCK // 2)
            self.assertEqual(next_block(FakeExchange([data])), data)

    def test_that_cannot_be_had_fails_the_request_alone(self):
        def app(environ, start_response):
            environ["wsgi.input"].read()

        full = OSError(errno.EMFILE, "Too many open files")
        with mock.patch.object(os, "pipe", side_effect=full):
            answer = call(app, method="POST", length=-1, exchange=FakeExchange([b"abc"]))
        self.assertEqual(answer.status, "500 Internal Server Error")
        self.assertIn("a pipe could not be opened: Too many open files; each", answer.log)

    def test_is_java_s_to_close_before_anything_can_go_wrong(self):
        taken, set_blocking = [], os.set_blocking

        def first_use(sink, blocking):
            taken.append(sink in [end for end, _ in FakeExchange.pipes.values()])
            set_blocking(sink, blocking)

        with mock.patch.object(os, "set_blocking", first_use):
            self.assertEqual(next_block(FakeExchange([b"abc"])), b"abc")
        self.assertEqual(taken, [True])

    def test_that_cannot_be_prepared_leaves_no_descriptor(self):
        made, pipe = [], os.pipe
        keep = mock.patch.object(os, "pipe", lambda: made.extend(pipe()) or tuple(made))
        with keep, mock.patch.object(os, "write", side_effect=MemoryError):
            self.assertRaises(MemoryError, next_block, FakeExchange([b"abc"]))
        for descriptor in made:
            self.assertRaises(OSError, os.fstat, descriptor)


if __name__ == "__main__":
    unittest.main()
