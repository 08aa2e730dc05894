"""Applications that hurt the interpreter or the process they run in."""

import atexit
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time

from fault_base import TEXT, plain, route, seen

token = os.urandom(8).hex()
held = []
release = threading.Event()

broken = os.path.join(tempfile.gettempdir(), f"krait-fault-{os.getpid()}")
if os.path.exists(broken):
    raise RuntimeError("this build is broken")


@route
def interpreter(environ, start_response):
    """Which interpreter answers: each has a module state of its own."""
    return plain(start_response, token)


@route
def naps(environ, start_response):
    time.sleep(float(environ["QUERY_STRING"]))
    return plain(start_response, "slept")


@route
def dies(environ, start_response):
    os._exit(1)


@route
def loops(environ, start_response):
    while True:
        pass


@route
def loops_on(environ, start_response):
    seen["looping"] += 1
    while True:
        try:
            while True:
                pass
        except:  # noqa: E722 - what this is about
            pass


@route
def deadlocks(environ, start_response):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


@route
def receives(environ, start_response):
    import socket

    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.recv(1)


@route
def recurses(environ, start_response):
    def deeper(n):
        return 0 if n == 0 else 1 + deeper(n - 1)

    sys.setrecursionlimit(10**6)
    return plain(start_response, str(deeper(100_000)))


@route
def allocates(environ, start_response):
    return plain(start_response, b"x" * 10**12)


@route
def grows(environ, start_response):
    grown = []
    while True:
        grown.append(bytearray(1 << 20))


@route
def leaks(environ, start_response):
    held.append(bytearray(1 << 20))
    return plain(start_response, "leaked")


@route
def forks(environ, start_response):
    try:
        if os.fork() == 0:
            os._exit(0)
    except Exception as error:
        forked = type(error).__name__
    else:
        forked = "forked"
    try:
        process = multiprocessing.Process(target=sys.exit, args=(7,))
        process.start()
        process.join()
    except Exception as error:
        return plain(start_response, f"{forked}, {type(error).__name__}")
    return plain(start_response, f"{forked}, exit code {process.exitcode}")


@route
def threads(environ, start_response):
    started = 0
    try:
        for _ in range(int(environ["QUERY_STRING"])):
            threading.Thread(target=release.wait, daemon=True).start()
            started += 1
    except Exception as error:
        return plain(start_response, f"{started} threads, {type(error).__name__}: {error}")
    return plain(start_response, f"{started} threads")


@route
def let_threads_go(environ, start_response):
    release.set()
    return plain(start_response, "released")


@route
def prints(environ, start_response):
    line = "x" * 1023
    for _ in range(5 * 1024):
        print(line)
        print(line, file=sys.stderr)
    return plain(start_response, "printed")


@route
def answers_late(environ, start_response):
    """Goes on whatever happens to it, and then answers."""
    deadline = time.monotonic() + float(environ["QUERY_STRING"])
    while time.monotonic() < deadline:
        try:
            time.sleep(deadline - time.monotonic())
        except BaseException:
            pass
    start_response("200 OK", TEXT)
    yield b"late output"


@route
def kills_itself(environ, start_response):
    signal.signal(signal.SIGTERM, print)
    os.kill(os.getpid(), signal.SIGTERM)
    return plain(start_response, "killed")


@route
def atexit_hangs(environ, start_response):
    atexit.register(time.sleep, 9999)
    return plain(start_response, "registered")


@route
def breaks_next_start(environ, start_response):
    """No other interpreter of this process can load this module."""
    with open(broken, "w"):
        pass
    return plain(start_response, "broken")
