"""What the applications for FaultsIT share."""

from collections import Counter

TEXT = [("Content-Type", "text/plain; charset=utf-8")]
ROUTES = {}

# what happened how often
seen = Counter()


def route(function):
    """Answers at the path of its name."""
    ROUTES[function.__name__] = function
    return function


def plain(start_response, text, headers=()):
    body = text if isinstance(text, bytes) else text.encode()
    start_response("200 OK", TEXT + list(headers))
    return [body]
