"""The lint layer: streams, environ, sources, and its list of rules."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import unittest

from krait_lint.places import Places
from krait_lint.rules import RULES
from krait_lint.sources import source_findings
from lint_support import NOTED_BY_JAVA, TYPE, Visit, answering, line_of

HERE = os.path.dirname(os.path.abspath(__file__))


def doing(action):
    """An application that does something with its environ first."""

    def app(environ, start_response):
        action(environ)
        start_response("200 OK", [TYPE])
        return [b"x"]

    return app


class Streams(unittest.TestCase):
    def assert_rules(self, action, *rules, **parts):
        visit = Visit(doing(action), **parts)
        self.assertEqual(visit.rules, list(rules), visit.findings)

    def test_are_read_as_promised(self):
        def read(environ):
            stream = environ["wsgi.input"]
            data = stream.read(1) + stream.readline() + b"".join(stream.readlines(1))
            assert data + b"".join(stream) == b"one\ntwo\nthree\n"
            environ["wsgi.errors"].write("x")
            environ["wsgi.errors"].writelines(["x"])
            environ["wsgi.errors"].flush()

        self.assert_rules(read, body=b"one\ntwo\nthree\n")

    def test_are_not_to_be_closed(self):
        self.assert_rules(lambda environ: environ["wsgi.input"].close(), "input-closed")
        self.assert_rules(lambda environ: environ["wsgi.errors"].close(), "errors-closed")

    def test_errors_takes_text(self):
        self.assert_rules(lambda environ: environ["wsgi.errors"].write(b"x"), "errors-type")
        self.assert_rules(lambda environ: environ["wsgi.errors"].writelines([7]), "errors-type")

    def test_input_takes_one_number(self):
        for name, argument in (("read", "1"), ("readline", 1.5), ("readlines", b"")):
            visit = Visit(doing(lambda environ: getattr(environ["wsgi.input"], name)(argument)))
            self.assertIn("input-arguments", visit.rules)

    def test_input_ends_with_the_content_length(self):
        self.assert_rules(
            lambda environ: environ["wsgi.input"].read(), "input-past-end", body=b"abc"
        )
        self.assert_rules(
            lambda environ: environ["wsgi.input"].read(4), "input-past-end", body=b"abc"
        )
        self.assert_rules(lambda environ: environ["wsgi.input"].read(3), body=b"abc")

    def test_input_is_not_read_after_the_end(self):
        kept = []
        visit = Visit(doing(lambda environ: kept.append(environ["wsgi.input"])))
        kept[0].readline()
        self.assertEqual(visit.rules, ["used-after-end"])


class TheEnviron(unittest.TestCase):
    def test_has_values_of_its_own_kinds(self):
        bad = {"wsgi.version": "1.0", "wsgi.url_scheme": "ftp", "wsgi.input": b"", "PATH_INFO": b"/",
               "wsgi.errors": None, "SERVER_PORT": 80, "wsgi.run_once": "no"}  # fmt: skip
        for key, value in bad.items():
            with self.subTest(key):
                visit = Visit(doing(lambda environ: environ.update({key: value})))
                self.assertEqual(visit.rules, ["environ-value"])
        visit = Visit(doing(lambda environ: environ.pop("wsgi.errors")))
        self.assertEqual(visit.rules, ["environ-value"])

    def test_may_be_changed_otherwise(self):
        good = {"PATH_INFO": "/x", "shop.user": object(), "FLAG": True, "wsgi.url_scheme": "https"}
        self.assertEqual(Visit(doing(lambda environ: environ.update(good))).rules, [])
        self.assertEqual(Visit(doing(lambda environ: environ.pop("QUERY_STRING"))).rules, [])

    def test_is_not_changed_after_the_end(self):
        visit = Visit(doing(lambda environ: None))
        visit.environ["shop.late"] = 1
        visit.ask()
        self.assertEqual(visit.rules, ["environ-after-end"])


class Sources(unittest.TestCase):
    def test_show_keys_of_other_servers(self):
        text = (
            "def f(environ):\n"
            "    environ.get('uwsgi.version')\n"
            "    return environ['gunicorn.socket'], environ['wsgi.input'], 'uwsgi.ini'\n"
        )
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "lint_foreign.py")
            with open(path, "w") as file:
                file.write(text)
            sys.path.insert(0, folder)
            try:
                import lint_foreign

                found = list(source_findings(Places(folder)))
            finally:
                sys.path.remove(folder)
                del sys.modules["lint_foreign"]
        self.assertEqual(lint_foreign.__file__, path)
        self.assertEqual([(each.rule, each.line) for each in found],
                         [("environ-foreign-key", 2), ("environ-foreign-key", 3)])  # fmt: skip


class PlacesOfFindings(unittest.TestCase):
    def test_are_the_applications_own_before_a_frameworks(self):
        places = Places(HERE)
        self.assertTrue(places.owns(__file__))
        self.assertFalse(places.owns(os.path.join(HERE, "venv/lib/site-packages/flask/app.py")))
        self.assertFalse(places.owns(HERE + "-other/app.py"))
        self.assertEqual(places.of(doing(print)).file, __file__)

    def test_are_never_the_servers(self):
        visit = Visit(answering(["text"]))
        self.assertEqual(visit.findings[0].line, line_of(answering, "start_response("))


class TheRules(unittest.TestCase):
    def test_are_all_in_the_documentation(self):
        page = os.path.join(HERE, "../../../docs/check.md")
        with open(page, encoding="utf-8") as file:
            rows = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \| (.*) \|$", file.read(), re.MULTILINE)
        self.assertEqual(rows, [(name, rule.level, rule.says) for name, rule in RULES.items()])

    def test_are_all_tested(self):
        tests = ""
        for name in ("test_lint_response.py", "test_lint_environ.py"):
            with open(os.path.join(HERE, name), encoding="utf-8") as file:
                tests += file.read()
        untested = [rule for rule in RULES if f'"{rule}"' not in tests]
        self.assertEqual(untested, NOTED_BY_JAVA)


if __name__ == "__main__":
    unittest.main()
