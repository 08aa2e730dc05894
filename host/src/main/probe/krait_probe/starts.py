"""``start_response`` and ``write`` (PEP 3333 §"The start_response() Callable")."""

import gc
import sys
import weakref

from krait_probe.notes import note, token, wait_for_gate
from krait_probe.registry import behaviour

TEXT = ("Content-Type", "text/plain")

_errors = {}


class ProbeError(Exception):
    """What the application raises, and nobody else."""


def start_anew(start_response, status, fields):
    """Calls ``start_response`` as an application does that handles an error of its own."""
    try:
        raise ProbeError("an error of the application")
    except ProbeError:
        return start_response(status, fields, sys.exc_info())


@behaviour
def start_returns_write(environ, start_response):
    write = start_response("200 OK", [TEXT])
    return [b"callable" if callable(write) else b"not callable"]


@behaviour
def start_late(environ, start_response):
    start_response("202 Accepted", [TEXT, ("X-Late", "1")])
    yield b"late"


@behaviour
def start_twice(environ, start_response):
    start_response("200 OK", [TEXT])
    try:
        start_response("201 Created", [TEXT])
    except BaseException as error:
        note(environ, "raised " + type(error).__name__)
        raise
    note(environ, "accepted")
    return [b"twice"]


@behaviour
def start_twice_after_error(environ, start_response):
    """The PEP has this fatal even when the first call raised."""
    try:
        start_response(200, [TEXT])
    except BaseException as error:
        note(environ, "first raised " + type(error).__name__)
    try:
        start_response("200 OK", [TEXT])
    except BaseException as error:
        note(environ, "second raised " + type(error).__name__)
        raise
    note(environ, "second accepted")
    return [b"twice"]


@behaviour
def start_never(environ, start_response):
    return [b"never started"]


@behaviour
def start_never_empty(environ, start_response):
    return []


@behaviour
def exc_info_replaces(environ, start_response):
    start_response("200 OK", [TEXT, ("X-Old", "1"), ("Set-Cookie", "old=1")])
    start_anew(start_response, "503 Replaced", [TEXT, ("X-New", "1")])
    return [b"replaced"]


@behaviour
def exc_info_replaces_length(environ, start_response):
    start_response("200 OK", [TEXT, ("Content-Length", "3")])
    start_anew(start_response, "503 Replaced", [TEXT])
    return [b"longer than three bytes"]


@behaviour
def exc_info_first(environ, start_response):
    """Allowed: an error page of an application that had not started before."""
    start_anew(start_response, "500 Own Page", [TEXT])
    return [b"own page"]


@behaviour
def exc_info_none(environ, start_response):
    start_response("200 OK", [TEXT], None)
    return [b"none"]


@behaviour
def exc_info_reraises(environ, start_response):
    start_response("200 OK", [TEXT])
    yield b"begun"
    try:
        raise ProbeError("an error of the application")
    except ProbeError as given:
        try:
            start_response("500 Too Late", [TEXT], sys.exc_info())
        except BaseException as error:
            note(environ, "raised " + ("the same" if error is given else type(error).__name__))
            raise
    note(environ, "accepted")


@behaviour
def exc_info_released(environ, start_response):
    start_response("200 OK", [TEXT])
    try:
        raise ProbeError("an error of the application")
    except ProbeError as error:
        _errors[token(environ)] = weakref.ref(error)
        start_response("500 Released", [TEXT], sys.exc_info())
    return [b"kept?"]


@behaviour
def exc_info_collected(environ, start_response):
    """Whether the error of an earlier request is gone."""
    start_response("200 OK", [TEXT])
    error = _errors.get(token(environ))
    for _ in range(20):
        gc.collect()
        if error is None or error() is None:
            break
    return [b"unknown" if error is None else b"released" if error() is None else b"kept"]


@behaviour
def head_deferred(environ, start_response):
    """Empty blocks send nothing, so the head may still change."""
    start_response("200 OK", [TEXT, ("X-Old", "1")])
    yield b""
    yield b""
    start_anew(start_response, "503 Changed", [TEXT])
    yield b"changed"


@behaviour
def head_deferred_iteration(environ, start_response):
    """The head waits for the first block, not for the application to return."""
    start_response("200 OK", [TEXT, ("X-Old", "1")])
    return _change(start_response)


def _change(start_response):
    start_anew(start_response, "503 Changed", [TEXT])
    yield b"changed"


@behaviour
def status_reason(environ, start_response):
    start_response("299 Very Own Reason", [TEXT])
    return [b"reason"]


@behaviour
def fields_apart(environ, start_response):
    fields = [TEXT, ("Set-Cookie", "a=1"), ("X-Between", "1"), ("Set-Cookie", "b=2"), ("X-Case", "Kept As It Is")]
    start_response("200 OK", fields)
    return [b"apart"]


@behaviour
def fields_copied(environ, start_response):
    fields = [TEXT, ("X-First", "1")]
    start_response("200 OK", fields)
    fields.append(("X-Later", "1"))
    return [b"copied"]


@behaviour
def date_and_server(environ, start_response):
    start_response("200 OK", [TEXT])
    return [b"added"]


@behaviour
def own_date(environ, start_response):
    start_response("200 OK", [TEXT, ("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), ("Server", "the application")])
    return [b"own"]


@behaviour
def write_order(environ, start_response):
    write = start_response("200 OK", [TEXT])
    write(b"written,")
    write(b"")
    write(b"twice,")
    return [b"returned"]


@behaviour
def write_alone(environ, start_response):
    start_response("200 OK", [TEXT])(b"written alone")
    return []


@behaviour
def write_at_once(environ, start_response):
    write = start_response("200 OK", [TEXT])
    write(b"first")
    wait_for_gate(environ)
    write(b"second")
    return []


@behaviour
def write_text(environ, start_response):
    write = start_response("200 OK", [TEXT])
    try:
        write("text")
    except BaseException as error:
        note(environ, "raised " + type(error).__name__)
        raise
    note(environ, "accepted")
    return []


@behaviour
def write_beyond(environ, start_response):
    write = start_response("200 OK", [TEXT, ("Content-Length", "5")])
    try:
        write(b"12345")
        write(b"67890")
    except BaseException as error:
        note(environ, "raised " + type(error).__name__)
        raise
    note(environ, "accepted")
    return []
