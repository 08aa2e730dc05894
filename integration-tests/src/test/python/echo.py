"""A WSGI application that tells in one header field what it was given, so that an answer has no body
and a client can read it whatever the method was."""

from urllib.parse import quote

SHOWN = (
    "REQUEST_METHOD",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "SERVER_PROTOCOL",
    "CONTENT_TYPE",
    "CONTENT_LENGTH",
    "wsgi.url_scheme",
)


def app(environ, start_response):
    facts = {key: environ[key] for key in SHOWN if key in environ}
    facts.update((key, environ[key]) for key in environ if key.startswith("HTTP_"))
    facts["body"] = environ["wsgi.input"].read().decode("latin-1")
    echo = "&".join(f"{key}={quote(facts[key], safe='', encoding='latin-1')}" for key in sorted(facts))
    start_response("200 OK", [("Content-Length", "0"), ("X-Echo", echo)])
    return []
