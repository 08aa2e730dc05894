"""Uses what web applications use of Python, so that the JVM sees the classes behind it before they are needed.

``krait train`` serves this once when a distribution is made; nobody else does. It needs nothing but the
standard library, as frameworks do not come with Krait. What it answers does not matter.
"""

import asyncio
import base64
import collections
import contextlib
import csv
import dataclasses
import datetime
import decimal
import email.message
import email.utils
import enum
import fractions
import functools
import hashlib
import heapq
import hmac
import html
import http.client
import http.cookies
import http.server
import importlib.metadata
import inspect
import io
import itertools
import json
import locale
import logging
import mimetypes
import operator
import os
import pathlib
import pickle
import random
import re
import secrets
import shutil
import socket
import sqlite3
import ssl
import statistics
import string
import struct
import tempfile
import textwrap
import threading
import time
import traceback
import typing
import unicodedata
import urllib.parse
import urllib.request
import uuid
import weakref
import xml.etree.ElementTree
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from wsgiref.util import request_uri

log = logging.getLogger(__name__)


class Colour(enum.Enum):
    """A closed set."""

    RED = 1
    GREEN = 2


@dataclasses.dataclass(order=True)
class Item:
    """A value with generated methods, some of them made by ``exec``."""

    number: int
    name: str = "item"
    price: decimal.Decimal = decimal.Decimal("1.10")
    tags: list[str] = dataclasses.field(default_factory=list)

    @functools.cached_property
    def label(self) -> str:
        """Shown to nobody."""
        return f"{self.number:04d} {self.name!r:>10} {float(self.price):.2f}"


class Registry(collections.abc.MutableMapping):
    """An abstract base class with its methods filled in."""

    def __init__(self) -> None:
        """Starts empty."""
        self._items: dict = collections.OrderedDict()
        self._known = weakref.WeakValueDictionary()

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)


def text() -> str:
    """Strings, patterns, templates, escapes."""
    words = re.findall(r"(?P<word>\w+)(?:\s|$)", "the quick bröwn fox jumps over the lazy dog " * 3, re.IGNORECASE)
    joined = textwrap.fill(" ".join(sorted({word.title() for word in words}, key=len)), 20)
    page = string.Template("<p>$text</p>").substitute(text=html.escape(joined + " <&>"))
    page = re.sub(r"\s+", lambda match: " ", page).translate(str.maketrans("aeiou", "AEIOU"))
    unicodedata.normalize("NFKD", "ﬁ é")
    "bücher.example".encode("idna")
    return page.format_map(collections.defaultdict(str)) + "%s %5.2f %r" % ("x", 1.5, (1, "2", b"3"))


def numbers() -> float:
    """Integers of all sizes, floats, decimals, times."""
    total = sum(i * i % 7 for i in range(500)) + 2**200 % 1_000_003
    items = sorted((Item(random.randrange(50), tags=["a"]) for _ in range(30)), key=operator.attrgetter("number"))
    [item.label for item in items]
    heapq.nsmallest(3, items)
    moment = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc) + datetime.timedelta(days=1)
    moment.isoformat(), moment.strftime("%a, %d %b %Y %H:%M:%S GMT"), email.utils.formatdate(0, usegmt=True)
    statistics.mean([1, 2, 3])
    total += float(fractions.Fraction(1, 3)) + float(decimal.Decimal("0.1"))
    return float(total + struct.unpack("<I", b"\1\2\3\4")[0])


def data() -> str:
    """JSON, CSV, XML, pickles, archives, cookies, addresses."""
    record = {"id": str(uuid.uuid4()), "list": [1, 2.5, None, True, {"nested": "ü"}], "colour": Colour.RED.name}
    written = json.dumps(record, sort_keys=True, indent=1)
    json.loads(written)
    pickle.loads(pickle.dumps(record))
    table = io.StringIO()
    csv.writer(table).writerows([(1, "a,b"), (2, 'c"d')])
    xml.etree.ElementTree.fromstring("<a><b c='d'>e</b></a>").find("b")
    zlib.decompress(zlib.compress(written.encode()))
    cookie = http.cookies.SimpleCookie("a=b; c=d")
    cookie["session"] = base64.urlsafe_b64encode(secrets.token_bytes(9)).decode()
    urllib.parse.parse_qs("a=1&b=%C3%BC&b=2"), urllib.parse.urlsplit("http://host:80/path?query#part")
    mimetypes.guess_type("page.html")
    return cookie.output() + written


def secrets_() -> str:
    """Hashes and signatures."""
    digest = hashlib.sha256(b"body").hexdigest() + hashlib.md5(b"body").hexdigest()
    hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10)
    return hmac.new(b"key", digest.encode(), "sha1").hexdigest()


def things() -> int:
    """Classes, generators, exceptions, context managers, threads."""
    registry = Registry()
    registry.update((n, Item(n)) for n in range(20))
    with contextlib.suppress(KeyError), contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.closing(io.BytesIO(b"x")))
        registry[99]
    try:
        {}["missing"]
    except KeyError:
        traceback.format_exc()
    local = threading.local()
    local.value = list(itertools.chain.from_iterable(itertools.batched(registry, 3)))
    inspect.signature(Item.__init__)
    typing.get_type_hints(Item)
    log.debug("never shown %s", registry)
    return len(local.value)


def outside() -> int:
    """Files, a database, the network's own words."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "file.txt")
        path.write_text("line\n" * 10, encoding="utf-8")
        os.stat(path), list(path.parent.iterdir()), path.read_bytes()
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("create table t (a integer primary key, b text)")
        database.executemany("insert into t (b) values (?)", [("x",), ("y",)])
        return len(database.execute("select * from t where b > ? order by a", ("a",)).fetchall())


def application(environ, start_response):
    """Does all of it, a WSGI application like any other."""
    body = environ["wsgi.input"].read(10)
    answer = f"{text()}{numbers()}{data()}{secrets_()}{things()}{outside()}{body!r}{request_uri(environ)}\n".encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(answer)))]
    start_response("200 OK", headers)
    return [answer]


with ThreadPoolExecutor(1) as executor:
    executor.submit(text).result()
asyncio.run(asyncio.sleep(0))
importlib.metadata.entry_points()
