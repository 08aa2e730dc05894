"""The CGI half of ``environ``: constant keys and header names (PEP 3333 §"environ Variables")."""

from __future__ import annotations

from krait_bridge.files import FileWrapper

_MOST_KEYS = 500

_keys: dict[str, str] = {}


def template(
    software: str, multithread: bool, multiprocess: bool, errors: object
) -> dict[str, object]:
    """What every request's environ holds. Callers copy it: each request owns its own dict."""
    return {
        "GATEWAY_INTERFACE": "CGI/1.1",
        "SERVER_SOFTWARE": software,
        "wsgi.version": (1, 0),
        "wsgi.errors": errors,
        "wsgi.multithread": multithread,
        "wsgi.multiprocess": multiprocess,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
        # the body ends by itself, chunked or not: frameworks may read it to its end
        "wsgi.input_terminated": True,
    }


def add_headers(environ: dict[str, object], headers: str) -> None:
    """Adds ``name LF value LF name LF value ...`` under CGI names (RFC 3875 §4.1.18).

    Repeated fields are joined as RFC 9110 §5.3 allows, cookies as RFC 6265 §5.4 demands.
    """
    fields = headers.split("\n")
    for name, value in zip(fields[0::2], fields[1::2]):
        key = _keys.get(name) or _key(name)
        if key in environ:
            separator = "; " if key == "HTTP_COOKIE" else ","
            value = f"{environ[key]}{separator}{value}"
        environ[key] = value


def _key(name: str) -> str:
    key = name.upper().replace("-", "_")
    if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        key = "HTTP_" + key
    if len(_keys) >= _MOST_KEYS:
        # clients choose the names: without a bound, they could fill the memory
        _keys.clear()
    _keys[name] = key
    return key
