"""HTTP Basic authentication (RFC 7617) for one part of a site."""

import base64
import hmac


class BasicAuthentication:
    """Middleware that lets only known users into the paths at and below ``prefix``.

    The application behind it finds the user's name in ``REMOTE_USER``.  ``users`` maps names to
    passwords; both are compared as UTF-8, the encoding that the challenge asks for.
    """

    def __init__(self, app, prefix, users, realm="hello"):
        self._app = app
        self._prefix = prefix
        self._users = {user.encode(): password.encode() for user, password in users.items()}
        self._challenge = f'Basic realm="{realm}", charset="UTF-8"'

    def __call__(self, environ, start_response):
        if not self._guards(environ.get("PATH_INFO", "")):
            return self._app(environ, start_response)
        user = self._authenticate(environ.get("HTTP_AUTHORIZATION", ""))
        if user is None:
            return self._refuse(start_response)
        environ["AUTH_TYPE"] = "Basic"
        # Every string in environ is bytes posing as latin-1 text (PEP 3333, "Unicode Issues").
        environ["REMOTE_USER"] = user.decode("latin-1")
        return self._app(environ, start_response)

    def _guards(self, path):
        return path == self._prefix or path.startswith(self._prefix + "/")

    def _authenticate(self, authorization):
        """Return the name in the request's credentials if they are right, else None."""
        scheme, _, credentials = authorization.partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            decoded = base64.b64decode(credentials.strip(), validate=True)
        except ValueError:
            return None
        user, _, password = decoded.partition(b":")
        # A name nobody has is compared as well, so that the time taken does not tell them apart.
        matches = hmac.compare_digest(password, self._users.get(user, b""))
        return user if matches and user in self._users else None

    def _refuse(self, start_response):
        body = b"Please say who you are.\n"
        start_response(
            "401 Unauthorized",
            [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(body))),
                ("WWW-Authenticate", self._challenge),
            ],
        )
        return [body]
