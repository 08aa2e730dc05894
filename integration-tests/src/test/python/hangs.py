"""An application that hangs, exhausts or ends itself, in one way for each path."""

import os
import re
import socket
import sys
import threading
import time

from fixture_base import APPS, fixture, plain

TOKEN = os.urandom(8).hex()
taken = threading.Lock()
taken.acquire()


def app(environ, start_response):
    return APPS[environ["PATH_INFO"].split("/")[1]](environ, start_response)


@fixture
def ok(environ, start_response):
    return plain(start_response, TOKEN)


@fixture
def loop(environ, start_response):
    while True:
        pass


@fixture
def cleans_up(environ, start_response):
    try:
        while True:
            pass
    finally:
        print("cleaned up after", environ["PATH_INFO"])


def turn(count):
    while count:
        count -= 1


@fixture
def turns(environ, start_response):
    for _ in range(100):
        turn(1000)
    return plain(start_response, "turned")


@fixture
def hot(environ, start_response):
    while True:
        turn(1000)


@fixture
def hot_except(environ, start_response):
    while True:
        try:
            while True:
                turn(1000)
        except:  # noqa: E722
            pass


@fixture
def sleep(environ, start_response):
    time.sleep(3600)


@fixture
def bare_except(environ, start_response):
    while True:
        try:
            while True:
                pass
        except:  # noqa: E722
            pass


@fixture
def bare_sleep(environ, start_response):
    while True:
        try:
            time.sleep(3600)
        except:  # noqa: E722
            pass


@fixture
def lock(environ, start_response):
    taken.acquire()


@fixture
def lock_twice(environ, start_response):
    with threading.Lock() as _, taken:
        pass


@fixture
def event(environ, start_response):
    threading.Event().wait()


@fixture
def recv(environ, start_response):
    left, right = socket.socketpair()
    with left, right:
        left.recv(1)


@fixture
def recv_timeout(environ, start_response):
    left, right = socket.socketpair()
    with left, right:
        left.settimeout(3600)
        left.recv(1)


@fixture
def pipe(environ, start_response):
    source, _ = os.pipe()
    os.read(source, 1)


@fixture
def stream(environ, start_response):
    """Not silent, and endless."""
    start_response("200 OK", [("Content-Type", "text/plain")])
    while True:
        time.sleep(0.05)
        yield b"more\n"


@fixture
def background(environ, start_response):
    """Leaves a thread behind that waits in a system call."""
    left, _ = pair = socket.socketpair()
    threading.Thread(target=lambda: (pair, left.recv(1)), daemon=True).start()
    return plain(start_response, TOKEN)


@fixture
def regex(environ, start_response):
    return plain(start_response, str(re.match(r"((a*)*\2)*b\1", "a" * 60)))


@fixture
def number(environ, start_response):
    return plain(start_response, str(len(str(3 ** 10**8))))


@fixture
def recursion(environ, start_response):
    sys.setrecursionlimit(10**6)

    def deeper(n):
        return n and deeper(n - 1) + 1

    return plain(start_response, str(deeper(100_000)))


@fixture
def two_gibibytes(environ, start_response):
    return plain(start_response, str(len(b"x" * 2**31)))


@fixture
def terabyte(environ, start_response):
    return plain(start_response, str(len(b"x" * 10**12)))


@fixture
def big_list(environ, start_response):
    return plain(start_response, str(len([0] * 10**10)))


@fixture
def blocks(environ, start_response):
    grown = []
    while True:
        grown.append(bytearray(16 << 20))


@fixture
def grow(environ, start_response):
    grown = []
    while True:
        grown.append(object())


@fixture
def exits(environ, start_response):
    sys.exit(3)


@fixture
def keyboard(environ, start_response):
    raise KeyboardInterrupt


@fixture
def exit_now(environ, start_response):
    os._exit(1)


@fixture
def nap(environ, start_response):
    time.sleep(1.5)
    return plain(start_response, TOKEN)


@fixture
def threads(environ, start_response):
    """10,000 threads that do nothing."""
    gate = threading.Event()
    started = []
    try:
        for _ in range(10_000):
            thread = threading.Thread(target=gate.wait, daemon=True)
            thread.start()
            started.append(thread)
    finally:
        gate.set()
    return plain(start_response, str(len(started)))
