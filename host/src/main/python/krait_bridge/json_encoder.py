"""Makes ``json.dumps`` quick: the part of ``_json`` that walks through containers, in Python.

GraalPy 25.0's own ``_json.make_encoder`` is Java that the compiler does not see into. The class here takes its
place and does what CPython 3.12's does, down to the texts of errors; strings and numbers are written by the same
builtins as before. As there, ``json`` takes it for ``dumps`` without ``indent``.

What another thread does to a dictionary meanwhile is not seen: a copy is encoded, as CPython's encoder holds the
interpreter's lock throughout.
"""

from __future__ import annotations

import _json
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_float_repr = float.__repr__
_int_repr = int.__repr__
_INFINITY = float("inf")
_NEGATIVE = -_INFINITY
_SPECIAL = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
_ASCII, _UNICODE = _json.encode_basestring_ascii, _json.encode_basestring


def install() -> None:
    """Has ``json`` encode with this, now or once it is imported. Once is enough, more does no harm."""
    _json.make_encoder = Encoder
    if "json.encoder" in sys.modules:
        sys.modules["json.encoder"].c_make_encoder = Encoder


class Encoder:
    """Takes what ``_json.make_encoder`` takes. Call it with an object and 0 for a tuple of one ``str``."""

    __slots__ = (
        "_allow_nan", "_colon", "_comma", "_default", "_names", "_path", "_skip", "_sort", "_text",
    )  # fmt: skip

    def __init__(
        self, markers: dict | None, default: Callable, encoder: Callable, indent: object,
        key_separator: str, item_separator: str, sort_keys: bool, skipkeys: bool, allow_nan: bool,
    ) -> None:  # fmt: skip
        # constructed for each document, so in the quickest way: no call of a class
        if not (type(key_separator) is type(item_separator) is str and type(markers) is dict):
            _check(markers, key_separator, item_separator)
        self._default = default
        self._text = encoder if encoder is _ASCII or encoder is _UNICODE else _checked(encoder)
        self._colon = key_separator
        self._comma = item_separator
        self._sort = not not sort_keys
        self._skip = not not skipkeys
        self._allow_nan = not not allow_nan
        #: the containers around the current value; few, so a search is quicker than ``id()`` for each
        self._path: list | None = None if markers is None else []
        #: key: its text and the separator; a document has few different ones
        self._names: dict[str, str] = {}

    def __call__(self, obj: object, _current_indent_level: int) -> tuple[str]:
        parts: list[str] = []
        self._put(obj, parts.append)
        return ("".join(parts),)

    def _put(self, value: object, add: Callable[[str], None]) -> None:
        kind = type(value)
        if kind is str:
            add(self._text(value))
        elif kind is int:
            add(_int_repr(value))
        elif kind is float:
            add(self._float(value))
        elif kind is dict:
            self._put_dict(value, add)
        elif kind is list or kind is tuple:
            self._put_list(value, value, add)
        elif value is None:
            add("null")
        elif value is True:
            add("true")
        elif value is False:
            add("false")
        else:
            self._put_other(value, kind, add)

    def _put_other(self, value: object, kind: type, add: Callable[[str], None]) -> None:
        """A value of a subclass, or one for ``default``. Proxies only claim to be of a class (``__class__``)."""
        if issubclass(kind, str):
            add(self._text(value))
        elif issubclass(kind, int):
            add(_int_repr(value))
        elif issubclass(kind, float):
            add(self._float(value))
        elif issubclass(kind, (list, tuple)):
            self._put_list(value, list(value), add)
        elif issubclass(kind, dict):
            if dict.__len__(value):
                self._put_items(value, _items(value), add)
            else:
                add("{}")
        else:
            self._enter(value)
            self._put(self._default(value), add)
            self._leave()

    # The next two repeat cases of ``_put`` on purpose: a document of 10 KB takes 178 to 179 µs so,
    # and 206 to 208 µs when both call it for every value.
    def _put_list(self, value: list | tuple, elements: list | tuple, add: Callable[[str], None]) -> None:
        if not elements:
            add("[]")
            return
        self._enter(value)
        text, comma = self._text, self._comma
        before = "["
        for element in elements:
            add(before)
            before = comma
            kind = type(element)
            if kind is str:
                add(text(element))
            elif kind is int:
                add(_int_repr(element))
            elif kind is float and _NEGATIVE < element < _INFINITY:
                add(_float_repr(element))
            elif kind is dict:
                self._put_dict(element, add)
            else:
                self._put(element, add)
        add("]")
        self._leave()

    def _put_dict(self, value: dict, add: Callable[[str], None]) -> None:
        if not value:
            add("{}")
            return
        members = value.copy()
        for key in members:
            if type(key) is not str:
                self._put_items(value, list(members.items()), add)
                return
        self._enter(value)
        text, names, comma = self._text, self._names, self._comma
        before = "{"
        # of keys that differ and are strings, sorting gives what sorting the pairs would
        for key in sorted(members) if self._sort else members:
            name = names.get(key)
            if name is None:
                name = names[key] = text(key) + self._colon
            add(before)
            before = comma
            add(name)
            member = members[key]
            kind = type(member)
            if kind is str:
                add(text(member))
            elif kind is int:
                add(_int_repr(member))
            elif kind is float and _NEGATIVE < member < _INFINITY:
                add(_float_repr(member))
            else:
                self._put(member, add)
        add("}")
        self._leave()

    def _put_items(self, value: dict, items: list, add: Callable[[str], None]) -> None:
        """A dictionary of any kind of keys, as its ``items()``."""
        self._enter(value)
        if self._sort:
            items.sort()
        add("{")
        before = ""
        for item in items:
            if not isinstance(item, tuple) or len(item) != 2:
                raise ValueError("items must return 2-tuples")
            key, member = item
            name = self._name(key)
            if name is not None:
                add(before)
                before = self._comma
                add(self._text(name))
                add(self._colon)
                self._put(member, add)
        add("}")
        self._leave()

    def _name(self, key: object) -> str | None:
        """What a key becomes, None for one to skip."""
        kind = type(key)
        if issubclass(kind, str):
            return key
        if issubclass(kind, float):
            return self._float(key)
        if key is None:
            return "null"
        if kind is bool:
            return "true" if key else "false"
        if issubclass(kind, int):
            return _int_repr(key)
        if self._skip:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {kind.__name__}")

    def _float(self, number: float) -> str:
        text = _float_repr(number)
        if text not in _SPECIAL:
            return text
        if not self._allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {number!r}")
        return _SPECIAL[text]

    def _enter(self, value: object) -> None:
        path = self._path
        if path is not None:
            for container in path:
                if container is value:
                    raise ValueError("Circular reference detected")
            path.append(value)

    def _leave(self) -> None:
        if self._path is not None:
            self._path.pop()


def _items(members: dict) -> list:
    found: Iterable = members.items()
    try:
        walk = iter(found)
    except TypeError:
        kinds = type(members).__name__, type(found).__name__
        raise TypeError("{}.items() returned a non-iterable (type {})".format(*kinds)) from None
    return list(walk)


def _checked(encoder: Callable) -> Callable[[str], str]:
    def encode(text: str) -> str:
        encoded = encoder(text)
        if not isinstance(encoded, str):
            raise TypeError(f"encoder() must return a string, not {type(encoded).__name__}")
        return encoded

    return encode


def _check(markers: object, key_separator: object, item_separator: object) -> None:
    if not (markers is None or isinstance(markers, dict)):
        raise TypeError(_unfit(1, "dict or None", markers))
    if not isinstance(key_separator, str):
        raise TypeError(_unfit(5, "str", key_separator))
    if not isinstance(item_separator, str):
        raise TypeError(_unfit(6, "str", item_separator))


def _unfit(position: int, wanted: str, given: object) -> str:
    return f"make_encoder() argument {position} must be {wanted}, not {type(given).__name__}"
