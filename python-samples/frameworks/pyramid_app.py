"""The sample in Pyramid."""

from html import escape

from pyramid.config import Configurator
from pyramid.response import Response
from pyramid.view import notfound_view_config, view_config


@view_config(route_name="hello", request_method="GET")
def hello(request):
    return Response(f"<h1>Hello {escape(request.matchdict['name'])}!</h1>\n")


@view_config(route_name="json", request_method="GET", renderer="json")
def as_json(request):
    return {"framework": "pyramid", "numbers": [1, 2, 3]}


@view_config(route_name="echo", request_method="POST")
def echo(request):
    return _text("".join(f"{name}={value}\n" for name, value in request.POST.items()))


@view_config(route_name="stream", request_method="GET")
def stream(request):
    blocks = (f"block {number}\n".encode() for number in range(1, 4))
    return Response(app_iter=blocks, content_type="text/plain", charset="utf-8")


@notfound_view_config()
def not_found(request):
    return _text("There is nothing here.\n", status=404)


def _text(text, status=200):
    return Response(text, status=status, content_type="text/plain", charset="utf-8")


def make_app():
    """Return the application, with the routes and the views above."""
    with Configurator() as config:
        config.add_route("hello", "/hello/{name}")
        config.add_route("json", "/json")
        config.add_route("echo", "/echo")
        config.add_route("stream", "/stream")
        config.scan(__name__)
        return config.make_wsgi_app()


app = make_app()
