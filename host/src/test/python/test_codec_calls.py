"""Codecs written in Python, called as functions."""

import codecs
import types
import unittest

from krait_bridge import codec_calls


class Doubling(codecs.Codec):
    """A codec with methods, as the standard library writes them."""

    def encode(self, text, errors="strict"):
        if errors == "strict" and not text:
            raise UnicodeEncodeError("doubling", text, 0, 0, "nothing to encode")
        return (text + text).encode("ascii"), len(text)

    def decode(self, data, errors="strict"):
        return bytes(data[: len(data) // 2]).decode("ascii"), len(data)


class CodecCalls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        original = codecs.CodecInfo.__new__
        cls.addClassCleanup(setattr, codecs.CodecInfo, "__new__", original)
        codec_calls.install()
        info = codecs.CodecInfo(name="doubling", encode=Doubling().encode, decode=Doubling().decode)
        codecs.register(lambda name: info if name == "doubling" else None)

    def test_methods_have_become_functions(self):
        info = codecs.lookup("doubling")
        self.assertIs(type(info.encode), types.FunctionType)
        self.assertIs(type(info.decode), types.FunctionType)
        self.assertEqual(info.name, "doubling")

    def test_encodes_and_decodes_as_before(self):
        self.assertEqual("ab".encode("doubling"), b"abab")
        self.assertEqual(b"abab".decode("doubling"), "ab")

    def test_passes_the_error_handling_and_what_is_raised(self):
        self.assertEqual("".encode("doubling", "ignore"), b"")
        with self.assertRaisesRegex(UnicodeEncodeError, "nothing to encode"):
            "".encode("doubling")

    def test_idna_is_one_of_them(self):
        self.assertEqual("bücher.example".encode("idna"), b"xn--bcher-kva.example")
        with self.assertRaises(UnicodeError):
            ("a" * 64 + ".example").encode("idna")


if __name__ == "__main__":
    unittest.main()
