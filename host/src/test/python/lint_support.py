"""A server for the lint layer that forgives everything, as some servers do."""

from __future__ import annotations

import io

import krait_lint


class Errors(io.StringIO):
    def write(self, text):
        return super().write(str(text))


def environ_of(method="GET", path="/", body=b"", **more):
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": Errors(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **more,
    }
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


class Visit:
    """One request to ``application`` within the layer, and what was found."""

    def __init__(self, application, blocks=None, folder=None, **parts):
        self.findings = []
        self.raised = None
        self.sent = []
        self.began = False
        self.layer = krait_lint.wrap(application, self.findings.append, folder or __file__[:-15])
        self.ask(blocks, **parts)

    def ask(self, limit=None, **parts):
        self.environ = environ_of(**parts)
        result = None
        try:
            result = self.layer(self.environ, self.start_response)
            for number, block in enumerate(result):
                self.began = True
                self.sent.append(block)
                if number + 1 == limit:
                    break
        except BaseException as error:
            self.raised = error
        try:
            if hasattr(result, "close"):
                result.close()
        except BaseException as error:
            self.raised = error
        return self

    def start_response(self, status, headers, exc_info=None):
        if exc_info and self.began and isinstance(exc_info, tuple):
            raise exc_info[1]
        return self.sent.append

    @property
    def rules(self):
        return [finding.rule for finding in self.findings]


NOTED_BY_JAVA = ["unanswered"]
"""Rules that the layer itself does not look at."""

TYPE = ("Content-Type", "text/plain")


def answering(blocks, status="200 OK", headers=(TYPE,)):
    """An application that answers with ``blocks``."""

    def app(environ, start_response):
        start_response(status, headers if type(headers) is not tuple else list(headers))
        return blocks

    return app


def line_of(app, text):
    """The number of the first line in ``app``'s source that holds ``text``."""
    import inspect

    lines, first = inspect.getsourcelines(app)
    return first + next(number for number, line in enumerate(lines) if text in line)
