"""Which statuses and header fields an application may send.

PEP 3333 §"The start_response() Callable" asks servers to check them at the call, so that the error
is raised where the mistake is. Java writes what passes here as it stands: a line feed that slipped
through would let an attacker write a response of their own.
"""

from __future__ import annotations

import re

from krait_bridge.reporting import quote

_STATUS = re.compile(r"([2-9][0-9][0-9])(?: ([ -~\x80-\xff]{0,200}))?")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 §5.6.2
_VALUE = re.compile(r"[ -~\x80-\xff]*")
_LONGEST_LENGTH = 18  # digits that a Java long holds for certain
_HOP_BY_HOP = frozenset(  # RFC 2616 §13.5.1, which PEP 3333 names, with later additions
    """connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer
    trailers transfer-encoding upgrade""".split()
)

_MOST_CACHED = 500

_statuses: dict[str, tuple[int, str]] = {}
_names: dict[str, str] = {}


def check_status(status: str) -> tuple[int, str]:
    """Splits ``"404 Not Found"`` into code and reason; raises if it is not a final status."""
    if type(status) is not str:
        status = _text("status", status)
    known = _statuses.get(status)
    if known is not None:
        return known
    match = _STATUS.fullmatch(status)
    if match is None:
        raise ValueError(
            f"start_response() got status {quote(status)}; a status is a number from 200"
            ' to 999, a space and up to 200 characters without control characters, such as "200 OK"'
            ' (PEP 3333 §"The start_response() Callable"); pass one like that'
        )
    _make_room(_statuses)
    known = _statuses[status] = int(match[1]), (match[2] or "").strip()
    return known


def check_headers(headers: list[tuple[str, str]]) -> tuple[list[str], int]:
    """Flattens headers to a new list ``[name, value, ...]`` and finds the Content-Length.

    The length is -1 when the application gave none. White space around values is not part of them
    (RFC 9110 §5.5) and is dropped: Django leaves some in front of cookies.
    """
    if type(headers) is not list:
        raise TypeError(
            f"start_response() got headers of type {type(headers).__name__}; they must be a"
            ' list of (name, value) tuples (PEP 3333 §"The start_response() Callable"); pass one'
        )
    flat: list[str] = []
    length = -1
    for header in headers:
        name, value = _pair(header)
        field = _names.get(name) or _check_name(name)
        value = value.strip(" \t")
        if not (value.isascii() and value.isprintable()):
            _check_value(name, value)
        if field == "content-length":
            length = _check_length(value, length)
        flat += (name, value)
    return flat, length


def _pair(header: tuple[str, str]) -> tuple[str, str]:
    if not isinstance(header, tuple) or len(header) != 2:
        raise TypeError(
            f"start_response() got the header {quote(header)}; each header must be a tuple of"
            ' two str, such as ("Content-Type", "text/plain"); pass it as such a tuple'
        )
    name, value = header
    if type(name) is not str:
        name = _text("header name", name)
    if type(value) is not str:
        value = _text(f"value for the header {quote(name)}", value)
    return name, value


def _text(what: str, value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(
            f"start_response() got the {what} {quote(value)} of type"
            f' {type(value).__name__}; it must be a str (PEP 3333 §"Unicode Issues"); convert it'
        )
    return str.__str__(value)  # a subclass may lie about itself


def _check_name(name: str) -> str:
    field = name.lower()
    if _TOKEN.fullmatch(name) is None:
        raise ValueError(
            f"start_response() got the header name {quote(name)}; a name is made of"
            " letters, digits and !#$%&'*+-.^_`|~ (RFC 9110 §5.1); correct the name"
        )
    if field in _HOP_BY_HOP:
        raise AssertionError(
            f"start_response() got the header {quote(name)}, a hop-by-hop header;"
            ' these belong to the server (PEP 3333 §"Other HTTP Features"); leave it out'
        )
    _make_room(_names)
    _names[name] = field
    return field


def _check_value(name: str, value: str) -> None:
    if _VALUE.fullmatch(value) is None:
        raise ValueError(
            f"start_response() got the value {quote(value)} for the header {quote(name)};"
            " a value has no control characters and nothing beyond latin-1 (PEP 3333 §\"Unicode"
            ' Issues"); encode or remove these characters'
        )


def _check_length(value: str, earlier: int) -> int:
    if earlier >= 0:
        raise ValueError(
            f"start_response() got a second Content-Length {quote(value)} after"
            f" {earlier}; one is allowed (RFC 9110 §8.6); leave one out"
        )
    if not (value.isascii() and value.isdigit()) or len(value) > _LONGEST_LENGTH:
        raise ValueError(
            f"start_response() got the Content-Length {quote(value)}; it must be a number"
            f" of up to {_LONGEST_LENGTH} digits (RFC 9110 §8.6); pass the body's length in bytes"
        )
    return int(value)


def _make_room(cache: dict) -> None:
    if len(cache) >= _MOST_CACHED:  # names may come from users: memory must not grow with them
        cache.clear()
