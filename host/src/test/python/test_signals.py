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
        before = signal.getsignal(signal.SIGTERM)
        self.assertEqual(signals._signal(signal.SIGTERM, signal.SIG_IGN), before)
        self.assertEqual(signal.getsignal(signal.SIGTERM), before)
        self.assertIn("SIGTERM", log.messages[0])


if __name__ == "__main__":
    unittest.main()
