"""What an application sees: environ, wsgi.input, wsgi.errors, its process."""

import json
import os
import sys
import threading
import time

from fixture_base import fixture, plain, argument


@fixture
def environ(environ, start_response):
    kinds = {key: type(value).__module__ + "." + type(value).__name__ for key, value in environ.items()}
    strings = {key: value for key, value in environ.items() if type(value) is str}
    flags = {k: environ[k] for k in environ if k.startswith("wsgi.") and type(environ[k]) is bool}
    report = {
        "type": "dict" if type(environ) is dict else repr(type(environ)),
        "kinds": kinds,
        "strings": strings,
        "flags": flags,
        "version": list(environ["wsgi.version"]),
    }
    environ["leftover"] = "from another request"
    return plain(start_response, json.dumps(report))


@fixture
def arguments(*positional, **named):
    environ, start_response = positional
    return plain(start_response, f"{len(positional)} {len(named)}")


@fixture
def process(environ, start_response):
    report = {
        "argv": sys.argv,
        "cwd": os.getcwd(),
        "file": __file__,
        "path0": sys.path[0],
        "greeting": os.environ.get("GREETING"),
        "thread": threading.current_thread().name,
        "main": __name__,
    }
    return plain(start_response, json.dumps(report))

@fixture
def read(environ, start_response):
    """Reads as the query says: ``read.5,readline,readlines.10,iterate``."""
    stream, seen = environ["wsgi.input"], []
    for step in argument(environ).split(","):
        name, _, size = step.partition(".")
        if name == "iterate":
            result = list(stream)
        else:
            result = getattr(stream, name)(*([int(size)] if size else []))
        seen.append(result if isinstance(result, list) else [result])
    seen = [[item.decode("latin-1") for item in step] for step in seen]
    return plain(start_response, json.dumps(seen))


@fixture
def digest(environ, start_response):
    import hashlib

    sha, total = hashlib.sha256(), 0
    while block := environ["wsgi.input"].read(65536):
        sha.update(block)
        total += len(block)
    return plain(start_response, f"{total} {sha.hexdigest()}")


@fixture
def pauses(environ, start_response):
    """Reads a byte, computes for as long as asked, and reads the rest."""
    first = environ["wsgi.input"].read(1)
    time.sleep(float(argument(environ)))
    return plain(start_response, str(len(first + environ["wsgi.input"].read())))


@fixture
def closes_input(environ, start_response):
    environ["wsgi.input"].close()
    return plain(start_response, "survived")


@fixture
def ignores_body(environ, start_response):
    return plain(start_response, "ignored")


@fixture
def errors(environ, start_response):
    stream = environ["wsgi.errors"]
    stream.write("euro \u20ac surrogate \ud800\n")
    stream.writelines(["two ", "parts\n"])
    stream.flush()
    return plain(start_response, "written")


@fixture
def logs(environ, start_response):
    import logging

    logging.getLogger("shop.orders").warning("low stock: %d", 3)
    print("printed line")
    print("printed error", file=sys.stderr)
    return plain(start_response, "logged")
