"""``krait_capture.redaction``: what Java's half takes for a secret, it does as well."""

from __future__ import annotations

import json
import re
import unittest
from pathlib import Path

from krait_capture.redaction import SECRET, Redaction

_TABLE = Path(__file__).with_name("redaction.csv")


def _found(kind, given):
    redaction = Redaction(b"key")
    if kind == "name":
        return "secret" if SECRET.search(given) else "harmless"
    if kind == "json":
        text = redaction.body("application/json", given.encode(), False).decode()
        return json.dumps(json.loads(text), separators=(",", ":"))
    return {"target": redaction.address, "form": redaction.pairs, "text": redaction.text}[kind](given)


class Redacting(unittest.TestCase):
    def test_both_halves_replace_the_same(self):
        for line in _TABLE.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                kind, given, expected = (cell.strip() for cell in line.split(" | "))
                with self.subTest(line):
                    found = _found(kind, given)
                    self.assertEqual(re.sub("REDACTED-[0-9a-f]{12}", "REDACTED", found), expected)

    def test_a_fragment_may_have_a_secret(self):
        address = Redaction(b"key").address("https://a.example/cb?state=1#access_token=abc&n=1")
        self.assertRegex(address, r"^https://a\.example/cb\?state=1#access_token=REDACTED-\w{12}&n=1$")
