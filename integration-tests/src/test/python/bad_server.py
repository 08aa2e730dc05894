"""Serves the probe with the standard library and misbehaves: ``bad_server.py dies|mumbles PORT``."""

import os
import sys
import time
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from krait_probe import application


class Handler(WSGIRequestHandler):
    """Does what it should, but for two paths."""

    def handle(self):
        line = self.connection.recv(100, 2).decode("latin-1")  # MSG_PEEK
        if how == "dies" and "/iterable-tuple " in line:
            os._exit(9)
        if how == "mumbles" and "/iterable-tuple " in line:
            self.connection.recv(10_000)
            self.connection.sendall(b"mumble\r\n")
        elif how == "mumbles" and "/iterable-map " in line:
            time.sleep(30)
        else:
            super().handle()

    def log_message(self, format, *args):
        """Says nothing."""


class Server(ThreadingMixIn, WSGIServer):
    """A thread for each connection: one that sleeps holds nobody else up."""

    daemon_threads = True


how = sys.argv[1]
make_server("127.0.0.1", int(sys.argv[2]), application, Server, Handler).serve_forever()
