"""Serves every stack of middlewares below a path that names it, the layers from the outside in.

``/stack/APP/LAYER.LAYER/PAGE`` has ``wsgiref.validate`` on both sides of every layer,
``/unchecked/APP/LAYER.LAYER/PAGE`` has it nowhere; ``bare`` stands for no layer at all.
``/profile`` gives what profilers wrote since the last time, ``/unclosed`` which iterables were not
closed exactly once, and ``/forget`` forgets those.
"""

from functools import cache
from wsgiref.util import shift_path_info
from wsgiref.validate import validator

import inner_flask
import inner_plain
import inner_webob
import ledger
from layers import LAYERS, profile

APPS = {
    "plain": inner_plain.application,
    "flask": inner_flask.limited,
    "flask-unlimited": inner_flask.unlimited,
    "webob": inner_webob.application,
}


def application(environ, start_response):
    first = shift_path_info(environ)
    if first == "profile":
        return _answer(start_response, _take_profile())
    if first == "unclosed":
        return _answer(start_response, ledger.errors())
    if first == "forget":
        ledger.forget()
        return _answer(start_response, "")
    check = {"stack": validator, "unchecked": unchecked}[first]
    return stack(check, shift_path_info(environ), shift_path_info(environ))(environ, start_response)


@cache
def stack(check, app, names):
    """Returns the application with the layers around it and ``check`` around each of those."""
    result = check(APPS[app])
    if names != "bare":
        for name in reversed(names.split(".")):
            result = check(LAYERS[name](result))
    return result


def unchecked(app):
    return app


def _take_profile():
    text = profile.getvalue()
    profile.seek(0)
    profile.truncate()
    return text


def _answer(start_response, text):
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]
