"""The pages of ``inner_plain`` in WebOb, and one that answers conditional requests."""

import session
from inner_plain import TEAPOT, VERSE
from ledger import Blocks
from webob import Response
from webob.dec import wsgify
from webob.exc import HTTPNotFound, HTTPUnauthorized


@wsgify
def application(request):
    page = PAGES.get(request.path_info)
    return page(request) if page else gone(request)


def text(request):
    return Response(app_iter=Blocks("/text", VERSE), content_type="text/plain", charset="utf-8")


def teapot(request):
    response = Response(TEAPOT, status="418 I'm a teapot")
    response.headers.add("X-Inner", "one")
    response.headers.add("X-Inner", "two")
    response.set_cookie("milk", "no")
    response.set_cookie("sugar", "yes")
    return response


def echo(request):
    return Response(request.body, content_type="application/octet-stream")


def unchanged(request):
    return Response(status=304, etag="first")


def empty(request):
    return Response(status=204)


def seen(request):
    return Response(
        json={
            "script": request.script_name,
            "path": request.path_info,
            "url": request.url,
            "remote": request.remote_addr,
        }
    )


def visits(request):
    values = session.of(request.environ)
    values["visits"] = values.get("visits", 0) + 1
    return f"Visits: {values['visits']}"


def private(request):
    if not request.remote_user:
        raise HTTPUnauthorized("Who are you?")
    return f"For {request.remote_user} alone."


def document(request):
    """Answers ``If-None-Match`` and ``Range``."""
    return Response(b"0123456789", etag="digits", conditional_response=True)


def gone(request):
    return HTTPNotFound(body=b"<p>There is nothing here.</p>\n")


PAGES = {
    "/text": text,
    "/teapot": teapot,
    "/echo": echo,
    "/unchanged": unchanged,
    "/empty": empty,
    "/seen": seen,
    "/visits": visits,
    "/private": private,
    "/document": document,
}
