"""A pytest plugin: waitress's functional tests talk to Krait, which serves their applications.

The tests' HTTP/1.1 requests lack the ``Host`` field, which waitress forgives; RFC 9112 §3.2 has a server
refuse them, as Krait does. So each gets one.
"""

from __future__ import annotations

import socket
import sys

import krait_server

_LONGEST_SECONDS = 5  # to wait for bytes: what never comes is a failure, not a hang


class _Socket(socket.socket):
    """Adds the field ``Host`` to requests without it."""

    def send(self, data):
        if b"Host:" not in data:
            data = data.replace(b" HTTP/1.1\r\n", b" HTTP/1.1\r\nHost: h\r\n")
        return super().send(data)


def pytest_configure():
    socket.setdefaulttimeout(_LONGEST_SECONDS)


def pytest_collection_finish():
    base = sys.modules["tests.test_functional"].SubprocessTests
    base.start_subprocess = _start
    base.stop_subprocess = _stop
    base.create_socket = lambda self: _Socket(socket.AF_INET, socket.SOCK_STREAM)


def pytest_unconfigure():
    krait_server.stop()


def _start(self, application, **settings):
    """Of the settings for waitress, Krait has the limit of bodies alone."""
    if self.server.family != socket.AF_INET:
        self.skipTest("Krait listens on TCP only")
    arguments = ["--no-install", "--environ", "REMOTE_HOST=127.0.0.1", "--graceful-timeout", "1"]
    if "max_request_body_size" in settings:
        arguments += ["--limit-request-body", str(settings["max_request_body_size"])]
    arguments.append(f"{application.__module__}:{application.__name__}")
    self.bound_to = krait_server.serve(*arguments).address
    self.sock = self.create_socket()


def _stop(self):
    self.sock.close()
