"""What the tests of embedding ask: each path shows one thing."""

import os
import sys
import threading
import time

CLOSED = []


class Closing:
    def __init__(self, blocks):
        self.blocks = iter(blocks)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.blocks)

    def close(self):
        CLOSED.append("closed")


def application(environ, start_response):
    path = environ["PATH_INFO"]
    text = [("Content-Type", "text/plain; charset=utf-8")]
    if path == "/hello":
        start_response("200 OK", text)
        return ["Grüße".encode()]
    if path == "/environ":
        start_response("200 OK", text)
        lines = sorted(f"{key}={value!r}" for key, value in environ.items())
        return [f"type={type(environ)!r}\n".encode(), "\n".join(lines).encode()]
    if path.startswith("/path"):
        start_response("200 OK", text)
        return [f"{environ['SCRIPT_NAME']} {path}".encode()]
    if path == "/echo":
        body = environ["wsgi.input"].read()
        start_response("200 OK", [("Content-Type", environ.get("CONTENT_TYPE", "x/y"))])
        return [body]
    if path == "/raise":
        raise ValueError("the shelf is empty")
    if path == "/short":
        start_response("200 OK", [("Content-Length", "10")])
        return iter([b"four"])
    if path == "/closing":
        start_response("200 OK", text)
        return Closing([b"one ", b"two"])
    if path == "/closed":
        start_response("200 OK", text)
        return [" ".join(CLOSED).encode()]
    if path == "/write":
        write = start_response("200 OK", text)
        write(b"one ")
        write(b"two ")
        return [b"three"]
    if path == "/generator":
        start_response("200 OK", text)
        return _generate()
    if path == "/big":
        start_response("200 OK", [("Content-Type", "application/octet-stream")])
        return (bytes([n % 251]) * 65536 for n in range(16))
    if path == "/file":
        start_response("200 OK", [("Content-Type", "application/octet-stream")])
        return environ["wsgi.file_wrapper"](open(__file__, "rb"))
    if path == "/exc-info":
        start_response("200 OK", text)
        try:
            raise KeyError("too late")
        except KeyError:
            start_response("500 Sorry", text, sys.exc_info())
        return [b"sorry"]
    if path == "/cut":
        start_response("200 OK", text)
        return _cut()
    if path == "/empty":
        start_response("204 No Content", [])
        return []
    if path == "/same":
        start_response("304 Not Modified", [("ETag", '"7"')])
        return []
    if path == "/refused":
        start_response("405 Method Not Allowed", [("Allow", "GET")])
        return [b"refused"]
    if path == "/flood":
        start_response("200 OK", text)
        return _flood()
    if path == "/hold":
        while not os.path.exists(environ["shop.release"]):
            time.sleep(0.01)
        start_response("200 OK", text)
        return [b"held"]
    if path == "/sleep":
        time.sleep(20)
    if path == "/where":
        start_response("200 OK", text)
        return [f"{os.getcwd()}\n{sys.path[0]}\n{sys.executable}\n{sys.argv}".encode()]
    if path == "/cookie":
        start_response("200 OK", text + [("Set-Cookie", "basket=7; Path=/"), ("Set-Cookie", "b=2")])
        return [environ.get("HTTP_COOKIE", "").encode()]
    if path == "/recurse":
        start_response("200 OK", text)
        return [str(_deep(900)).encode()]
    if path == "/recurse-in-thread":
        found = []
        thread = threading.Thread(target=lambda: found.append(_deep(900)))
        thread.start()
        thread.join()
        start_response("200 OK", text)
        return [str(found).encode()]
    start_response("404 Not Found", text)
    return [b"not here"]


def _generate():
    try:
        yield b"one "
        yield b""
        yield "zwei ä".encode()
    finally:
        CLOSED.append("generator")


def _cut():
    yield b"half of it"
    raise OSError("the disk is gone")


def _flood():
    try:
        while True:
            yield b"x" * 65536
    finally:
        CLOSED.append("flood")


def _deep(levels):
    return sorted([levels], key=lambda x: _deep(x - 1) if x else 0)[0] if levels else 0
