"""The sample in CherryPy: the application alone, without CherryPy's own server and engine."""

from html import escape

import cherrypy

# A guest in another server: no autoreload, no log on the screen, no traceback for visitors.
cherrypy.config.update({"environment": "embedded"})


class Site:
    @cherrypy.expose
    def hello(self, name):
        return f"<h1>Hello {escape(name)}!</h1>\n"

    @cherrypy.expose
    @cherrypy.tools.json_out()
    def json(self):
        return {"framework": "cherrypy", "numbers": [1, 2, 3]}

    @cherrypy.expose
    @cherrypy.tools.allow(methods=["POST"])
    def echo(self, **fields):
        _announce_text()
        return "".join(f"{name}={value}\n" for name, value in fields.items())

    @cherrypy.expose
    @cherrypy.config(**{"response.stream": True})
    def stream(self):
        _announce_text()
        return (f"block {number}\n" for number in range(1, 4))


def not_found(status, message, traceback, version):
    _announce_text()
    return "There is nothing here.\n"


def _announce_text():
    cherrypy.response.headers["Content-Type"] = "text/plain; charset=utf-8"


app = cherrypy.Application(Site(), config={"/": {"error_page.404": not_found}})
