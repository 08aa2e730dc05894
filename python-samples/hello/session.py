"""Sessions in a signed cookie: the browser carries the values, the signature keeps them honest."""

import base64
import hmac
import json
from http.cookies import CookieError, SimpleCookie

ENVIRON_KEY = "hello.session"


def of(environ):
    """Return the session of a request: a dictionary of values that JSON can express."""
    return environ[ENVIRON_KEY]


class SignedCookieSessions:
    """Middleware that loads the session before the application and stores it with the headers.

    Whatever the application changes before it calls ``start_response`` is kept; once the headers
    are made, a cookie can no longer be set.  The values are signed, not encrypted: anyone who holds
    the cookie can read them.
    """

    def __init__(self, app, secret, cookie="hello_session"):
        self._app = app
        self._secret = secret
        self._cookie = cookie

    def __call__(self, environ, start_response):
        values = environ[ENVIRON_KEY] = self._load(environ)
        loaded = self._sign(values)

        def start_with_cookie(status, headers, exc_info=None):
            signed = self._sign(values)
            if signed != loaded:
                headers = [*headers, self._set_cookie(signed, environ)]
            return start_response(status, headers, exc_info)

        # Only the headers concern this middleware: handing back the application's own iterable
        # keeps its blocks, its close() and its file wrapper exactly as they are.
        return self._app(environ, start_with_cookie)

    def _load(self, environ):
        """Return the values of the request's cookie, or none of them when it is not ours."""
        try:
            morsel = SimpleCookie(environ.get("HTTP_COOKIE", "")).get(self._cookie)
        except CookieError:
            return {}
        payload, _, signature = morsel.value.partition(".") if morsel else ("", "", "")
        if not hmac.compare_digest(signature.encode(), self._signature(payload).encode()):
            return {}
        return json.loads(base64.urlsafe_b64decode(payload))

    def _sign(self, values):
        """Return the text of the cookie that carries ``values``."""
        plain = json.dumps(values, separators=(",", ":"), sort_keys=True)
        payload = base64.urlsafe_b64encode(plain.encode()).decode()
        return f"{payload}.{self._signature(payload)}"

    def _signature(self, payload):
        return hmac.digest(self._secret, payload.encode(), "sha256").hex()

    def _set_cookie(self, signed, environ):
        secure = "; Secure" if environ["wsgi.url_scheme"] == "https" else ""
        return "Set-Cookie", f"{self._cookie}={signed}; Path=/; HttpOnly; SameSite=Lax{secure}"
