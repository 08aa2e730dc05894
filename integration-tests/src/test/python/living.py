"""An application whose build, and whose end, are told by files in the folder ``STATE``."""

import atexit
import gc
import importlib.util
import os
import signal
import socket
import threading
import time
import weakref
from pathlib import Path

STATE = Path(os.environ["STATE"])
BUILD = (STATE / "build").read_text()

THINGS = weakref.WeakValueDictionary()
FINALIZED = []

if BUILD == "broken":
    raise RuntimeError("this build is broken")
if BUILD == "hanging":
    time.sleep(3600)
if BUILD == "deaf":
    socket.socketpair()[0].recv(1)


class Thing:
    """Something to refer to weakly."""


def weak(query):
    if query == "fill":
        for number in range(100):
            thing = THINGS[number] = Thing()
            weakref.finalize(thing, FINALIZED.append, number)
    gc.collect()
    return f"{len(THINGS.data)} left, {len(FINALIZED)} finalized"


def part():
    """What the source file ``part.py`` says."""
    spec = importlib.util.find_spec("living_part")
    if spec is None:
        return ""
    import living_part

    return living_part.VALUE


PART = part()


def write(name):
    (STATE / name).write_text(BUILD)


def linger():
    time.sleep(1)
    write("thread-ended")


def at_exit():
    write("exit-function")
    if (STATE / "hang").exists():
        while True:
            time.sleep(1)


atexit.register(at_exit)


def app(environ, start_response):
    path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
    body = BUILD
    if path == "/warm" and BUILD == "failing":
        raise RuntimeError("this build fails")
    if path == "/weak":
        body = weak(query)
    elif path == "/part":
        body = PART
    elif path == "/thread":
        threading.Thread(target=linger).start()
    elif path == "/kill":
        os.kill(os.getpid(), signal.SIGTERM)
    elif path == "/exit":
        os._exit(1)
    elif path == "/sleep":
        write("sleeping" + query)
        time.sleep(3600)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body.encode()]
