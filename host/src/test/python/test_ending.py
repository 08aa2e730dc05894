"""An interpreter waits for the application's threads, then runs its exit functions."""

import os
import subprocess
import sys
import textwrap
import unittest

from krait_bridge import ending

# embedded in Java there is no sys.executable; PythonBridgeTest knows what to start then
PYTHON = os.environ.get("PYTHON_COMMAND", sys.executable).split("\n")


class TheEnd(unittest.TestCase):
    """In a process of its own: what ends does not come back."""

    def run_in_process(self, code):
        folder = os.path.dirname(os.path.dirname(ending.__file__))
        program = "import sys; sys.path.insert(0, {!r})\n".format(folder) + textwrap.dedent(code)
        done = subprocess.run(
            [*PYTHON, "-c", program], capture_output=True, text=True, timeout=120
        )
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_waits_for_threads_then_runs_exit_functions(self):
        said = self.run_in_process("""
            import atexit, threading, time
            from krait_bridge import ending
            atexit.register(print, "function")
            def work():
                time.sleep(0.2)
                print("thread")
            threading.Thread(target=work).start()
            ending.finish(30)
        """)
        self.assertEqual(said, ["thread", "function"])

    def test_leaves_threads_that_take_too_long_and_names_them(self):
        said = self.run_in_process("""
            import atexit, os, threading, time
            from krait_bridge import ending, hostlog
            class Log:
                def log(self, logger, level, message):
                    print("named" if "slowpoke" in message else message)
            hostlog.connect(Log())
            atexit.register(print, "function", flush=True)
            threading.Thread(target=time.sleep, args=(60,), name="slowpoke").start()
            ending.finish(0.1)
            os._exit(0)
        """)
        self.assertEqual(said, ["named", "function"])


if __name__ == "__main__":
    unittest.main()
