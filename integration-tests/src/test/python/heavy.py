"""An application that needs ``BALLAST`` megabytes, and leaks as many as a request's query says."""

import os

BALLAST = bytearray(int(os.environ["BALLAST"]) << 20)
LEAKED = []


def app(environ, start_response):
    LEAKED.append(bytearray(int(environ["QUERY_STRING"] or "0") << 20))
    body = str(len(LEAKED)).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
