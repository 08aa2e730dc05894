"""Which requests an application is tried with. Stand-ins for Flask: the build has no packages."""

from __future__ import annotations

import unittest

from krait_lint.routes import Route, _piece, routes


class IntegerConverter:
    min = None


class UnicodeConverter:
    pass


class Rule:
    build_only = websocket = False
    defaults = None

    def __init__(self, rule, methods=("GET", "HEAD", "OPTIONS"), converters=None):
        self.rule = rule
        self.methods = set(methods)
        self._converters = converters or {}
        self.arguments = set(self._converters)

    def build(self, values):
        path = self.rule
        for name, value in values.items():
            path = path.replace(f"<{name}>", str(value))
        return "", path


class Flask:
    class url_map:
        @staticmethod
        def iter_rules():
            yield Rule("/")
            yield Rule("/notes", ("POST", "OPTIONS"))
            yield Rule("/notes/<id>", converters={"id": IntegerConverter()})
            yield Rule("/static/<name>", converters={"name": UnicodeConverter()})

    def wsgi_app(self, environ, start_response):
        raise AssertionError

    def __call__(self, environ, start_response):
        raise AssertionError


class Middleware:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        raise AssertionError


def closure(application):
    return lambda environ, start_response: application(environ, start_response)


class Pattern:
    def __init__(self, **parts):
        self.__dict__.update(parts)

    def __str__(self):
        return str(self.__dict__.get("_route"))


class Routes(unittest.TestCase):
    def test_are_those_of_the_url_map(self):
        self.assertEqual(
            routes(Flask()),
            [
                Route("/", "/", ""),
                Route("/notes", "", "only POST, which might change data"),
                Route("/notes/<id>", "/notes/1", ""),
                Route("/static/<name>", "", "no obvious value for name"),
            ],
        )

    def test_are_found_within_middleware(self):
        app = Flask()
        for outer in (Middleware(app), closure(Middleware(app)), Middleware(app.wsgi_app)):
            self.assertEqual(len(routes(outer)), 4)

    def test_are_none_without_a_map(self):
        self.assertEqual(routes(closure(print)), [])
        circle = Middleware(None)
        circle.app = circle
        self.assertEqual(routes(circle), [])

    def test_of_a_map_that_fails_are_told(self):
        class Broken(Flask):
            class url_map:
                @staticmethod
                def iter_rules():
                    raise ValueError("mine")

        self.assertEqual(
            routes(Broken()), [Route("the URL map", "", "it cannot be read: mine")]
        )

    def test_of_django_are_plain_paths_and_numbers(self):
        self.assertEqual(_piece(Pattern(_route="polls/<int:id>/", _regex=r"^polls/(.*)")), ("polls/1/", ""))
        self.assertEqual(_piece(Pattern(_route="p/<slug>"))[1], "no obvious value for slug")
        self.assertEqual(_piece(Pattern(_regex=r"^a/b\.css$")), ("a/b.css", ""))
        self.assertIn("regular expression", _piece(Pattern(_regex=r"^(?P<url>.*)$"))[1])


if __name__ == "__main__":
    unittest.main()
