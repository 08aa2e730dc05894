"""What is replaced: all values under names that might speak of a secret."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from urllib.parse import unquote_plus

SECRET = re.compile(
    r"passw|pwd|passphrase|token|secret|key|signature|sig$|code|session|sid$|auth|credential|csrf|xsrf|jwt"
    r"|otp|cookie|nonce",
    re.IGNORECASE,
)
"""Names whose values are replaced, Krait's own rule. It rather takes too much than too little."""

_HARMLESS = re.compile(r"(access-control-|www-authenticate$)", re.IGNORECASE)
_PAIR = re.compile(r"(?P<before>^|[&;?])(?P<name>[^=&;?]+)=(?P<value>[^&;]*)")
_IN_PATH = re.compile(r"(?P<before>^|&|(;))(?P<name>[^=&;]+)=(?P<value>(?(2)[^&;/]*|[^&;]*))")
_IN_TEXT = re.compile(
    r"((?:" + SECRET.pattern + r""")[\w-]*(?:["'][^>]*?\bvalue)??["']?\s*[:=]\s*["']?)([^\s"'&;,<>]+)""",
    re.IGNORECASE,
)
_JSON = re.compile(r"application/([\w.-]+\+)?json\b", re.IGNORECASE)
_TEXT = re.compile(r"text/|application/([\w.-]+\+)?xml\b|application/(x-)?javascript\b", re.IGNORECASE)
_FORM = "application/x-www-form-urlencoded"


class Redaction:
    """Replaces secrets by a hash that only who has the key can make."""

    def __init__(self, key):
        self._key = key

    def mark(self, value):
        digest = hmac.new(self._key, value.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return "REDACTED-" + digest.hexdigest()[:12]

    def field(self, name, value):
        """The value of a header field."""
        low = name.lower()
        if low == "cookie":
            return "; ".join(self._cookie(pair) for pair in value.split(";"))
        if low == "set-cookie":
            pair, semicolon, rest = value.partition(";")
            return self._cookie(pair) + semicolon + rest
        if low in ("referer", "location", "content-location"):
            return self.address(value)
        if not SECRET.search(name) or _HARMLESS.match(name):
            return value
        scheme, space, rest = value.partition(" ")
        return scheme + " " + self.mark(rest) if space and rest else self.mark(value)

    def _cookie(self, pair):
        name, equals, value = pair.strip().partition("=")
        return name + equals + (self.mark(value) if value else "")

    def pairs(self, text):
        """``name=value`` in forms."""
        return _PAIR.sub(self._pair, text)

    def address(self, text):
        """A target or URL; a parameter in its path ends with its segment (RFC 3986, 3.3)."""
        text, hash_sign, fragment = text.partition("#")
        path, question, query = text.partition("?")
        path = _IN_PATH.sub(self._pair, path)
        return path + question + self.pairs(query) + hash_sign + self.pairs(fragment)

    def _pair(self, found):
        name, value = found["name"], found["value"]
        secret = value and SECRET.search(unquote_plus(name))
        return found["before"] + name + "=" + (self.mark(unquote_plus(value)) if secret else value)

    def text(self, text):
        """Text without a syntax to rely on."""
        return _IN_TEXT.sub(lambda found: found.group(1) + self.mark(found.group(2)), text)

    def _json(self, node):
        """Whether anything is replaced, in place."""
        changed = False
        if isinstance(node, dict):
            for name, value in node.items():
                if SECRET.search(name) and value is not None:
                    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True)
                    node[name] = self.mark(text)
                    changed = True
                else:
                    changed |= self._json(value)
        elif isinstance(node, list):
            for value in node:
                changed |= self._json(value)
        return changed

    def body(self, kind, data, cut):
        """A body of this media type; ``None`` when its secrets cannot be told."""
        form = kind.lower().startswith(_FORM)
        if not (form or _JSON.match(kind) or _TEXT.match(kind)):
            return self._parts(kind, data)
        try:
            text = data.decode("utf-8", "ignore" if cut else "strict")
            if form:
                return self.pairs(text).encode()
            if _JSON.match(kind) and not cut:
                tree = json.loads(text)
                return json.dumps(tree, ensure_ascii=False).encode() if self._json(tree) else data
            return self.text(text).encode()
        except ValueError:
            return self.text(data.decode("latin-1")).encode("latin-1")

    def _parts(self, kind, data):
        if not kind.lower().startswith("multipart/form-data"):
            return data
        form = re.compile(rb'(\bname="([^"]*)"(?:[^\r\n]*\r\n)+?\r\n)(.*?)(?=\r\n--|\Z)', re.DOTALL)

        def part(found):
            secret = SECRET.search(found.group(2).decode("latin-1"))
            value = found.group(3)
            return found.group(1) + (self.mark(value.decode("latin-1")).encode() if secret else value)

        return form.sub(part, data)
