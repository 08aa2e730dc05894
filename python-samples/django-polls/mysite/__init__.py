"""The project: settings, URLs and the callable for a WSGI server."""
