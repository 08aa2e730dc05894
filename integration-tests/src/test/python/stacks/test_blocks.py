"""Block boundaries and ``close()``, layer by layer: which middleware keeps to PEP 3333.

What a layer does wrong is expected as well: should its next version do better, the list in
``host/docs/middleware.md`` has to change.
"""

import base64
import unittest

from driver import NAMES, Exchange
from layers import LAYERS, PASSWORD, USER

BLOCKS = (b"one ", b"two ", b"three ")
BASIC = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

#: What makes the layer do its work, or let the request pass.
REQUESTS = {
    "paste-basic": {"HTTP_AUTHORIZATION": BASIC},
    "paste-digest": {"REMOTE_USER": USER},
    "paste-gzip": {"HTTP_ACCEPT_ENCODING": "gzip"},
    "repoze-who": {"HTTP_AUTHORIZATION": BASIC},
    "webob-gzip": {"HTTP_ACCEPT_ENCODING": "gzip"},
}

#: Take several blocks for one that they give.
HOLD_BLOCKS_BACK = {"paste-gzip", "profiler", "webob-gzip"}

#: Looks at the headers before the first block is asked for, and so before they are there.
FAIL_WHEN_LATE = {"paste-gzip"}

#: WebOb wants to see the headers before it goes on.
HOLD_BLOCKS_BACK_WHEN_LATE = HOLD_BLOCKS_BACK | {"webob"}

#: WebOb's encode_content() forgets the iterable that it replaces.
NEVER_CLOSE = {"webob-gzip"}

#: Close after the loop over the blocks, and not in a ``finally``.
DO_NOT_CLOSE_AFTER_FAILURE = {"profiler"}
DO_NOT_CLOSE_WHEN_LATE_AND_CUT_SHORT = {"repoze-who"}


def ask(name, blocks=BLOCKS, late=False):
    return Exchange(LAYERS[name], blocks, late, REQUESTS.get(name, {}))


def most_blocks_for_one(exchange):
    """How many blocks the layer took before it let the server have its turn, at most."""
    most, before = 0, 0
    exchange.open()
    more = True
    while more:
        more = exchange.take()
        most = max(most, exchange.blocks.taken - before)
        before = exchange.blocks.taken
    exchange.close()
    return most


def failing():
    yield b"one "
    raise LookupError("on purpose")


class BlockBoundariesTest(unittest.TestCase):
    def test_a_block_goes_out_for_each_that_comes_in(self):
        for name in NAMES:
            with self.subTest(name):
                held = most_blocks_for_one(ask(name)) > 1
                self.assertEqual(held, name in HOLD_BLOCKS_BACK)

    def test_nor_are_they_held_back_when_the_application_starts_late(self):
        for name in NAMES - FAIL_WHEN_LATE:
            with self.subTest(name):
                held = most_blocks_for_one(ask(name, late=True)) > 1
                self.assertEqual(held, name in HOLD_BLOCKS_BACK_WHEN_LATE)

    def test_one_layer_does_not_stand_a_late_start(self):
        for name in FAIL_WHEN_LATE:
            with self.subTest(name), self.assertRaises(ValueError):
                ask(name, late=True).open()


class CloseTest(unittest.TestCase):
    def stop_after_a_block(self, exchange):
        exchange.open()
        exchange.take()
        exchange.close()

    def assert_closed_once(self, exchange, exceptions, name):
        self.assertEqual(exchange.blocks.closed, 0 if name in exceptions else 1)

    def test_close_reaches_the_application_once(self):
        for name in NAMES:
            with self.subTest(name):
                exchange = ask(name)
                most_blocks_for_one(exchange)
                self.assert_closed_once(exchange, NEVER_CLOSE, name)

    def test_close_reaches_the_application_when_the_server_stops_after_a_block(self):
        for name in NAMES:
            with self.subTest(name):
                exchange = ask(name)
                self.stop_after_a_block(exchange)
                self.assert_closed_once(exchange, NEVER_CLOSE, name)

    def test_close_reaches_an_application_that_starts_late(self):
        for name in NAMES - FAIL_WHEN_LATE:
            with self.subTest(name):
                exchange = ask(name, late=True)
                most_blocks_for_one(exchange)
                self.assert_closed_once(exchange, set(), name)

                exchange = ask(name, late=True)
                self.stop_after_a_block(exchange)
                self.assert_closed_once(exchange, DO_NOT_CLOSE_WHEN_LATE_AND_CUT_SHORT, name)

    def test_close_reaches_the_application_after_a_failure(self):
        for name in NAMES:
            with self.subTest(name):
                exchange = ask(name, failing())
                with self.assertRaises(LookupError):
                    exchange.open()
                    while exchange.take():
                        pass
                exchange.close()
                self.assert_closed_once(exchange, DO_NOT_CLOSE_AFTER_FAILURE | NEVER_CLOSE, name)


if __name__ == "__main__":
    unittest.main()
