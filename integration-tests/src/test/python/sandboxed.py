"""What still works in the sandbox, below ``/works/``; everything else is :mod:`escapes`."""

from __future__ import annotations

import functools
import os
import sys
import tempfile
from pathlib import Path

import escapes

HERE = Path(__file__).parent


def app(environ, start_response):
    start, _, name = environ["PATH_INFO"][1:].partition("/")
    if start != "works":
        return escapes.app(environ, start_response)
    if name == "flask":
        return flask_app()(environ, start_response)
    result = globals()[name](environ)
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [result.encode()] if isinstance(result, str) else result


def paths(environ):
    assert os.getcwd() == str(HERE), os.getcwd()
    assert os.path.realpath("escapes.py") == str(HERE / "escapes.py")
    assert not os.path.exists("/etc/passwd") and not os.path.isdir("/")
    assert "escapes.py" in os.listdir() and "scratch" in [each.name for each in os.scandir()]
    assert [each.name for each in HERE.glob("escapes.p*")] == ["escapes.py"]
    return "done"


def own_files(environ):
    assert Path("escapes.py").read_text().startswith('"""An application')
    assert os.stat("escapes.py").st_size > 100
    assert os.path.islink("out") and not os.path.exists("out")
    return "done"


def writable(environ):
    assert tempfile.gettempdir() == str(HERE / "scratch"), tempfile.gettempdir()
    with tempfile.TemporaryFile() as file:
        file.write(b"temporary")
        file.seek(0)
        assert file.read() == b"temporary"
    folder = HERE / "scratch" / "deep" / "er"
    folder.mkdir(parents=True)
    (folder / "a").write_text("one")
    os.replace(folder / "a", folder / "b")
    os.chmod(folder / "b", 0o600)
    with open(folder / "b", "a") as file:
        file.write(" two")
    assert (folder / "b").read_text() == "one two"
    (folder / "b").unlink()
    folder.rmdir()
    folder.parent.rmdir()
    return "done"


def variables(environ):
    assert os.environ["SECRET_FILE"]
    assert "PATH" not in os.environ
    return "done"


def modules(environ):
    import datetime, decimal, email, gzip, hashlib, http.client, json, logging, lzma, secrets, ssl  # noqa: E401, F401
    import signal, urllib.request, uuid, zlib, zoneinfo  # noqa: E401, F401

    return "done"


def idna(environ):
    assert "bücher.example".encode("idna") == b"xn--bcher-kva.example"
    return "done"


def file(environ):
    return environ["wsgi.file_wrapper"](open("escapes.py", "rb"))


def length(environ):
    body = environ["wsgi.input"].read()
    return f"{len(body)} {body[-1:].decode()}"


def sys_exit(environ):
    sys.exit(3)


def os_exit(environ):
    os._exit(3)



@functools.cache
def flask_app():
    from flask import Flask, jsonify, render_template_string, request

    application = Flask(__name__)

    @application.route("/works/flask", methods=["GET", "POST"])
    def answer():
        page = render_template_string("<p>{{ name }}</p>", name=request.values.get("name", "<Ada>"))
        return jsonify(page=page, host=request.host_url, sizes=[len(f.read()) for f in request.files.values()])

    return application
