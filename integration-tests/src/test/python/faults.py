"""What FaultsIT asks: applications that misbehave, each in one way, or that watch clients who do.

The first segment of the path picks one; for any other path the answer is the environ.
"""

import json

import fault_apps  # noqa: F401
import fault_bodies  # noqa: F401
import fault_runtime  # noqa: F401
from fault_base import ROUTES, seen


def environ_as_json(environ, start_response):
    start_response("200 OK", [("Content-Type", "application/json")])
    texts = {key: value for key, value in environ.items() if isinstance(value, str)}
    return [json.dumps(texts, sort_keys=True, indent=1).encode()]


def app(environ, start_response):
    name = environ["PATH_INFO"].partition("/")[2].partition("/")[0]
    if name not in ("good", "seen"):
        seen["calls"] += 1
    return ROUTES.get(name, environ_as_json)(environ, start_response)
