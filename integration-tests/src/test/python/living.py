"""An application whose build, and whose end, are told by files in the folder ``STATE``."""

import atexit
import os
import signal
import threading
import time
from pathlib import Path

STATE = Path(os.environ["STATE"])
BUILD = (STATE / "build").read_text()

if BUILD == "broken":
    raise RuntimeError("this build is broken")


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
    if path == "/thread":
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
