"""What the fixture applications share."""

TEXT = [("Content-Type", "text/plain; charset=utf-8")]
APPS = {}


def fixture(function):
    """Offers an application under its name."""
    APPS[function.__name__] = function
    return function


def argument(environ):
    return environ["QUERY_STRING"]


def plain(start_response, text, headers=()):
    body = text if isinstance(text, bytes) else text.encode()
    start_response("200 OK", TEXT + list(headers))
    return [body]
