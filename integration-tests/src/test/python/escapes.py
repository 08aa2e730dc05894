"""An application that tries to get out: each path is an attempt, its answer what came of it.

``/`` lists the attempts. An attempt returns what it got hold of, and raises when it got nothing. Those whose names
begin with ``java`` must fail under every configuration, all others in the sandbox.
"""

from __future__ import annotations

import escapes_to_files  # noqa: F401
import escapes_to_java  # noqa: F401
import escapes_to_system  # noqa: F401
from escape_tools import ATTEMPTS


def app(environ, start_response):
    name = environ["PATH_INFO"][1:]
    try:
        text = f"got {ATTEMPTS[name](environ, start_response)!r}" if name else "\n".join(ATTEMPTS)
    except Exception as error:
        text = f"refused {type(error).__name__}: {error}"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]
