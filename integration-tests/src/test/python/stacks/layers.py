"""The middlewares under test: what each is called, and how it goes around an application.

Three are those of the sample ``hello``, whose folder must be on the module path.
"""

import io
from pathlib import Path

from authentication import BasicAuthentication
from paste.auth.basic import AuthBasicHandler
from paste.auth.digest import AuthDigestHandler, digest_password
from paste.gzipper import middleware as PasteGzip
from repoze.who.classifiers import default_challenge_decider, default_request_classifier
from repoze.who.interfaces import IAuthenticator
from repoze.who.middleware import PluggableAuthenticationMiddleware
from repoze.who.plugins.basicauth import BasicAuthPlugin
from session import SignedCookieSessions
from transformation import PigLatin, TextTransformation
from webob.dec import wsgify
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.profiler import ProfilerMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.middleware.shared_data import SharedDataMiddleware
from whitenoise import WhiteNoise
from zope.interface import implementer

STATIC = str(Path(__file__).parent / "static")
USER, PASSWORD = "ada", "lovelace"

profile = io.StringIO()
"""Where every profiler writes."""

LAYERS = {}


def layer(function):
    """Offers a way to wrap an application under the function's name, with hyphens."""
    LAYERS[function.__name__.replace("_", "-")] = function
    return function


@layer
def sessions(app):
    return SignedCookieSessions(app, secret=b"the same everywhere")


@layer
def authentication(app):
    return BasicAuthentication(app, "/private", {USER: PASSWORD}, realm="authentication")


@layer
def transformation(app):
    return TextTransformation(app, PigLatin)


@layer
def whitenoise(app):
    return WhiteNoise(app, root=STATIC, prefix="/white/")


@layer
def proxy_fix(app):
    return ProxyFix(app, x_for=1, x_proto=1, x_host=1, x_prefix=1)


@layer
def dispatcher(app):
    return DispatcherMiddleware(app, {"/mounted": app})


@layer
def shared_data(app):
    return SharedDataMiddleware(app, {"/shared": STATIC})


@layer
def profiler(app):
    return ProfilerMiddleware(app, stream=profile, restrictions=("inner_",))


@layer
def webob(app):
    @wsgify.middleware
    def mark(request, app):
        response = request.get_response(app)
        response.headers["X-WebOb"] = f"{request.method} {request.path_info}"
        return response

    return mark(app)


@layer
def webob_gzip(app):
    @wsgify.middleware
    def compress(request, app):
        response = request.get_response(app)
        if request.method == "GET" and response.status_code == 200:
            if "gzip" in request.headers.get("Accept-Encoding", ""):
                response.encode_content(lazy=True)
        return response

    return compress(app)


@layer
def paste_basic(app):
    def is_known(environ, user, password):
        return (user, password) == (USER, PASSWORD)

    return AuthBasicHandler(app, "paste-basic", is_known)


@layer
def paste_digest(app):
    def digest_of(environ, realm, user):
        return digest_password(realm, USER, PASSWORD) if user == USER else None

    return AuthDigestHandler(app, "paste-digest", digest_of)


@layer
def paste_gzip(app):
    return PasteGzip(app)


@implementer(IAuthenticator)
class OneUser:
    def authenticate(self, environ, identity):
        known = identity.get("login"), identity.get("password")
        return USER if known == (USER, PASSWORD) else None


@layer
def repoze_who(app):
    basic = BasicAuthPlugin("repoze-who")
    return PluggableAuthenticationMiddleware(
        app,
        identifiers=[("basic", basic)],
        authenticators=[("user", OneUser())],
        challengers=[("basic", basic)],
        mdproviders=[],
        request_classifier=default_request_classifier,
        challenge_decider=default_challenge_decider,
    )
