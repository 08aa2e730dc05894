"""Statuses and header fields (PEP 3333 §"The start_response() Callable").

Each function gives the faults of its argument as ``(rule, message)``.
"""

from __future__ import annotations

import re

from krait_lint.words import named, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Fault = tuple[str, str]

_CODE = re.compile(r"[2-9][0-9][0-9]")
_TEXT = re.compile(r"[ -~\x80-\xff]*")
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 §5.6.2
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LENGTH = re.compile(r"[0-9]{1,18}")
# a comma in an Expires date is not followed by a name and "="
_SECOND_COOKIE = re.compile(r",\s*[!#$%&'*+.^_`|~0-9A-Za-z-]+=")
_HOP_BY_HOP = frozenset(  # RFC 2616 §13.5.1, which PEP 3333 names
    """connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer
    trailers transfer-encoding upgrade""".split()
)
BODILESS = (204, 304)


def code_of(status: object) -> int:
    """The status' number, 0 if it has none."""
    code = status[:3] if isinstance(status, str) else ""
    return int(code) if _CODE.fullmatch(code) else 0


def length_of(headers: object) -> int:
    """The Content-Length, -1 if there is none that can be read."""
    for header in headers if isinstance(headers, list) else ():
        if isinstance(header, tuple) and len(header) == 2 and _is_text(*header):
            name, value = header
            if name.lower() == "content-length" and _LENGTH.fullmatch(value.strip(" \t")):
                return int(value)
    return -1


def status_faults(status: object) -> Iterator[Fault]:
    if not isinstance(status, str):
        yield (
            "status-type",
            f"start_response() got the status {named(status)}; a status is a str such as"
            ' "200 OK"; pass one',
        )
        return
    yield from _subclass_faults("status", status)
    code, _, reason = status.partition(" ")
    if not (_CODE.fullmatch(code) and _TEXT.fullmatch(reason)):
        yield (
            "status-form",
            f"start_response() got the status {quote(status)}; a status is a number from 200 to"
            ' 999, a space and a reason without control characters, such as "200 OK"; pass one'
            " like that",
        )
    elif not reason.strip():
        yield (
            "status-reason",
            f"start_response() got the status {quote(status)} without a reason; some servers"
            f' refuse that; add one, as in "{code} OK"',
        )


def header_faults(headers: object, code: int) -> Iterator[Fault]:
    if type(headers) is not list:
        yield (
            "headers-type",
            f"start_response() got headers of type {type(headers).__name__}; they must be a list"
            " of (name, value) tuples, nothing that only looks like one; pass list(headers)",
        )
        return
    names: list[str] = []
    for header in headers:
        if not isinstance(header, tuple) or len(header) != 2:
            yield (
                "header-pair",
                f"start_response() got the header {quote(header)}; each header is a tuple of a"
                ' name and a value, such as ("Content-Type", "text/plain"); pass such a tuple',
            )
        elif not _is_text(*header):
            yield (
                "header-type",
                f"start_response() got the header {quote(header)}; its name and its value must be"
                " str; decode bytes, convert numbers",
            )
        else:
            names.append(header[0].lower())
            yield from _field_faults(*header)
    yield from _content_faults(names, code)


def _is_text(name: object, value: object) -> bool:
    return isinstance(name, str) and isinstance(value, str)


def _field_faults(name: str, value: str) -> Iterator[Fault]:
    yield from _subclass_faults("header name", name)
    yield from _subclass_faults(f"value of the header {quote(name)}", value)
    yield from _name_faults(name)
    yield from _value_faults(name, value.strip(" \t"))


def _name_faults(name: str) -> Iterator[Fault]:
    if _TOKEN.fullmatch(name) is None:
        yield (
            "header-name",
            f"start_response() got the header name {quote(name)}; a name is made of letters, digits"
            " and !#$%&'*+-.^_`|~ (RFC 9110 §5.1); correct the name",
        )
    elif name.lower() in _HOP_BY_HOP:
        yield (
            "header-hop-by-hop",
            f"start_response() got the hop-by-hop header {quote(name)}; these belong to the server"
            ' (PEP 3333 §"Other HTTP Features"); leave it out',
        )
    elif name.lower() == "status" or name.endswith(("-", "_")):
        yield (
            "header-cgi",
            f"start_response() got the header name {quote(name)}; CGI gateways take Status for"
            " their own, and some servers no name that ends in - or _; choose another name",
        )


def _value_faults(name: str, value: str) -> Iterator[Fault]:
    if _CONTROL.search(value):
        yield (
            "header-value",
            f"start_response() got the value {quote(value)} for the header {quote(name)}; a value"
            " has no control characters, or clients could be made to read other headers; remove"
            " them",
        )
    elif _TEXT.fullmatch(value) is None:
        yield (
            "header-value",
            f"start_response() got the value {quote(value)} for the header {quote(name)}; a value"
            ' has characters of latin-1 only (PEP 3333 §"Unicode Issues"); encode the others as'
            " the header's specification says",
        )
    elif name.lower() == "content-length" and _LENGTH.fullmatch(value) is None:
        yield (
            "content-length-form",
            f"start_response() got the Content-Length {quote(value)}; it is the body's length in"
            " bytes, in digits; pass str(length)",
        )
    elif name.lower() == "set-cookie" and _SECOND_COOKIE.search(value):
        yield (
            "set-cookie-joined",
            f"start_response() got a Set-Cookie of several cookies, {quote(value)}; browsers see"
            " one (RFC 6265 §3); pass a Set-Cookie header for each",
        )


def _content_faults(names: list[str], code: int) -> Iterator[Fault]:
    if names.count("content-length") > 1:
        yield (
            "content-length-twice",
            f"start_response() got {names.count('content-length')} Content-Length headers; there"
            " may be one (RFC 9110 §8.6); leave the others out",
        )
    if code in BODILESS and "content-type" in names:
        yield (
            "content-type-unneeded",
            f"start_response() got a Content-Type with status {code}, which has no body;"
            " wsgiref.validate refuses that; leave it out",
        )
    elif code and code not in BODILESS and "content-type" not in names:
        yield (
            "content-type-missing",
            f"start_response() got no Content-Type with status {code}; browsers guess then;"
            " add one",
        )


def _subclass_faults(what: str, text: str) -> Iterator[Fault]:
    if type(text) is not str:
        yield (
            "subclass",
            f"start_response() got the {what} {named(text)}; it is a str, but some servers take"
            " nothing but str itself; pass str(text)",
        )
