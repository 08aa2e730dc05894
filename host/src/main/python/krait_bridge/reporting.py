"""Words for people: quoted values, tracebacks without the bridge's own frames, error pages."""

from __future__ import annotations

import traceback
from os.path import dirname

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

_OURS = (dirname(__file__), "<frozen importlib", "importlib/")
_LONGEST_QUOTE = 100
_RECURSION_FRAMES = 50  # of what may be a hundred thousand


def quote(value: object) -> str:
    """The value as Python would write it: control characters escaped, long ones shortened."""
    if isinstance(value, (str, bytes)):
        value = value[: _LONGEST_QUOTE + 1]
    text = repr(value)
    return text if len(text) <= _LONGEST_QUOTE + 3 else text[:_LONGEST_QUOTE] + "..."


def describe(error: BaseException) -> str:
    """The traceback of an error as text, starting at the first frame that is not the bridge's.

    An error the bridge raised by itself has no frame left: its message alone is the text.
    """
    trace: TracebackType | None = error.__traceback__
    while trace is not None and is_ours(trace.tb_frame.f_code.co_filename):
        trace = trace.tb_next
    try:
        most = _RECURSION_FRAMES if isinstance(error, RecursionError) else None
        lines = traceback.format_exception(type(error), error, trace, limit=most)
        return "".join(lines).rstrip()
    except BaseException:  # an exception class may do anything when it is printed
        return f"{type(error).__name__} (it cannot be printed)"


def is_ours(filename: str) -> bool:
    """Whether code of this file is the bridge's or the import system's, and so no application's."""
    return filename.startswith(_OURS)


def error_page(code: int, reason: str, method: str) -> tuple[str, str, bytes]:
    """A complete small answer in place of the application's.

    It holds no details: what went wrong is nothing a client should learn.
    """
    page = b"" if method == "HEAD" else f"{reason}\n".encode("ascii")
    headers = f"Content-Type\ntext/plain; charset=utf-8\nContent-Length\n{len(reason) + 1}"
    return f"{code} {reason}", headers, page
