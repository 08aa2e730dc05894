"""``hashlib.scrypt`` as CPython has it."""

import hashlib
import unittest

from krait_bridge import hashes

WRONG = (
    ({"n": 3, "r": 1, "p": 1}, ValueError),
    ({"n": 16, "r": 0, "p": 1}, ValueError),
    ({"n": 16, "r": 1, "p": 1, "dklen": 0}, ValueError),
    ({"n": 16, "r": 1, "p": 1, "maxmem": -1}, ValueError),
    ({"n": 1 << 20, "r": 8, "p": 1}, ValueError),
    ({"n": 16, "r": 1}, TypeError),
)


class FakeHost:
    """Takes down what it is given."""

    def scrypt(self, *arguments):
        self.arguments = arguments
        return "\xff\x00"


class Scrypt(unittest.TestCase):
    def setUp(self):
        self.host = hashes._host = FakeHost()

    def test_bytes_cross_as_latin_1(self):
        key = hashes.scrypt(b"\xe9", salt=bytearray(b"\x80"), n=16, r=1, p=2, dklen=2)
        self.assertEqual(key, b"\xff\x00")
        self.assertEqual(self.host.arguments, ("\xe9", "\x80", 16, 1, 2, 2))

    def test_wrong_parameters_are_refused_as_by_cpython(self):
        for parameters, error in WRONG:
            with self.subTest(parameters):
                self.assertRaises(error, hashes.scrypt, b"", salt=b"", **parameters)
                if hasattr(hashlib, "scrypt") and hashlib.scrypt is not hashes.scrypt:
                    self.assertRaises(error, hashlib.scrypt, b"", salt=b"", **parameters)

    def test_text_is_no_password(self):
        self.assertRaises(TypeError, hashes.scrypt, "text", salt=b"", n=16, r=1, p=1)

    def test_more_memory_is_allowed_when_it_is_asked_for(self):
        hashes.scrypt(b"", salt=b"", n=1 << 15, r=8, p=1, maxmem=132 * (1 << 15) * 8)
        self.assertEqual(self.host.arguments[2], 1 << 15)


if __name__ == "__main__":
    unittest.main()
