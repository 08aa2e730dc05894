"""Which statuses and header fields an application may send.

PEP 3333 §"The start_response() Callable" asks servers to check them at the call, so that the error
is raised where the mistake is. Java writes what passes here as it stands: a line feed that slipped
through would let an attacker write a response of their own. What is merely against the rules may
pass, see :mod:`krait_bridge.conformance`.
"""

from __future__ import annotations

import re

from krait_bridge.conformance import (
    HEADER_LIST,
    HEADER_TUPLE,
    HEADER_VALUE,
    HOP_BY_HOP,
    SECOND_LENGTH,
    STATUS_FORM,
    breach,
)
from krait_bridge.reporting import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from krait_bridge.response import Response

_LONGEST_REASON = 200
_STATUS = re.compile(r"([2-9][0-9][0-9]) ([ -~\x80-\xff]{0,%d})" % _LONGEST_REASON)
_ODD_STATUS = re.compile(r"([2-9][0-9][0-9])(?: ([\t -~\x80-\xff]*))?")  # RFC 9112 §4
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 §5.6.2
_VALUE = re.compile(r"[ -~\x80-\xff]*")
_ODD_VALUE = re.compile(r"[\t -~\x80-\xff]*")  # RFC 9110 §5.5
_LONGEST_LENGTH = 18  # digits that a Java long holds for certain
_HOP_BY_HOP = frozenset(  # RFC 2616 §13.5.1, which PEP 3333 names, with later additions
    """connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer
    trailers transfer-encoding upgrade""".split()
)

_MOST_CACHED = 500

_statuses: dict[str, tuple[int, str]] = {}
_names: dict[str, str] = {}


def check_status(status: str, response: Response) -> tuple[int, str]:
    """Splits ``"404 Not Found"`` into code and reason; raises if it is not a final status.

    ``response`` is the one it is for, as messages name its request.
    """
    if type(status) is not str:
        status = _text("status", status)
    known = _statuses.get(status)
    if known is not None:
        return known
    match = _STATUS.fullmatch(status)
    if match is None:
        return _split_odd_status(status, response)
    _make_room(_statuses)
    known = _statuses[status] = int(match[1]), match[2].strip()
    return known


def _split_odd_status(status: str, response: Response) -> tuple[int, str]:
    match = _ODD_STATUS.fullmatch(status)
    detail = f"start_response() got status {quote(status)}"
    if match is None:
        raise STATUS_FORM.broken(detail)
    breach(STATUS_FORM, detail, response)
    return int(match[1]), (match[2] or "")[:_LONGEST_REASON].strip()


def check_headers(headers: list[tuple[str, str]], response: Response) -> tuple[list[str], int]:
    """Flattens headers to a new list ``[name, value, ...]`` and finds the Content-Length.

    The length is -1 when the application gave none. White space around values is not part of them
    (RFC 9110 §5.5) and is dropped: Django leaves some in front of cookies.
    """
    if type(headers) is not list:
        headers = _list(headers, response)
    flat: list[str] = []
    length = -1
    for header in headers:
        if not isinstance(header, tuple) or len(header) != 2:
            _check_pair(header, response)
        name, value = header
        if type(name) is not str or type(value) is not str:
            name, value = _texts(name, value)
        field = _names.get(name)
        if field is None:
            field = _check_name(name, response)
            if field in _HOP_BY_HOP:
                _check_value(name, value.strip(" \t"), response)
                continue
        value = value.strip(" \t")
        if not (value.isascii() and value.isprintable()):
            _check_value(name, value, response)
        if field == "content-length":
            if length >= 0:
                _check_second_length(value, length, response)
                continue
            length = _check_length(value)
        flat += (name, value)
    return flat, length


def _list(headers: object, response: Response) -> list:
    kind = type(headers)
    detail = f"start_response() got headers of type {kind.__name__}"
    if issubclass(kind, (str, bytes, dict)) or not hasattr(kind, "__iter__"):
        raise HEADER_LIST.broken(detail)
    breach(HEADER_LIST, detail, response)
    return list(headers)


def _check_pair(header: object, response: Response) -> None:
    detail = f"start_response() got the header {quote(header)}"
    if not isinstance(header, list) or len(header) != 2:
        raise HEADER_TUPLE.broken(detail)
    breach(HEADER_TUPLE, detail, response)


def _texts(name: object, value: object) -> tuple[str, str]:
    return _text("header name", name), _text(f"value for the header {quote(name)}", value)


def _text(what: str, value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(
            f"start_response() got the {what} {quote(value)} of type"
            f' {type(value).__name__}; it must be a str (PEP 3333 §"Unicode Issues"); convert it'
        )
    return str.__str__(value)  # a subclass may lie about itself


def _check_name(name: str, response: Response) -> str:
    field = name.lower()
    if _TOKEN.fullmatch(name) is None:
        raise ValueError(
            f"start_response() got the header name {quote(name)}; a name is made of"
            " letters, digits and !#$%&'*+-.^_`|~ (RFC 9110 §5.1); correct the name"
        )
    if field in _HOP_BY_HOP:
        breach(HOP_BY_HOP, f"start_response() got the header {quote(name)}", response)
        return field
    _make_room(_names)
    _names[name] = field
    return field


def _check_value(name: str, value: str, response: Response) -> None:
    if _VALUE.fullmatch(value) is None:
        detail = f"start_response() got the value {quote(value)} for the header {quote(name)}"
        if _ODD_VALUE.fullmatch(value) is None:
            raise HEADER_VALUE.broken(detail)
        breach(HEADER_VALUE, detail, response)


def _check_second_length(value: str, earlier: int, response: Response) -> None:
    detail = f"start_response() got a second Content-Length {quote(value)} after {earlier}"
    if value != str(earlier):
        raise SECOND_LENGTH.broken(detail)
    breach(SECOND_LENGTH, detail, response)


def _check_length(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or len(value) > _LONGEST_LENGTH:
        raise ValueError(
            f"start_response() got the Content-Length {quote(value)}; it must be a number"
            f" of up to {_LONGEST_LENGTH} digits (RFC 9110 §8.6); pass the body's length in bytes"
        )
    return int(value)


def _make_room(cache: dict) -> None:
    if len(cache) >= _MOST_CACHED:  # names may come from users: memory must not grow with them
        cache.clear()
