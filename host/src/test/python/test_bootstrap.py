"""Loading an application: what is prepared for it, and what is said when it fails."""

from __future__ import annotations

import atexit
import io
import logging
import os
import sys
import tempfile
import threading
import unittest
from unittest import mock

from krait_bridge import bootstrap, server
from krait_bridge.load_failure import LoadFailure
from krait_bridge.loader import parse
from support import FakeHost, FakeRecord, request

APP = """
def application(environ, start_response):
    start_response("200 OK", [])
    return [b"application"]

def app(environ, start_response):
    start_response("200 OK", [])
    return [b"app"]

class site:
    handler = staticmethod(app)

def create_app(name="none", *, debug=False, **more):
    def made(environ, start_response):
        start_response("200 OK", [])
        return [repr((name, debug, more)).encode()]
    return made

def inner_error(): return len(5)
def late_import(): import krait_no_such_package
def leaves(): raise SystemExit(3)
number = 5
"""


class Folder(unittest.TestCase):
    """Each test has a folder of its own for modules, and leaves nothing behind."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = os.path.realpath(temporary.name)
        self.host = FakeHost()
        state = os.getcwd(), sys.path[:], sys.argv, sys.modules.copy()
        streams = sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__
        loggers = logging.lastResort, logging.StreamHandler.emit
        self.addCleanup(self.restore, state, streams, loggers)
        # the streams that are opened here must not be drained at the end of all tests
        patch = mock.patch.object(atexit, "register")
        self.at_exit = patch.start()
        self.addCleanup(patch.stop)

    @staticmethod
    def restore(state, streams, loggers):
        os.chdir(state[0])
        sys.path[:] = state[1]
        sys.argv = state[2]
        for name in sys.modules.keys() - state[3].keys():
            if "krait_t_" in name:
                del sys.modules[name]
        sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__ = streams
        logging.lastResort, logging.StreamHandler.emit = loggers

    def file(self, path, text=APP):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def start(self, spec, folder=None, python_path="", argv="", isolated="", **options):
        folder = folder or self.folder
        multithread, multiprocess = options.get("concurrency", (True, False))
        sys.path_importer_cache.pop(folder, None)
        return bootstrap.start(self.host, FakeRecord("compat"), spec, folder, python_path, argv,
                               multithread, multiprocess, "krait/9", isolated, "",
                               options.get("enter", True))  # fmt: skip

    def fails(self, spec, kind, *words, **options):
        text = self.start(spec, **options)
        self.assertEqual(text.partition("\n")[0], kind, text)
        for word in words:
            self.assertIn(word, text)
        return text

    def body(self, spec):
        self.assertEqual(self.start(spec), "")
        return request()[0][2]


class ASpecification(Folder):
    def test_names_the_application_in_several_ways(self):
        self.file("krait_t_one.py")
        self.assertEqual(self.body("krait_t_one"), b"application")
        self.assertEqual(self.body("krait_t_one:app"), b"app")
        self.assertEqual(self.body("krait_t_one:site.handler"), b"app")
        self.assertEqual(self.body("krait_t_one:create_app()"), b"('none', False, {})")
        self.assertEqual(
            self.body("krait_t_one:create_app('x', debug=True, a=[1, {'b': None}])"),
            b"('x', True, {'a': [1, {'b': None}]})",
        )

    def test_defaults_to_app_without_an_application(self):
        self.file("krait_t_two/__init__.py", "")
        self.file("krait_t_two/wsgi.py", APP.replace("def application", "def _application"))
        self.assertEqual(self.body("krait_t_two.wsgi"), b"app")

    def test_that_is_malformed_is_explained(self):
        for spec in ("", ":app", "a b", "m:", "m:a b", "m:f(", "m:f(x)", "m:f(open('x'))",
                     "m:f(*[1])",
                     "m:f(**{'a': 1})", "m:f()()", "m:(lambda: 1)()", "m:1", "m:f()[0]", "m..n:app",
                     "m:f(__import__('os').getcwd())", "m:'x'", "m:a.b.", "m:f(),1"):  # fmt: skip
            with self.subTest(spec), self.assertRaises(LoadFailure) as failure:
                parse(spec)
            self.assertEqual(failure.exception.kind, "bad-spec")
            self.assertIn("MODULE:factory", failure.exception.message)

    def test_that_is_a_file_is_corrected(self):
        self.fails("shop/wsgi.py:app", "bad-spec", "shop.wsgi:app")
        self.fails("./app.py", "bad-spec", "name the module: app")


class WhatTheApplicationFinds(Folder):
    def test_is_its_folder_first_after_the_python_path(self):
        self.file("lib/krait_t_lib.py", "")
        self.file("krait_t_app.py", "import krait_t_lib, sys, os\n" + APP)
        sys.path.insert(0, "")
        library = os.path.join(self.folder, "lib")
        self.assertEqual(self.start("krait_t_app", python_path="lib\0/nowhere"), "")
        self.assertEqual(os.getcwd(), self.folder)
        self.assertEqual(sys.path[:3], ["/nowhere", library, self.folder])
        self.assertNotIn("", sys.path)

    def test_is_the_working_directory_of_the_program_around_it(self):
        self.file("krait_t_app.py")
        before = os.getcwd()
        self.start("krait_t_app", enter=False)
        self.assertEqual((os.getcwd(), sys.path[0]), (before, self.folder))
        self.assertEqual(threading.stack_size(0), 32 << 20)

    def test_are_the_arguments(self):
        self.file("krait_t_app.py")
        self.start("krait_t_app", argv="manage.py\0--x\0")
        self.assertEqual(sys.argv, ["manage.py", "--x", ""])
        self.start("krait_t_app")
        self.assertEqual(sys.argv, ["krait"])

    def test_are_streams_that_reach_the_log(self):
        prints = "import sys\nprint('out')\nprint('err', file=sys.stderr)\n"
        self.file("krait_t_app.py", prints + APP)
        self.start("krait_t_app")
        said = [("python.stdout", 20, "out"), ("python.stderr", 30, "err")]
        self.assertEqual(self.host.messages, said)
        self.assertIsInstance(sys.stdout, io.TextIOWrapper)

    def test_are_streams_that_are_drained_at_the_end(self):
        self.file("krait_t_app.py", "print('no end', end='')\n" + APP)
        self.start("krait_t_app")
        for call in self.at_exit.call_args_list:
            call.args[0]()
        self.assertEqual(self.host.of("python.stdout"), ["no end"])

    def test_is_logging_that_reaches_the_log(self):
        self.file(
            "krait_t_app.py", "import logging\nlogging.getLogger('a.b').error('boo')\n" + APP
        )
        self.start("krait_t_app")
        self.assertEqual(self.host.messages, [("a.b", 40, "boo")])

    def test_are_the_settings_in_environ(self):
        self.file("krait_t_app.py")
        self.start("krait_t_app", concurrency=(False, True))
        self.assertEqual((environ := server._template)["SERVER_SOFTWARE"], "krait/9")
        self.assertIs(environ["wsgi.multithread"], False)
        self.assertIs(environ["wsgi.multiprocess"], True)

    def test_are_context_variables_set_at_import(self):
        self.file(
            "krait_t_app.py",
            "import contextvars\nv = contextvars.ContextVar('v')\nv.set(b'at import')\n"
            "def app(environ, start_response):\n"
            "    start_response('200 OK', [])\n    return [v.get()]\n",
        )
        self.assertEqual(self.body("krait_t_app"), b"at import")


class AModule(Folder):
    def test_that_is_missing_is_named_with_the_folder_and_near_ones(self):
        self.file("krait_t_shop.py")
        text = self.fails("krait_t_shp", "module-missing", self.folder, "near to it: krait_t_shop")
        self.assertNotIn("Traceback", text)

    def test_that_is_missing_in_a_package_is_named(self):
        self.file("krait_t_shop/__init__.py", "")
        self.file("krait_t_shop/wsgi.py")
        self.fails("krait_t_shop.wsgy", "module-missing", "'krait_t_shop.wsgy'", "near to it: wsgi")
        self.fails("krait_t_sho.wsgi", "module-missing", "'krait_t_sho'", "it: krait_t_shop")

    def test_that_needs_a_missing_package_says_how_to_install_it(self):
        self.file("krait_t_app.py", "import krait_t_flask.views\n")
        text = self.fails(
            "krait_t_app", "package-missing", "krait install krait_t_flask", "Traceback", "line 1"
        )
        self.assertNotIn("krait_bridge", text)
        self.assertNotIn("<frozen", text)

    def test_that_needs_a_package_of_another_name_names_that(self):
        self.file("krait_t_app.py", "raise ModuleNotFoundError('No', name='yaml')\n")
        self.fails("krait_t_app", "package-missing", "krait install PyYAML")

    def test_that_lacks_a_part_of_itself_fails_as_an_application(self):
        self.file("krait_t_shop/__init__.py", "")
        self.file("krait_t_shop/wsgi.py", "import krait_t_shop.settings\n")
        self.fails("krait_t_shop.wsgi", "app-failed", "krait_t_shop.settings", "Traceback")

    def test_that_misses_a_part_of_the_standard_library_is_told_so(self):
        self.file("krait_t_app.py", "raise ModuleNotFoundError('No', name='curses')\n")
        self.fails("krait_t_app", "app-failed", "'curses'", "standard library")

    def test_that_cannot_be_parsed_shows_the_line(self):
        self.file("krait_t_app.py", "x = 1\ndef f(:\n")
        self.fails("krait_t_app", "syntax", "krait_t_app.py", "line 2")
        self.file("krait_t_tab.py", "if 1:\nx = 1\n")
        self.fails("krait_t_tab", "syntax", "krait_t_tab.py")

    def test_that_raises_shows_its_own_traceback(self):
        for number, error in enumerate(("SystemExit(3)", "KeyboardInterrupt", "ValueError('v')",
                                        "ImportError('no x in my.source')")):  # fmt: skip
            self.file(f"krait_t_app{number}.py", f"raise {error}\n")
            text = self.fails(f"krait_t_app{number}", "app-failed", "Traceback", error[:9])
            self.assertEqual(text.count('  File "'), 1, text)

    def test_with_native_parts_that_cannot_be_loaded_says_so_in_plain_words(self):
        for number, message in enumerate(
            ("could not load /x/y.so", "x: invalid ELF header", "python.IsolateNativeModules is")
        ):
            self.file(f"krait_t_app{number}.py", f"raise ImportError({message!r})\n")
            name = f"krait_t_app{number}"
            self.fails(name, "native-extension", message, "Traceback")
            self.fails(name, "native-extension", "--workers 1", isolated="isolated")

    def test_with_native_parts_built_for_another_python_says_so(self):
        self.file("krait_t_fast/__init__.py", "import krait_t_fast._core\n")
        self.file("krait_t_fast/_core.cpython-38-x86_64-linux-gnu.so", "")
        self.file("krait_t_app.py", "import krait_t_fast\n")
        # the failed package is gone from sys.modules by then: it is looked for on sys.path
        self.fails("krait_t_app", "native-extension", "_core.cpython-38", "another Python")


class AnObject(Folder):
    def setUp(self):
        super().setUp()
        self.file("krait_t_app.py")

    def test_that_is_missing_lists_near_and_callable_ones(self):
        self.fails("krait_t_app:aplication", "attribute-missing", "near to it: application",
                   "create_app")  # fmt: skip
        self.fails("krait_t_app:site.x", "attribute-missing", "'site.x'", "handler")
        self.fails("krait_t_app:number.x", "attribute-missing")
        self.file("krait_t_none.py", "def create_app(): pass\n")
        self.fails("krait_t_none", "attribute-missing", "create_app", "krait_t_none:NAME()")
        self.file("krait_t_lazy.py", "def __getattr__(name): raise SystemExit(name)\n")
        self.fails("krait_t_lazy", "app-failed", "SystemExit")

    def test_that_cannot_be_called_is_named_by_its_type(self):
        self.fails("krait_t_app:number", "not-callable", "'number'", "int")
        self.fails("krait_t_app:number()", "not-callable", "int")
        self.fails("krait_t_app:str(5)", "attribute-missing")
        self.file("krait_t_none.py", "def make(): return None\n")
        self.fails("krait_t_none:make()", "not-callable", "make()", "NoneType")

    def test_that_is_a_factory_with_other_arguments_says_so(self):
        text = self.fails("krait_t_app:create_app(1, 2)", "factory-failed", "arguments")
        self.assertNotIn("Traceback", text)

    def test_that_is_a_factory_and_raises_shows_its_traceback(self):
        text = self.fails("krait_t_app:inner_error()", "factory-failed", "TypeError", "Traceback")
        self.assertIn("in inner_error", text)
        self.assertNotIn("krait_bridge", text)
        self.fails("krait_t_app:leaves()", "factory-failed", "SystemExit", "Traceback")

    def test_that_is_a_factory_and_lacks_a_package_says_how_to_install_it(self):
        self.fails("krait_t_app:late_import()", "package-missing", "krait install krait_no_such")


class AFolder(Folder):
    def test_that_cannot_be_entered_is_named(self):
        self.fails("krait_t_app", "bad-spec", "/no/such/folder", folder="/no/such/folder")


if __name__ == "__main__":
    unittest.main()
