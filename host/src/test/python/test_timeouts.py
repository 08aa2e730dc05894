"""What stops a request that took too long."""

import unittest

from krait_bridge.timeouts import RequestTimeout, raise_timeout


class TheTimeout(unittest.TestCase):
    def test_says_what_became_of_the_request(self):
        with self.assertRaisesRegex(RequestTimeout, "took too long and was answered 504"):
            raise_timeout()

    def test_passes_what_catches_exceptions(self):
        def careless():
            try:
                raise_timeout()
            except Exception:
                return "went on"

        self.assertRaises(RequestTimeout, careless)

    def test_has_code_clean_up(self):
        done = []

        def careful():
            try:
                raise_timeout()
            finally:
                done.append("cleaned up")

        self.assertRaises(RequestTimeout, careful)
        self.assertEqual(done, ["cleaned up"])

    def test_ends_a_generator_that_waits_in_a_block(self):
        done = []

        def body():
            try:
                yield b"one"
                yield b"two"
            finally:
                done.append("closed")

        blocks = body()
        next(blocks)
        with self.assertRaises(RequestTimeout):
            blocks.throw(RequestTimeout())
        self.assertEqual(done, ["closed"])
