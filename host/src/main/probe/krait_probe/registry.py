"""Which function answers a path."""

import sys

_cases = {}


def question(function):
    """Registers a case whose answer is the text that ``function(environ)`` returns."""

    def answer(environ, start_response):
        body = function(environ).encode("ascii", "backslashreplace")
        fields = [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))]
        start_response("200 OK", fields)
        return [body]

    _cases[_name(function)] = answer
    return function


def behaviour(function):
    """Registers a case that is a WSGI application: ``function(environ, start_response)``."""
    _cases[_name(function)] = function
    return function


def register(name, application):
    """Registers an application that was made, under a name that need not be Python's."""
    _cases[name] = application


def _name(function):
    return function.__name__.replace("_", "-")


class Probe:
    """The application. An instance, as an application may be any callable."""

    def __call__(self, *arguments, **named):
        environ, start_response = (*arguments, *named.values())[:2]
        case = environ.get("PATH_INFO", "").strip("/").split("/")[0]
        if case == "call":
            environ["krait_probe.call"] = "%d by position, %d by name" % (len(arguments), len(named))
        return _cases.get(case, _unknown)(environ, start_response)


def _unknown(environ, start_response):
    text = "krait probe: there is no case %r\n" % environ.get("PATH_INFO", "")
    body = text.encode("ascii", "backslashreplace")
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


@question
def probe(environ):
    """Says that the probe is there and what runs it."""
    return "krait probe 1, %s %s" % (sys.implementation.name, sys.version.split()[0])


@question
def call(environ):
    return environ["krait_probe.call"]
