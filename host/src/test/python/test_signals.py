"""The signals that stop the host stay the host's."""

import signal
import unittest

from krait_bridge import hostlog, signals


class Log:
    def __init__(self):
        self.messages = []

    def log(self, logger, level, message):
        self.messages.append(message)


class TheSignalFunction(unittest.TestCase):
    def test_leaves_the_hosts_signals_alone_and_says_so(self):
        log = Log()
        hostlog.connect(log)
        for kept in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            before = signal.getsignal(kept)
            self.assertEqual(signals._signal(kept, signal.SIG_IGN), before)
            self.assertEqual(signal.getsignal(kept), before)
            self.assertIn(kept.name, log.messages.pop())


if __name__ == "__main__":
    unittest.main()
