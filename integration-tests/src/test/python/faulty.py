"""An application that does much wrong: `krait check` is tested with it. Each path is a mistake."""

TYPE = ("Content-Type", "text/plain")


def bad_status(environ, start_response):
    start_response(b"200 OK", [TYPE])
    return [b""]


def hop_by_hop(environ, start_response):
    start_response("200 OK", [TYPE, ("Connection", "close")])
    return [b""]


def text(environ, start_response):
    start_response("200 OK", [TYPE])
    yield "text"


def too_short(environ, start_response):
    start_response("200 OK", [TYPE, ("Content-Length", "10")])
    return [b"short"]


def raises(environ, start_response):
    raise LookupError("nothing here")


def cookies(environ, start_response):
    start_response("200 OK", [TYPE, ("Set-Cookie", "a=1, b=2")])
    return [b""]


def closes(environ, start_response):
    environ["wsgi.input"].close()
    start_response("200 OK", [TYPE])
    return [environ.get("gunicorn.socket", b"")]


def endless(environ, start_response):
    start_response("200 OK", [TYPE])
    while True:
        yield b"x" * 1000


def app(environ, start_response):
    mistake = globals().get(environ["PATH_INFO"][1:])
    if mistake is None:
        start_response("404 Not Found", [TYPE])
        return [b"none"]
    return mistake(environ, start_response)
