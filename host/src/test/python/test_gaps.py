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
