"""Applications that read, or do not read, what clients send."""

from fault_base import ROUTES, plain, route, seen


@route
def good(environ, start_response):
    """What a fresh connection and the good requests beside a fault ask for."""
    return plain(start_response, "good")


def _seen(environ, start_response):
    return plain(start_response, str(seen[environ["QUERY_STRING"].replace("%20", " ")]))


ROUTES["seen"] = _seen


@route
def smuggled(environ, start_response):
    """Must never be called."""
    seen["smuggled"] += 1
    return plain(start_response, "smuggled")


@route
def reads(environ, start_response):
    """Reads the body to its end; notes how it went."""
    seen["reading"] += 1
    total = 0
    try:
        while block := environ["wsgi.input"].read(65536):
            total += len(block)
    except Exception:
        seen["broken body"] += 1
        raise
    seen["whole body"] += 1
    return plain(start_response, f"{total} bytes")


@route
def ignores(environ, start_response):
    return plain(start_response, "ignored")
