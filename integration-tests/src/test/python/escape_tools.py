"""What attempts to get out have in common."""

from __future__ import annotations

ATTEMPTS = {}


def attempt(function):
    ATTEMPTS[function.__name__] = function
    return function


def nothing():
    raise LookupError("nothing was found")


def first(*ways):
    """What the first way that works gives; raises the last one's error."""
    for way in ways[:-1]:
        try:
            return way()
        except Exception:
            continue
    return ways[-1]()
