"""Fills what GraalPy 25.0's standard library lacks and real applications were seen to need.

``time.strftime`` knows no padding (``%04Y``, which Django's admin writes dates with) and not all of glibc's
directives; ``binascii`` has no quoted-printable, which WebOb reads forms through; a
``WeakValueDictionary`` keeps every key it ever had, which Django's and others' caches grow by; nothing can
stop a thread in ``time.sleep``, not even the end of its interpreter.
"""

from __future__ import annotations

import binascii
import operator
import re
import time
import weakref

_NEEDED = re.compile(r"%(?:[-_0^#]|\d|[CDFGRTVeghklnrstu])")
_DIRECTIVE = re.compile(r"%([-_0^#]?)(\d*)([%a-zA-Z])")
_COMPOUNDS = {
    "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M", "T": "%H:%M:%S", "h": "%b", "n": "\n",
    "t": "\t", "r": "%I:%M:%S %p",
}  # fmt: skip
#: directive: its value, its least width, what pads it; as glibc has them
_NUMBERS = {
    "C": (lambda t: t[0] // 100, 1, "0"),
    "G": (lambda t: _iso(t)[0], 1, "0"),
    "H": (lambda t: t[3], 2, "0"),
    "I": (lambda t: t[3] % 12 or 12, 2, "0"),
    "M": (lambda t: t[4], 2, "0"),
    "S": (lambda t: t[5], 2, "0"),
    "V": (lambda t: _iso(t)[1], 2, "0"),
    "Y": (lambda t: t[0], 1, "0"),
    "d": (lambda t: t[2], 2, "0"),
    "e": (lambda t: t[2], 2, " "),
    "g": (lambda t: _iso(t)[0] % 100, 2, "0"),
    "j": (lambda t: t[7], 3, "0"),
    "k": (lambda t: t[3], 2, " "),
    "l": (lambda t: t[3] % 12 or 12, 2, " "),
    "m": (lambda t: t[1], 2, "0"),
    "s": (lambda t: int(time.mktime(tuple(t)[:9])), 1, "0"),
    "u": (lambda t: t[6] + 1, 1, "0"),
    "y": (lambda t: t[0] % 100, 2, "0"),
}
_plain_strftime = time.strftime
_plain_sleep = time.sleep
#: in seconds
_NAP = 0.1


def _iso(t) -> tuple[int, int, int]:
    import datetime

    return datetime.date(t[0], t[1], t[2]).isocalendar()


def strftime(format: str, t=None) -> str:
    """``time.strftime`` with every directive and flag of glibc's."""
    if not _NEEDED.search(format):
        return _plain_strftime(format) if t is None else _plain_strftime(format, t)
    moment = time.localtime() if t is None else t
    return _DIRECTIVE.sub(lambda match: _expand(*match.groups(), moment), format)


def _expand(flag: str, width: str, name: str, t) -> str:
    if name in _NUMBERS:
        value, least, pad = _NUMBERS[name]
        pad = {"-": "", "_": " ", "0": "0"}.get(flag, pad)
        text = str(value(t))
        return text.rjust(int(width or least), pad) if pad else text
    if name in _COMPOUNDS:
        text = strftime(_COMPOUNDS[name], t)
    else:
        text = "%" if name == "%" else _plain_strftime("%" + name, t)
    text = text.upper() if flag == "^" else text
    return text.rjust(int(width), "0" if flag == "0" else " ") if width else text


def sleep(seconds, /) -> None:
    """``time.sleep`` in short naps.

    A thread that is to be stopped while it sleeps a float would compute in vain until the end of that sleep, and
    one that sleeps an int wakes up to a second late.
    """
    if not isinstance(seconds, float):
        seconds = float(operator.index(seconds))
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds > _NAP:
        end = time.monotonic() + seconds
        while seconds > _NAP:
            _plain_sleep(_NAP)
            seconds = end - time.monotonic()
        seconds = max(seconds, 0.0)
    _plain_sleep(seconds)


def a2b_qp(data, header: bool = False) -> bytes:
    """``binascii.a2b_qp``"""
    import quopri

    data = data.encode("ascii") if isinstance(data, str) else data
    return quopri.decodestring(data, header)


def b2a_qp(data, quotetabs: bool = False, istext: bool = True, header: bool = False) -> bytes:
    """``binascii.b2a_qp``"""
    import quopri

    return quopri.encodestring(data, quotetabs, header)


def remove_dead_weakref(entries: dict, key: object) -> None:
    """``_weakref._remove_dead_weakref``: what a ``WeakValueDictionary`` removes its entries with."""
    reference = entries.get(key)
    if reference is not None and reference() is None and entries.get(key) is reference:
        del entries[key]


def fill() -> None:
    """Put what is missing in its place, for every module imported from now on."""
    time.strftime = strftime
    time.sleep = sleep
    weakref._remove_dead_weakref = remove_dead_weakref
    if not hasattr(binascii, "a2b_qp"):
        binascii.a2b_qp, binascii.b2a_qp = a2b_qp, b2a_qp
