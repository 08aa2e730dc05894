"""An application whose database is Java's: ``--datasource stock=...``."""

from __future__ import annotations

import datetime
import decimal
import uuid

import krait.jdbc
import sqlalchemy as sa

VALUES = [
    ("boolean", True), ("smallint", -7), ("bigint", 2**62), ("float8", 1.1), ("numeric(9, 2)", decimal.Decimal("1.50")),
    ("varchar(9)", "Gr\xfc\xdfe"), ("text", "a\\'\"b"), ("bytea", b"\0\xff"), ("uuid", uuid.UUID(int=7)),
    ("date", datetime.date(2026, 11, 28)), ("time", datetime.time(1, 2, 3, 4)),
    ("timestamp", datetime.datetime(2026, 1, 2, 3, 4, 5, 6)),
    ("timestamptz", datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc)),
    ("int[]", [[1, 2], [3, None]]), ("text[]", ["a", 'q"\\', None]), ("jsonb", {"a": [1, None, "x"]}),
    ("timestamptz[]", [datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc)]),
    ("interval", datetime.timedelta(days=-1, seconds=2, microseconds=5)), ("json", {}),
]  # fmt: skip


def types(environ):
    with krait.jdbc.connect("stock") as connection:
        for sql, value in VALUES:
            for given in (value, None):
                (got,) = connection.execute(f"SELECT CAST(%s AS {sql})", (given,)).fetchone()
                assert got == given and type(got) is type(given), (sql, given, got)
    return "done"


def transactions(environ):
    with krait.jdbc.connect("stock") as connection:
        connection.execute("CREATE TABLE line (id serial PRIMARY KEY, sku text UNIQUE, data jsonb)")
        cursor = connection.cursor()
        cursor.executemany("INSERT INTO line (sku, data) VALUES (%s, %s)", [(f"s{n}", {"n": n}) for n in range(3000)])
        assert cursor.rowcount == 3000, cursor.rowcount
    try:
        with krait.jdbc.connect("stock") as connection:
            connection.execute("DELETE FROM line")
            connection.execute("INSERT INTO line (sku) VALUES ('a'), ('a')")
    except krait.jdbc.IntegrityError as error:
        assert error.sqlstate == "23505", error.sqlstate
    with krait.jdbc.connect("stock", fetch_size=500) as connection:
        rows = connection.execute("SELECT sku, data FROM line WHERE data ? %s ORDER BY id", ("n",)).fetchall()
    assert rows == [(f"s{n}", {"n": n}) for n in range(3000)], rows[:3]
    return "done"


def slow(environ):
    krait.jdbc.connect("stock").execute("SELECT pg_sleep(3600)")


def sqlalchemy(environ):
    """In steps, as SQLAlchemy's first uses take long where Python is only interpreted."""
    engine = sa.create_engine("postgresql+krait://stock")
    metadata = sa.MetaData()
    item = sa.Table(
        "item", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("sku", sa.String(20), unique=True),
        sa.Column("price", sa.Numeric(9, 2)), sa.Column("made", sa.DateTime(timezone=True)), sa.Column("data", sa.JSON),
    )  # fmt: skip
    metadata.create_all(engine)
    yield "created "
    row = {
        "sku": "tea", "price": decimal.Decimal("1.50"), "data": {"a": [1]},
        "made": datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc),
    }  # fmt: skip
    with engine.begin() as connection:
        assert connection.execute(item.insert(), row).inserted_primary_key == (1,)
        connection.execute(item.insert(), [{"sku": f"s{n}"} for n in range(100)])
    yield "filled "
    try:
        with engine.begin() as connection:
            connection.execute(item.insert(), {"sku": "tea"})
    except sa.exc.IntegrityError:
        pass
    with engine.connect() as connection:
        got = connection.execute(sa.select(item).where(item.c.sku == "tea")).mappings().one()
        assert dict(got) == row | {"id": 1}, got
        found = connection.execute(sa.select(item.c.sku).where(item.c.sku.like("s1%")).order_by(item.c.id).limit(2))
        assert found.scalars().all() == ["s1", "s10"]
    yield "read "
    assert [each["name"] for each in sa.inspect(engine).get_columns("item")] == ["id", "sku", "price", "made", "data"]
    yield "done"


def app(environ, start_response):
    texts = globals()[environ["PATH_INFO"][1:]](environ)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return (text.encode() for text in ([texts] if isinstance(texts, str) else texts))
