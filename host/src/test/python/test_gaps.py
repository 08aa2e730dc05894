"""What the bridge adds to GraalPy's standard library."""

import gc
import time
import unittest
import weakref

from krait_bridge import gaps

MOMENT = time.struct_time((2024, 12, 30, 5, 6, 7, 0, 365, 0))
EXPECTED = {
    "%04Y-%m-%d": "2024-12-30",
    "%F %T": "2024-12-30 05:06:07",
    "%C %e %-d %_m": "20 30 30 12",
    "%G-W%V-%u": "2025-W01-1",
    "%k:%-M %l": " 5:6  5",
    "%^a %D %R": "MON 12/30/24 05:06",
    "%a, %d %b %Y": "Mon, 30 Dec 2024",
    "100%% %H": "100% 05",
}


class Strftime(unittest.TestCase):
    def test_knows_every_directive_and_flag(self):
        for form, text in EXPECTED.items():
            with self.subTest(form):
                self.assertEqual(gaps.strftime(form, MOMENT), text)

    def test_formats_now_without_a_time(self):
        self.assertEqual(gaps.strftime("%04Y"), str(time.localtime()[0]))


class Sleep(unittest.TestCase):
    def setUp(self):
        self.now = 5.0
        self.naps = []
        for name, fake in (("_plain_sleep", self.nap), ("time", self)):
            self.addCleanup(setattr, gaps, name, getattr(gaps, name))
            setattr(gaps, name, fake)

    def monotonic(self):
        return self.now

    def nap(self, seconds):
        self.naps.append(seconds)
        self.now += seconds

    def test_is_as_long_as_told_in_short_naps(self):
        for seconds in (2, 2.5, True):
            with self.subTest(seconds):
                self.naps.clear()
                gaps.sleep(seconds)
                self.assertAlmostEqual(sum(self.naps), float(seconds))
                self.assertLessEqual(max(self.naps), 0.1)

    def test_is_one_nap_when_it_is_short(self):
        gaps.sleep(0.05)
        gaps.sleep(0)
        self.assertEqual(self.naps, [0.05, 0.0])

    def test_ends_at_once_when_a_nap_took_too_long(self):
        gaps._plain_sleep = lambda seconds: self.nap(seconds and 7)
        gaps.sleep(1)
        self.assertEqual(self.naps, [7, 0.0])

    def test_refuses_what_is_no_time(self):
        for wrong, error in (("1", TypeError), (None, TypeError), (float("nan"), ValueError)):
            with self.subTest(wrong), self.assertRaises(error):
                gaps.sleep(wrong)


class NoTime(unittest.TestCase):
    def test_sleep_refuses_the_past(self):
        with self.assertRaises(ValueError):
            gaps.sleep(-1)


class QuotedPrintable(unittest.TestCase):
    def test_is_decoded_and_encoded(self):
        self.assertEqual(gaps.a2b_qp(b"a=3Db"), b"a=b")
        self.assertEqual(gaps.a2b_qp("a=3Db"), b"a=b")
        self.assertEqual(gaps.b2a_qp(b"a=b"), b"a=3Db")


class Thing:
    """Something to refer to weakly."""


class WeakValues(unittest.TestCase):
    def setUp(self):
        plain = weakref._remove_dead_weakref
        self.addCleanup(setattr, weakref, "_remove_dead_weakref", plain)
        weakref._remove_dead_weakref = gaps.remove_dead_weakref

    def test_leave_with_what_they_refer_to(self):
        entries = weakref.WeakValueDictionary()
        kept = Thing()
        entries["kept"] = kept
        for number in range(10):
            entries[number] = Thing()
        deadline = time.monotonic() + 60
        while len(entries.data) > 1 and time.monotonic() < deadline:
            gc.collect()
            time.sleep(0.05)
        self.assertEqual(list(entries.data), ["kept"])

    def test_stay_when_the_key_has_a_new_one(self):
        old, new = Thing(), Thing()
        entries = {"key": weakref.ref(new)}
        gaps.remove_dead_weakref(entries, "key")
        gaps.remove_dead_weakref(entries, "none")
        self.assertIs(entries["key"](), new)
        self.assertIsNot(old, new)


if __name__ == "__main__":
    unittest.main()
