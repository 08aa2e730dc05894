"""The application of PEP 3333, bare and behind three middlewares.

``hello:simple_app`` is the application as the PEP prints it.  ``hello:application`` serves it
among a few more pages, behind sessions, authentication and a text transformation.
"""

import os
import secrets
from functools import partial

import pages
from authentication import BasicAuthentication
from session import SignedCookieSessions
from transformation import PigLatin, TextTransformation

HELLO_WORLD = b"Hello world!\n"


def simple_app(environ, start_response):
    """Simplest possible application object"""
    status = "200 OK"
    response_headers = [("Content-type", "text/plain")]
    start_response(status, response_headers)
    return [HELLO_WORLD]


def site():
    """Return the application that the middlewares go around."""
    return pages.by_path(
        {
            "/": simple_app,
            "/private": pages.private,
            "/visits": pages.visits,
            "/stream": pages.stream,
        }
    )


def middlewares():
    """Return the layers around the site, the innermost first.

    Each one is a callable that takes an application and returns an application.
    """
    secret = os.environ.get("HELLO_SECRET") or secrets.token_hex(32)
    users = {os.environ.get("HELLO_USER", "ada"): os.environ.get("HELLO_PASSWORD", "lovelace")}
    return [
        partial(BasicAuthentication, prefix="/private", users=users),
        partial(SignedCookieSessions, secret=secret.encode()),
        partial(TextTransformation, make_transformer=PigLatin),
    ]


def stack(app, layers):
    """Return ``app`` with the layers around it, the first one closest to it."""
    for layer in layers:
        app = layer(app)
    return app


application = stack(site(), middlewares())
