"""Two databases behind one small interface: SQLite in a file, or PostgreSQL.

A connection has three methods: ``run(sql, **parameters)`` returns the rows as dictionaries,
``transaction()`` is a context manager, and ``close()``.  Parameters are written ``:name`` for both.
"""

import getpass
import sqlite3
from contextlib import contextmanager
from urllib.parse import parse_qs, unquote, urlsplit

SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS note (
        id {identity},
        author TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS attachment (
        id {identity},
        note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
        filename TEXT NOT NULL,
        size BIGINT NOT NULL,
        digest TEXT NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS attachment_note ON attachment (note_id)",
)


def connect(url, sqlite_file):
    """Return a connection to the database at ``url``; to the SQLite file when that is empty."""
    if not url:
        return SQLiteConnection(sqlite_file)
    if urlsplit(url).scheme in ("postgresql", "postgres"):
        return PostgreSQLConnection(url)
    raise ValueError("DATABASE_URL must look like postgresql://user:password@host:5432/database")


class SQLiteConnection:
    """A connection to an SQLite file, which is created when it does not exist."""

    BUSY_TIMEOUT = 20  # seconds to wait for another writer

    def __init__(self, file):
        # Autocommit mode: transactions are exactly those that transaction() opens.
        self._connection = sqlite3.connect(file, timeout=self.BUSY_TIMEOUT, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self.run("PRAGMA foreign_keys = ON")

    def run(self, sql, **parameters):
        cursor = self._connection.execute(sql, parameters)
        try:
            return [dict(row) for row in cursor]
        finally:
            cursor.close()

    @contextmanager
    def transaction(self):
        # IMMEDIATE takes the write lock at once; a reader that turns writer cannot wait for it.
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def create_schema(self):
        """Create what is missing; the write lock makes others wait and then find it done."""
        with self.transaction():
            for statement in SCHEMA:
                self.run(statement.format(identity="INTEGER PRIMARY KEY AUTOINCREMENT"))

    def close(self):
        self._connection.close()


class PostgreSQLConnection:
    """A connection to PostgreSQL through pg8000, a driver written in Python alone."""

    SCHEMA_LOCK = 0x6B72616974  # any number that no other application's advisory lock uses

    def __init__(self, url):
        from pg8000.native import Connection  # only where it is used: SQLite needs no driver

        parts = urlsplit(url)
        encrypted = parse_qs(parts.query).get("sslmode") == ["require"]
        self._connection = Connection(
            user=unquote(parts.username) if parts.username else getpass.getuser(),
            password=unquote(parts.password) if parts.password else None,
            host=parts.hostname or "localhost",
            port=parts.port or 5432,
            database=parts.path.lstrip("/") or None,
            ssl_context=True if encrypted else None,
        )

    def run(self, sql, **parameters):
        rows = self._connection.run(sql, **parameters)
        names = [column["name"] for column in self._connection.columns or ()]
        return [dict(zip(names, row, strict=True)) for row in rows or ()]

    @contextmanager
    def transaction(self):
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def create_schema(self):
        """Create what is missing; IF NOT EXISTS alone is not safe when two do so at once."""
        with self.transaction():
            self.run("SELECT pg_advisory_xact_lock(:key)", key=self.SCHEMA_LOCK)
            for statement in SCHEMA:
                identity = "INTEGER PRIMARY KEY GENERATED ALWAYS AS IDENTITY"
                self.run(statement.format(identity=identity))

    def close(self):
        self._connection.close()
