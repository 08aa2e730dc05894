"""The pages of the sample: one small WSGI application each, and a table that picks one."""

from html import escape

import session

HTML = [("Content-Type", "text/html; charset=utf-8")]
TEXT = [("Content-Type", "text/plain; charset=utf-8")]


def by_path(table):
    """Return an application that hands each request to the application in ``table`` at its path."""

    def app(environ, start_response):
        page = table.get(environ.get("PATH_INFO") or "/", not_found)
        return page(environ, start_response)

    return app


def private(environ, start_response):
    """Greet the user whom the authentication in front of this page let through."""
    # Values in environ are bytes posing as latin-1 text (PEP 3333, "Unicode Issues").
    user = environ["REMOTE_USER"].encode("latin-1").decode("utf-8", "replace")
    start_response("200 OK", HTML)
    return [f"<p>This page is for you alone, {escape(user)}.</p>\n".encode()]


def visits(environ, start_response):
    """Count in the session how often this browser has been here."""
    values = session.of(environ)
    count = values["visits"] = values.get("visits", 0) + 1
    start_response("200 OK", HTML)
    return [f"<p>Visits: {count}</p>\n".encode()]


def stream(environ, start_response):
    """Send a verse in blocks that care neither for lines nor for words.

    This is a generator, so ``start_response`` is only called when the first block is asked for.
    """
    start_response("200 OK", TEXT)
    yield b"A krait lives on Ja"
    yield b"va and"
    yield b" swims between the islands;\n"
    yield b"its blocks arrive one by o"
    yield b"ne.\n"


def not_found(environ, start_response):
    """Answer for every path that has no page."""
    start_response("404 Not Found", TEXT)
    return [b"There is nothing here.\n"]
