"""``cProfile`` on the bridge's ``_lsprof``."""

import io
import pstats
import sys
import unittest
from unittest import mock

from krait_bridge import profiling

with mock.patch.dict(sys.modules):
    profiling.install()
    sys.modules.pop("cProfile", None)
    import cProfile

Profile = cProfile.Profile


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def generate():
    yield len("one")
    yield len("two")


def fails():
    try:
        len(0)
    finally:
        raise LookupError("on purpose")


class Clock:
    """Ticks each time someone looks."""

    def __init__(self):
        self.now = 0

    def __call__(self):
        self.now += 1
        return self.now


class ProfileTest(unittest.TestCase):
    def stats(self, function, *arguments, **settings):
        """``{name: (primitive calls, calls, own time, time, {caller: …})}``"""
        profile = Profile(**settings)
        profile.runcall(function, *arguments)
        profile.create_stats()
        return {name: values for (_, _, name), values in profile.stats.items()}

    def test_counts_recursive_calls_apart(self):
        self.assertEqual(self.stats(fibonacci, 5)["fibonacci"][:2], (1, 15))

    def test_counts_calls_of_functions_without_python_code(self):
        self.assertEqual(self.stats(list, generate())["<built-in method builtins.len>"][:2], (2, 2))

    def test_knows_callers(self):
        callers = self.stats(list, generate())["<built-in method builtins.len>"][4]
        self.assertEqual([name for _, _, name in callers], ["generate"])

    def test_divides_time_between_a_function_and_what_it_calls(self):
        stats = self.stats(list, generate(), timer=Clock(), timeunit=0.5)
        self.assertEqual(stats["<built-in method builtins.len>"][2:4], (1.0, 1.0))
        # each of three steps: two looks at the clock, and two more inside two of them
        self.assertEqual(stats["generate"][2:4], (2.5, 3.5))

    def test_lets_errors_through_and_works_again(self):
        for _ in range(2):
            with self.assertRaises(LookupError):
                self.stats(fails)
        self.assertIn("fibonacci", self.stats(fibonacci, 1))
        self.assertIsNone(sys.getprofile())

    def test_refuses_to_run_inside_another(self):
        with self.assertRaisesRegex(ValueError, "already active"):
            self.stats(self.stats, fibonacci, 1)

    def test_prints_names_and_places(self):
        out = io.StringIO()
        with Profile() as profile:
            fibonacci(3)
        pstats.Stats(profile, stream=out).print_stats("fibonacci")
        self.assertRegex(out.getvalue(), r"5/1 .*test_profiling\.py:\d+\(fibonacci\)")


if __name__ == "__main__":
    unittest.main()
