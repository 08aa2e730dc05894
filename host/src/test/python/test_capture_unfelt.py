"""``krait_capture``, as a server and an application see it: not at all."""

from __future__ import annotations

import io
import os
import threading
from wsgiref.util import FileWrapper
from wsgiref.validate import validator

from capture_support import JSON, TEXT, CaptureTest, answering, echo, environ, hello
from krait_capture import Capture


class WhatIsNotFelt(CaptureTest):
    def test_blocks_go_through_one_by_one_and_close_is_called(self):
        log = []

        class Blocks:
            def __iter__(self):
                for name in "ab":
                    log.append(name)
                    yield name.encode()

            def close(self):
                log.append("close")

        def app(environ, start_response):
            start_response("200 OK", [TEXT])
            return Blocks()

        blocks = Capture(app, self.path)(environ(), lambda *_: None)
        iterator = iter(blocks)
        self.assertEqual((next(iterator), list(log)), (b"a", ["a"]))
        self.assertEqual((list(iterator), log), ([b"b"], ["a", "b"]))
        blocks.close()
        self.assertEqual((log[-1], len(self.lines())), ("close", 1))

    def test_a_list_stays_a_list_and_a_file_a_file(self):
        self.assertEqual(type(Capture(hello, self.path)(environ(), lambda *_: None)), list)
        file = FileWrapper(io.BytesIO(b"file"))

        def app(environ, start_response):
            start_response("200 OK", [TEXT])
            return file

        given = environ(**{"wsgi.file_wrapper": FileWrapper})
        self.assertIs(Capture(app, self.path)(given, lambda *_: None), file)
        self.assertTrue(self.lines()[-1]["answer"]["cut"])

    def test_write_and_exc_info_reach_the_server(self):
        given = []

        def app(environ, start_response):
            start_response("200 OK", [TEXT])
            write = start_response("500 Oops", [JSON], ("type", "value", None))
            write(b"writ")
            return [b"ten"]

        def start_response(*args):
            given.append(args)
            return lambda data: given.append(data)

        Capture(app, self.path)(environ(), start_response)
        self.assertEqual(given[1:], [("500 Oops", [JSON], ("type", "value", None)), b"writ"])
        self.assertEqual(self.lines()[0]["answer"]["status"], 500)
        self.assertEqual(self.lines()[0]["answer"]["body"], "written")

    def test_the_validator_finds_nothing_on_either_side(self):
        for app in hello, answering(TEXT, blocks=[b"a", b"b"]):
            self.ask(validator(Capture(validator(app), self.path)), SCRIPT_NAME="")
        app = validator(Capture(validator(echo), self.path))
        self.ask(app, "/", b"abc", CONTENT_TYPE="text/x", SCRIPT_NAME="")
        self.assertEqual(self.lines()[-1]["body"], "abc")
        self.assertEqual(self.errors, "")

    def test_the_end_of_the_file_is_said_once(self):
        app = Capture(hello, self.path, file_limit=300)
        said = ""
        for _ in range(5):
            self.assertEqual(self.ask(app)[2], b"hello")
            said += self.errors
        self.assertEqual(said.count("no more is captured"), 1)
        self.assertLessEqual(os.path.getsize(self.path), 300)

    def test_a_full_disk_is_said_once(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        os.symlink("/dev/full", self.path)
        app = Capture(hello, self.path)
        self.assertEqual(self.ask(app)[2], b"hello")
        self.assertIn("no more is captured", self.errors)
        self.assertEqual(self.ask(app)[2], b"hello")
        self.assertEqual(self.errors, "")

    def test_a_folder_that_is_not_there_is_said_once(self):
        app = Capture(hello, self.path + "/none/capture.jsonl")
        self.assertEqual(self.ask(app)[2], b"hello")
        self.assertIn("No such file", self.errors)

    def test_an_odd_status_leaves_that_request_out(self):
        app = Capture(answering(status="OK"), self.path)
        self.ask(app)
        self.assertIn("a request is left out", self.errors)
        self.ask(app)
        self.assertEqual(self.errors, "")

    def test_a_sample_has_all_requests_of_some_clients(self):
        app = Capture(hello, self.path, sample=0.5, key=b"k")
        for client in range(50):
            for _ in range(2):
                self.ask(app, REMOTE_ADDR=f"192.0.2.{client}")
        clients = [line["client"] for line in self.lines()]
        self.assertTrue(20 < len(clients) < 80)
        self.assertTrue(all(clients.count(client) == 2 for client in clients))

    def test_threads_do_not_mix_their_lines(self):
        app = Capture(hello, self.path)
        ask = lambda: [self.ask(app, "/" + "x" * 3000) for _ in range(20)]  # noqa: E731
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(self.lines()), 80)
