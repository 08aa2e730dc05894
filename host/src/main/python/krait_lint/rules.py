"""Every rule, by its name: how bad it is to break it, and what it says is done then.

An *error* breaks PEP 3333, and with some server the response. A *warning* is most likely not meant.
A *hint* is allowed, and may still matter to other servers. ``host/docs/check.md`` shows this table.
"""

from __future__ import annotations

from typing import NamedTuple

ERROR, WARNING, HINT = "error", "warning", "hint"


class Rule(NamedTuple):
    """``says`` completes the sentence "The application ..."."""

    level: str
    says: str


RULES = {
    # the call
    "raised": Rule(ERROR, "raises an exception"),
    "exit": Rule(ERROR, "calls `sys.exit()`, or raises what ends a process"),
    "server-error": Rule(WARNING, "answers 500"),
    "unanswered": Rule(ERROR, "does not answer in time"),
    # start_response()
    "start-response-missing": Rule(ERROR, "gives a block, or ends, before `start_response()`"),
    "start-response-twice": Rule(ERROR, "calls `start_response()` again without `exc_info`"),
    "start-response-arguments": Rule(
        ERROR, "calls `start_response()` with something else than two or three positional arguments"
    ),
    "exc-info-form": Rule(ERROR, "gives an `exc_info` that is no tuple of `sys.exc_info()`"),
    "exc-info-ignored": Rule(
        ERROR, "goes on although `start_response()` has raised the exception of `exc_info`"
    ),
    # the status
    "status-type": Rule(ERROR, "gives a status that is no `str`"),
    "status-form": Rule(
        ERROR, "gives a status without a code of 200 to 999, or with control characters"
    ),
    "status-reason": Rule(WARNING, "gives a status without a reason"),
    # header fields
    "headers-type": Rule(ERROR, "gives headers that are no list"),
    "header-pair": Rule(ERROR, "gives a header that is no tuple of two"),
    "header-type": Rule(ERROR, "gives a header name or value that is no `str`"),
    "header-name": Rule(ERROR, "gives a header name that HTTP does not allow"),
    "header-value": Rule(
        ERROR, "gives a header value with control characters, or that latin-1 cannot hold"
    ),
    "header-hop-by-hop": Rule(ERROR, "gives a hop-by-hop header, which belongs to the server"),
    "header-cgi": Rule(HINT, "gives `Status`, or a name that ends in `-` or `_`"),
    "content-length-form": Rule(ERROR, "gives a Content-Length that is no number"),
    "content-length-twice": Rule(ERROR, "gives a second Content-Length"),
    "content-type-missing": Rule(HINT, "gives no Content-Type"),
    "content-type-unneeded": Rule(HINT, "gives a Content-Type with 204 or 304"),
    "set-cookie-joined": Rule(WARNING, "puts several cookies in one Set-Cookie"),
    "subclass": Rule(HINT, "gives a subclass of `str` or `bytes`, which some servers refuse"),
    # write()
    "write-used": Rule(HINT, "uses `write()`, which is for old applications"),
    "write-type": Rule(ERROR, "gives `write()` something else than one `bytes`"),
    "write-late": Rule(ERROR, "calls `write()` from within its iterable"),
    # the iterable
    "iterable-type": Rule(ERROR, "returns something else than an iterable of `bytes`"),
    "iterable-used": Rule(ERROR, "returns a generator that has been used up"),
    "iterable-length": Rule(ERROR, "returns an iterable whose `len()` is wrong"),
    "block-type": Rule(ERROR, "gives a block that is no `bytes`"),
    "body-too-long": Rule(ERROR, "gives more than its Content-Length"),
    "body-too-short": Rule(ERROR, "gives less than its Content-Length"),
    "body-unwanted": Rule(HINT, "gives a body for HEAD, 204 or 304"),
    "close-raised": Rule(ERROR, "raises an exception in `close()`"),
    # environ
    "input-closed": Rule(ERROR, "closes `wsgi.input`"),
    "input-arguments": Rule(ERROR, "reads `wsgi.input` with arguments that it need not take"),
    "input-past-end": Rule(HINT, "asks `wsgi.input` for more than CONTENT_LENGTH"),
    "errors-closed": Rule(ERROR, "closes `wsgi.errors`"),
    "errors-type": Rule(ERROR, "writes something else than `str` to `wsgi.errors`"),
    "environ-value": Rule(WARNING, "changes one of the server's keys to a value it cannot have"),
    "environ-foreign-key": Rule(HINT, "asks for a key that only one other server sets"),
    # the end
    "used-after-end": Rule(
        ERROR, "uses `wsgi.input`, `start_response()` or `write()` after the request"
    ),
    "environ-after-end": Rule(WARNING, "changes its environ after the request"),
}
