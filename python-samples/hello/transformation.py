"""Content transformation: turns plain text into pig latin while it streams by.

PEP 3333 uses the same joke for its middleware example; this one keeps every rule the PEP states
for middleware, which is the harder half of the joke.
"""

import re
import string

# Headers that speak of the exact bytes, and so no longer hold once those have changed.
STALE_HEADERS = {"accept-ranges", "content-length", "content-md5", "etag"}


class TextTransformation:
    """Middleware that passes every ``text/plain`` body through a transformer, block by block.

    ``make_transformer`` is called once per response and returns an object with ``feed(block)``,
    which gives back what is ready (perhaps nothing), and ``finish()``, which gives back the rest.
    """

    def __init__(self, app, make_transformer):
        self._app = app
        self._make_transformer = make_transformer

    def __call__(self, environ, start_response):
        response = _Response(start_response, self._make_transformer)
        # The application may call start_response only when its first block is asked for, so what
        # kind of content comes is not known yet.
        return _TransformedBlocks(self._app(environ, response.start), response)


class _Response:
    """One response under way: decides at ``start`` whether its body is to be transformed."""

    def __init__(self, start_response, make_transformer):
        self._start_response = start_response
        self._make_transformer = make_transformer
        self._transformer = None

    def start(self, status, headers, exc_info=None):
        """The ``start_response`` that the application sees.

        A second call, with ``exc_info``, replaces the first: what the transformer still held back
        belonged to the page that the error page replaces.
        """
        self._transformer = None
        if _is_plain_text(headers):
            self._transformer = self._make_transformer()
            headers = [header for header in headers if header[0].lower() not in STALE_HEADERS]
        write = self._start_response(status, headers, exc_info)

        def write_transformed(block):
            ready = self.feed(block)
            if ready:
                write(ready)

        return write_transformed

    def feed(self, block):
        """Return what is ready once ``block`` has come in; empty when it must be held back."""
        return self._transformer.feed(block) if self._transformer else block

    def finish(self):
        """Return what was held back until the end."""
        return self._transformer.finish() if self._transformer else b""


class _TransformedBlocks:
    """The application's iterable, transformed: one block out for each block in, at once.

    Where a block has to be held back, an empty one goes out in its place, so that the server gets
    its turn ("Middleware Handling of Block Boundaries").
    """

    def __init__(self, blocks, response):
        self._blocks = blocks
        self._response = response

    def __iter__(self):
        for block in self._blocks:
            yield self._response.feed(block)
        rest = self._response.finish()
        if rest:
            yield rest

    def close(self):
        """Forward the server's one call to the application's iterable, if that wants it."""
        close = getattr(self._blocks, "close", None)
        if close is not None:
            close()


class PigLatin:
    """Rewrites words as they pass: ``hello`` becomes ``ellohay``, ``under`` becomes ``underway``.

    Works on bytes in any encoding that extends ASCII: a byte beyond ASCII counts as part of a word
    but is never moved, which leaves UTF-8 sequences whole.
    """

    _LETTERS = string.ascii_letters.encode() + bytes(range(0x80, 0x100))
    _WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
    _LEADING_CONSONANTS = re.compile(rb"[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]*")
    _LONGEST_WORD = 200

    def __init__(self):
        self._held = b""

    def feed(self, block):
        text = self._held + block
        end = len(text.rstrip(self._LETTERS))
        if len(text) - end > self._LONGEST_WORD:
            end = len(text)  # no word of any language: a body without spaces must not pile up here
        self._held = text[end:]
        return self._WORD.sub(self._rewrite, text[:end])

    def finish(self):
        rest, self._held = self._held, b""
        return self._WORD.sub(self._rewrite, rest)

    def _rewrite(self, match):
        word = match.group()
        start = self._LEADING_CONSONANTS.match(word).end()
        if start == 0:
            return word + b"way"
        moved = word[start:] + word[:start].lower() + b"ay"
        return moved.capitalize() if word[:1].isupper() else moved


def _is_plain_text(headers):
    """Tell whether the headers announce plain text in a form that can be rewritten."""
    values = {name.lower(): value.lower() for name, value in headers}
    content_type, _, parameters = values.get("content-type", "").partition(";")
    return (
        content_type.strip() == "text/plain"
        and "utf-16" not in parameters
        and "utf-32" not in parameters
        and "content-encoding" not in values
        and "content-range" not in values
    )
