"""Serves an application with the standard library: `python -m wsgiref_server 127.0.0.1:8000 MODULE:CALLABLE`."""

import importlib
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server


class QuietHandler(WSGIRequestHandler):
    """A request handler that logs no request."""

    def log_message(self, format, *args):
        """Says nothing."""


def main(address: str, application: str) -> None:
    """Serves until the process is ended."""
    host, port = address.split(":")
    module, attribute = application.split(":")
    served = getattr(importlib.import_module(module), attribute)
    make_server(host, int(port), served, handler_class=QuietHandler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
