"""A database driver (PEP 249) over a Java ``DataSource`` that is offered to the application as a service.

    import krait.jdbc

    with krait.jdbc.connect("orders") as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT sku FROM line WHERE quantity > %s", (3,))
        for (sku,) in cursor: ...

No native driver is needed, and the connections are those of the Java pool: ``close()`` gives one back, and so does
the end of the request that opened it. ``krait.jdbc.sqlalchemy`` is for SQLAlchemy. ``host/docs/java-services.md``
has the types.
"""

from krait.jdbc.connection import Connection, connect
from krait.jdbc.cursor import Cursor
from krait.jdbc.errors import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    Warning,
)
from krait.jdbc.types import (
    BINARY,
    DATETIME,
    NUMBER,
    ROWID,
    STRING,
    Binary,
    Date,
    DateFromTicks,
    Json,
    Time,
    TimeFromTicks,
    Timestamp,
    TimestampFromTicks,
)

apilevel = "2.0"
threadsafety = 1  # threads may share the module, but not connections
paramstyle = "pyformat"  # %(name)s, and %s as well

__all__ = [
    "BINARY", "Binary", "Connection", "Cursor", "DATETIME", "DataError", "DatabaseError", "Date", "DateFromTicks",
    "Error", "IntegrityError", "InterfaceError", "InternalError", "Json", "NUMBER", "NotSupportedError",
    "OperationalError", "ProgrammingError", "ROWID", "STRING", "Time", "TimeFromTicks", "Timestamp",
    "TimestampFromTicks", "Warning", "apilevel", "connect", "paramstyle", "threadsafety",
]  # fmt: skip
