"""Small WSGI applications, most of which do one thing a bridge may get wrong.

``app`` picks one by the first path segment; ``validated`` is the same inside ``wsgiref.validate``.
"""

from wsgiref.validate import validator

import fixture_iterables  # noqa: F401
import fixture_requests  # noqa: F401
import fixture_responses  # noqa: F401
import fixture_runtime  # noqa: F401
from fixture_base import APPS


def app(environ, start_response):
    return APPS[environ["PATH_INFO"].split("/")[1]](environ, start_response)


validated = validator(app)
