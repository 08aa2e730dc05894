"""What a request leaves for a later one: lines in files, since a server may have several processes."""

import os
import re
import tempfile
import time
from urllib.parse import parse_qs

from krait_probe.registry import question

_FOLDER = os.path.join(tempfile.gettempdir(), "krait-probe")
_LONGEST_WAIT = 6.0
_GRACE = 0.2


def token(environ):
    """The request's own name for its notes: the ``t`` of its query."""
    given = parse_qs(environ.get("QUERY_STRING", "")).get("t", ["none"])[0]
    return re.sub("[^A-Za-z0-9-]", "", given)[:80]


def note(environ, text):
    """Adds a line to the notes of the request's token."""
    note_as(token(environ), text)


def note_as(name, text):
    """Adds a line to the notes of a token."""
    os.makedirs(_FOLDER, exist_ok=True)
    with open(os.path.join(_FOLDER, name), "ab") as file:
        file.write(text.encode("ascii", "backslashreplace") + b"\n")


def read(name):
    """The lines noted so far."""
    try:
        with open(os.path.join(_FOLDER, name), "rb") as file:
            return file.read().decode("ascii").splitlines()
    except FileNotFoundError:
        return []


def wait_for(name, count, limit=_LONGEST_WAIT):
    """Waits until there are ``count`` lines; False when they do not come."""
    end = time.monotonic() + limit
    while len(read(name)) < count:
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def wait_for_gate(environ):
    """Waits until the client opens the gate of this token, or gives up."""
    wait_for(token(environ) + "-gate", 1)


@question
def notes(environ):
    """The notes of a token, once there are any: those that come late are waited for a moment."""
    if wait_for(token(environ), 1, 2.0):
        time.sleep(_GRACE)
    return "; ".join(read(token(environ))) or "nothing"


@question
def open_gate(environ):
    note_as(token(environ) + "-gate", "open")
    return "open"
