"""What the routes of RoutesIT have as their application."""


def app(environ, start_response):
    path = environ["PATH_INFO"]
    body = b"python " + path.encode("latin-1") + b"\n"
    if environ["REQUEST_METHOD"] == "POST":
        body += environ["wsgi.input"].read()
    status = "404 Not Found" if "missing" in path else "200 OK"
    start_response(
        status,
        [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))],
    )
    return [body]
