"""What a WSGI server loads: ``app:app``, or ``app:create_app()`` for an application of its own."""

from notes import create_app

app = create_app()
