"""What an application finds in ``environ`` (conformance rules 1-21)."""

from __future__ import annotations

import copy
import pickle
import unittest
from wsgiref.util import application_uri, request_uri

from krait_bridge import environ as environ_module
from support import call, install, request


def seen(**parts):
    """The environ an application gets."""
    found = []

    def app(environ, start_response):
        found.append(dict(environ))
        start_response("200 OK", [])
        return []

    call(app, **parts)
    return found[0]


class TheCall(unittest.TestCase):
    def test_has_two_positional_arguments(self):
        found = []

        def app(*arguments, **keywords):
            found.append((len(arguments), keywords))
            arguments[1]("200 OK", [])
            return []

        call(app)
        self.assertEqual(found, [(2, {})])

    def test_passes_a_builtin_dict_that_is_new_for_each_request(self):
        found = []

        def app(environ, start_response):
            found.append((type(environ), "mine" in environ))
            environ["mine"] = 1
            start_response("200 OK", [])
            return []

        install(app)
        request()
        request()
        self.assertEqual(found, [(dict, False), (dict, False)])

    def test_accepts_a_class_as_the_application(self):
        class App:
            def __init__(self, environ, start_response):
                self.start_response = start_response

            def __iter__(self):
                self.start_response("200 OK", [])
                yield b"from a class"

        self.assertEqual(call(App).body, b"from a class")


class CgiKeys(unittest.TestCase):
    def test_tell_the_request_line(self):
        environ = seen(
            method="PROPFIND", target="/%E2%82%AC?a=%20+&b", path="/\xe2\x82\xac", query="a=%20+&b"
        )
        self.assertEqual(environ["REQUEST_METHOD"], "PROPFIND")
        self.assertEqual(environ["PATH_INFO"], "/\xe2\x82\xac")
        self.assertEqual(environ["QUERY_STRING"], "a=%20+&b")
        self.assertEqual(environ["REQUEST_URI"], "/%E2%82%AC?a=%20+&b")
        self.assertEqual(environ["RAW_URI"], "/%E2%82%AC?a=%20+&b")

    def test_keep_the_method_as_it_was_sent(self):
        self.assertEqual(seen(method="get")["REQUEST_METHOD"], "get")

    def test_tell_the_protocol_and_both_ends(self):
        environ = seen(protocol="HTTP/1.0", server_name="h", server_port="81", remote_addr="::1")
        self.assertEqual(environ["SERVER_PROTOCOL"], "HTTP/1.0")
        self.assertEqual((environ["SERVER_NAME"], environ["SERVER_PORT"]), ("h", "81"))
        self.assertEqual((environ["REMOTE_ADDR"], environ["REMOTE_PORT"]), ("::1", "5"))
        self.assertEqual(environ["GATEWAY_INTERFACE"], "CGI/1.1")
        self.assertEqual(environ["SERVER_SOFTWARE"], "krait/test")

    def test_are_exact_str_within_latin_1_and_never_none(self):
        environ = seen(headers=[("X-A", "\xe4"), ("Content-Type", "text/plain")])
        cgi = {key: value for key, value in environ.items() if "." not in key}
        self.assertTrue(all(type(value) is str for value in cgi.values()), cgi)
        self.assertTrue(all(max(map(ord, value), default=0) < 256 for value in cgi.values()))
        self.assertNotIn(None, environ.values())
        self.assertEqual(pickle.loads(pickle.dumps(copy.copy(cgi))), cgi)

    def test_rebuild_the_url_at_the_root_and_below_a_mount(self):
        for mount in ("", "/mnt"):
            environ = seen(script_name=mount, path="/a/b", query="q=1", headers=[("Host", "example.org")])
            self.assertEqual(environ["SCRIPT_NAME"], mount)
            self.assertEqual(request_uri(environ), f"http://example.org{mount}/a/b?q=1")
            self.assertEqual(application_uri(environ), f"http://example.org{mount or '/'}")

    def test_leave_the_path_empty_when_only_the_mount_was_asked_for(self):
        self.assertEqual(seen(script_name="/mnt", target="/mnt", path="")["PATH_INFO"], "")

    def test_say_https(self):
        environ = seen(scheme="https")
        self.assertEqual((environ["wsgi.url_scheme"], environ["HTTPS"]), ("https", "on"))
        environ = seen(scheme="http")
        self.assertEqual(environ["wsgi.url_scheme"], "http")
        self.assertNotIn("HTTPS", environ)


class Headers(unittest.TestCase):
    def test_become_http_keys_only_when_sent(self):
        environ = seen(headers=[("X-Some-Thing", "v"), ("x-lower", "")])
        self.assertEqual(environ["HTTP_X_SOME_THING"], "v")
        self.assertEqual(environ["HTTP_X_LOWER"], "")
        self.assertEqual([key for key in seen() if key.startswith("HTTP_")], [])

    def test_of_the_body_have_no_prefix(self):
        environ = seen(
            method="POST", headers=[("Content-Type", "a/b"), ("content-length", "3")], body=b"abc"
        )
        self.assertEqual((environ["CONTENT_TYPE"], environ["CONTENT_LENGTH"]), ("a/b", "3"))
        self.assertNotIn("HTTP_CONTENT_TYPE", environ)
        self.assertNotIn("HTTP_CONTENT_LENGTH", environ)
        self.assertNotIn("CONTENT_LENGTH", seen())

    def test_that_repeat_are_joined_in_order(self):
        environ = seen(headers=[("X-A", "1"), ("Cookie", "a=1"), ("x-a", "2"), ("cookie", "b=2")])
        self.assertEqual(environ["HTTP_X_A"], "1,2")
        self.assertEqual(environ["HTTP_COOKIE"], "a=1; b=2")

    def test_cannot_pose_as_cgi_keys(self):
        environ = seen(headers=[("Remote-Addr", "evil"), ("Https", "on"), ("Script-Name", "/x")])
        self.assertEqual(environ["REMOTE_ADDR"], "127.0.0.1")
        self.assertEqual(environ["SCRIPT_NAME"], "")
        self.assertNotIn("HTTPS", environ)
        self.assertEqual(environ["HTTP_REMOTE_ADDR"], "evil")

    def test_with_ever_new_names_do_not_fill_the_memory(self):
        for number in range(3000):
            environ_module.add_headers({}, f"X-{number}\nv")
        self.assertLessEqual(len(environ_module._keys), 500)


class WsgiKeys(unittest.TestCase):
    def test_are_all_there(self):
        environ = seen()
        self.assertEqual(environ["wsgi.version"], (1, 0))
        self.assertIs(type(environ["wsgi.version"]), tuple)
        self.assertIs(environ["wsgi.run_once"], False)
        self.assertIs(environ["wsgi.input_terminated"], True)
        self.assertTrue(callable(environ["wsgi.file_wrapper"]))
        for key in environ:
            self.assertRegex(key, r"^([A-Z_]+|wsgi\.[a-z_]+)$")

    def test_tell_the_truth_about_concurrency(self):
        for threads, processes in ((True, False), (False, True)):
            found = []

            def app(environ, start_response, found=found):
                found.append((environ["wsgi.multithread"], environ["wsgi.multiprocess"]))
                start_response("200 OK", [])
                return []

            install(app, multithread=threads, multiprocess=processes)
            request()
            self.assertEqual(found, [(threads, processes)])


if __name__ == "__main__":
    unittest.main()
