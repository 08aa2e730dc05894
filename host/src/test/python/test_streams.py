"""``wsgi.errors``, ``stdout``, ``stderr`` and ``logging`` (conformance rules 28, 29)."""

from __future__ import annotations

import io
import logging
import sys
import threading
import unittest

from krait_bridge import hostlog, logs
from krait_bridge.streams import HostStream
from support import FakeHost


class Streams(unittest.TestCase):
    def setUp(self):
        self.host = FakeHost()
        hostlog.connect(self.host)
        self.stream = HostStream("python.stderr", 30)

    def lines(self):
        return [message for _, _, message in self.host.messages]


class AStream(Streams):
    def test_logs_each_complete_line(self):
        self.stream.write("one\ntwo\nthr")
        self.assertEqual(
            self.host.messages, [("python.stderr", 30, "one"), ("python.stderr", 30, "two")]
        )
        self.stream.write("ee\n")
        self.assertEqual(self.lines(), ["one", "two", "three"])

    def test_has_write_writelines_and_flush(self):
        self.assertEqual(self.stream.write("a\n"), 2)
        self.stream.writelines(["b\n", "c\n"])
        self.stream.flush()
        print("d", "e", file=self.stream)
        self.assertEqual(self.lines(), ["a", "b", "c", "d e"])

    def test_takes_any_text(self):
        self.stream.write("\u20ac\ud800\U0001f40d\x00\n")
        self.assertEqual(self.lines(), ["\u20ac\\ud800\U0001f40d\x00"])

    def test_refuses_bytes(self):
        with self.assertRaises(TypeError):
            self.stream.write(b"x")

    def test_is_a_real_text_stream_with_a_buffer(self):
        self.assertIsInstance(self.stream, io.TextIOWrapper)
        self.assertEqual((self.stream.encoding, self.stream.errors), ("utf-8", "backslashreplace"))
        self.assertFalse(self.stream.isatty())
        self.assertEqual(self.stream.fileno(), 2)
        self.stream.buffer.write(b"raw \xff\n")
        self.stream.buffer.flush()
        self.assertEqual(self.lines(), ["raw \\xff"])

    def test_keeps_an_incomplete_line_until_the_end(self):
        self.stream.write("no end")
        self.stream.flush()
        self.assertEqual(self.lines(), [])
        self.stream.drain()
        self.stream.drain()
        self.assertEqual(self.lines(), ["no end"])

    def test_keeps_the_order_of_text_and_bytes_around_a_flush(self):
        self.stream.write("text ")
        self.stream.flush()
        self.stream.buffer.write(b"bytes\n")
        self.stream.buffer.flush()
        self.assertEqual(self.lines(), ["text bytes"])

    def test_does_not_hold_an_endless_line(self):
        for _ in range(40):
            self.stream.write("x" * 10_000)
        self.assertGreater(len(self.lines()), 1)

    def test_survives_close(self):
        self.stream.close()
        self.stream.write("after\n")
        self.assertEqual(self.lines(), ["after"])

    def test_loses_nothing_between_threads(self):
        def work(number):
            for turn in range(200):
                print(number, turn, sep="-", file=self.stream)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        written = [f"{number}-{turn}" for number in range(4) for turn in range(200)]
        self.assertEqual(sorted(self.lines()), sorted(written))


class Logging(Streams):
    def setUp(self):
        super().setUp()
        before = logging.lastResort, logging.StreamHandler.emit
        logs.install()
        self.addCleanup(self.restore, before, logging.root.handlers[:])
        self.logger = logging.getLogger("shop.cart")

    @staticmethod
    def restore(before, handlers):
        logging.lastResort, logging.StreamHandler.emit = before
        logging.root.handlers[:] = handlers
        logging.getLogger("shop.cart").handlers.clear()
        logging.root.setLevel(logging.WARNING)

    def test_leaves_the_root_logger_without_handlers(self):
        self.assertEqual(logging.root.handlers, [])

    def test_that_is_not_configured_reaches_the_host_by_name_and_level(self):
        self.logger.warning("beware %s", "\ud800")
        self.logger.info("not shown by default")
        self.assertEqual(self.host.messages, [("shop.cart", 30, "beware \\ud800")])

    def test_sends_a_traceback_with_its_message(self):
        try:
            raise KeyError("x")
        except KeyError:
            self.logger.exception("failed")
        [(name, level, message)] = self.host.messages
        self.assertEqual((name, level), ("shop.cart", 40))
        self.assertTrue(message.startswith("failed\nTraceback"))
        self.assertTrue(message.endswith("KeyError: 'x'"))

    def test_that_writes_to_a_stream_keeps_name_and_level(self):
        logging.root.addHandler(logging.StreamHandler(self.stream))
        logging.root.setLevel(logging.DEBUG)
        self.logger.debug("two\nlines")
        self.assertEqual(self.host.messages, [("shop.cart", 10, "two\nlines")])
        self.stream.write("plain\n")
        self.assertEqual(self.host.messages[-1], ("python.stderr", 30, "plain"))

    def test_through_a_proxy_keeps_name_and_level(self):
        class Proxy:
            def __getattr__(proxy, name):
                return getattr(self.stream, name)

        self.logger.addHandler(logging.StreamHandler(Proxy()))
        self.logger.error("proxied")
        self.assertEqual(self.host.messages, [("shop.cart", 40, "proxied")])

    def test_set_up_by_basic_config_works(self):
        self.addCleanup(setattr, sys, "stderr", sys.stderr)
        sys.stderr = self.stream
        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
        self.logger.info("hello")
        self.assertEqual(self.host.messages, [("shop.cart", 20, "INFO hello")])

    def test_is_set_up_once(self):
        emit = logging.StreamHandler.emit
        logs.install()
        self.assertIs(logging.StreamHandler.emit, emit)


if __name__ == "__main__":
    unittest.main()
