"""Values in messages."""

from __future__ import annotations

_LONGEST = 100


def quote(value: object) -> str:
    """The value as Python would write it: control characters escaped, long ones shortened."""
    if isinstance(value, (str, bytes, bytearray)):
        value = value[: _LONGEST + 1]
    try:
        text = repr(value)
    except Exception:  # the application's own classes may do anything
        text = "(a value that cannot be shown)"
    return text if len(text) <= _LONGEST + 3 else text[:_LONGEST] + "..."


def named(value: object) -> str:
    """The value and its type: ``7 of type int``."""
    return f"{quote(value)} of type {type(value).__name__}"
