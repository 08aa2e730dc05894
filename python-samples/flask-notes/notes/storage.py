"""The request's database connection and attachments folder, and the schema on first use."""

import threading

from flask import current_app, g

from . import database
from .attachments import AttachmentFolder
from .notebook import Notebook

EXTENSION = "notes-storage"


def init_app(app):
    """Prepare ``app`` to open a connection when a request first needs one, and to close it."""
    app.extensions[EXTENSION] = _Storage(app.config)
    app.teardown_appcontext(_close)


def notebook():
    """Return the notes, on the connection that belongs to the current request."""
    if "notebook" not in g:
        g.connection = current_app.extensions[EXTENSION].connect()
        g.notebook = Notebook(g.connection, attachments())
    return g.notebook


def attachments():
    """Return the folder of attachments."""
    return current_app.extensions[EXTENSION].attachments


def _close(_error):
    connection = g.pop("connection", None)
    if connection is not None:
        connection.close()


class _Storage:
    """What the requests of one application share."""

    def __init__(self, config):
        self._url = config["DATABASE_URL"]
        self._sqlite_file = config["SQLITE_FILE"]
        self._lock = threading.Lock()
        self._prepared = False
        self.attachments = AttachmentFolder(config["ATTACHMENTS"])

    def connect(self):
        """Return a new connection to a database that has its tables."""
        if not self._url:
            self._sqlite_file.parent.mkdir(parents=True, exist_ok=True)
        connection = database.connect(self._url, self._sqlite_file)
        try:
            with self._lock:
                if not self._prepared:
                    connection.create_schema()
                    self._prepared = True
        except BaseException:
            connection.close()
            raise
        return connection
