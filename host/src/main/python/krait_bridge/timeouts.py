"""The exception that stops a request which took too long."""

from __future__ import annotations


class RequestTimeout(BaseException):
    """The request took too long: its client was answered 504, nobody waits for the rest.

    Raised by the host anywhere in an application's code, in the one thread that serves the request.
    A ``BaseException``, so that ``except Exception`` lets it through. Code may catch it to clean up,
    but should end soon.
    """


def raise_timeout() -> None:
    """Called by the host on the thread that it stops."""
    raise RequestTimeout("the request took too long and was answered 504; its code is stopped here")
