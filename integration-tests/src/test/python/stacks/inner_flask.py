"""The pages of ``inner_plain`` in Flask."""

import session
from flask import Flask, Response, request
from inner_plain import TEAPOT, VERSE
from ledger import Blocks


def make(limit):
    """Returns an application that takes bodies of at most ``limit`` bytes; None: of any length."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = limit
    for path, page in PAGES.items():
        methods = ["POST"] if page is echo else ["GET"]
        app.add_url_rule(path, view_func=page, methods=methods)
    app.register_error_handler(404, gone)
    return app


def text():
    return Response(Blocks("/text", VERSE), mimetype="text/plain")


def teapot():
    response = Response(TEAPOT, status="418 I'm a teapot", mimetype="text/html")
    response.headers.add("X-Inner", "one")
    response.headers.add("X-Inner", "two")
    response.set_cookie("milk", "no")
    response.set_cookie("sugar", "yes")
    return response


def echo():
    return Response(request.get_data(), mimetype="application/octet-stream")


def unchanged():
    response = Response(status=304)
    response.set_etag("first")
    return response


def empty():
    """Has a Content-Type, as Werkzeug gives one to every response."""
    return Response(status=204)


def seen():
    return {
        "script": request.root_path,
        "path": request.path,
        "url": request.url,
        "remote": request.remote_addr,
    }


def visits():
    values = session.of(request.environ)
    values["visits"] = values.get("visits", 0) + 1
    return f"Visits: {values['visits']}"


def private():
    if not request.remote_user:
        return "Who are you?", 401
    return f"For {request.remote_user} alone."


def form():
    return """
        <form action="/greet" method="get">
          <input name="name">
          <select name="greeting"><option>Hi</option><option>Bye</option></select>
        </form>"""


def greet():
    return f"{request.args['greeting']} {request.args['name']}"


def gone(error):
    return "<p>There is nothing here.</p>\n", 404


PAGES = {
    "/text": text,
    "/teapot": teapot,
    "/echo": echo,
    "/unchanged": unchanged,
    "/empty": empty,
    "/seen": seen,
    "/visits": visits,
    "/private": private,
    "/form": form,
    "/greet": greet,
}

limited = make(1024 * 1024)
unlimited = make(None)
