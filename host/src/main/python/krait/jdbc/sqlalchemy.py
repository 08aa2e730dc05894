"""SQLAlchemy 2 over ``krait.jdbc``, on PostgreSQL and H2.

    import krait.jdbc.sqlalchemy

    engine = krait.jdbc.sqlalchemy.engine("orders")

or with a URL that names the service: ``create_engine("postgresql+krait://orders")``, ``h2+krait://orders``.

Connections are not pooled here, as Java does that: one that an engine kept would be given back at the end of its
request anyway.
"""

from __future__ import annotations

from decimal import Decimal

import krait.jdbc
from sqlalchemy import create_engine, pool, types, util
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql import JSON, JSONB
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.engine import default, processors
from sqlalchemy.sql import compiler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from sqlalchemy.engine import URL, Engine

_DIALECTS = {"POSTGRESQL": ("postgresql", "PostgresDialect"), "H2": ("h2", "H2Dialect")}


def engine(name: str, **options: object) -> Engine:
    """An engine over the data source that is offered as ``name``; ``options`` are ``create_engine``'s."""
    with krait.jdbc.connect(name) as connection:
        product = connection.product
    if product not in _DIALECTS:
        raise krait.jdbc.NotSupportedError(
            f"the data source {name!r} is neither PostgreSQL's nor H2's, and there is no dialect for others; use"
            " krait.jdbc itself"
        )
    return create_engine(f"{_DIALECTS[product][0]}+krait://", connect_args={"name": name}, **options)


class _Numeric(types.Numeric):
    """The driver gives ``Decimal`` for exact numbers and ``float`` for others."""

    def bind_processor(self, dialect: object) -> None:
        return None

    def result_processor(self, dialect: object, coltype: str) -> object:
        if self.asdecimal and coltype == "float":
            return processors.to_decimal_processor_factory(Decimal, self._effective_decimal_return_scale)
        return processors.to_float if not self.asdecimal and coltype == "decimal" else None


class _Float(_Numeric, types.Float):
    __visit_name__ = "float"


class _String(types.String):
    """Said to be text where the database could not tell what it is, as in ``json_build_object``."""

    render_bind_cast = True


class _Json(JSON):
    """The driver has read it already."""

    def result_processor(self, dialect: object, coltype: str) -> None:
        return None


class _Jsonb(JSONB):
    def result_processor(self, dialect: object, coltype: str) -> None:
        return None


class _Krait:
    """What both dialects share."""

    driver = "krait"
    supports_statement_cache = True
    default_paramstyle = "pyformat"

    @classmethod
    def import_dbapi(cls) -> ModuleType:
        return krait.jdbc

    @classmethod
    def get_pool_class(cls, url: URL) -> type:
        return pool.NullPool

    def create_connect_args(self, url: URL) -> tuple[list, dict]:
        name = url.host or url.database
        return [], {"name": name} if name else {}

    def get_isolation_level_values(self, dbapi_connection: object) -> list[str]:
        return ["AUTOCOMMIT", *krait.jdbc.connection.ISOLATION_LEVELS]

    def set_isolation_level(self, dbapi_connection: krait.jdbc.Connection, level: str) -> None:
        dbapi_connection.autocommit = level == "AUTOCOMMIT"
        if level != "AUTOCOMMIT":
            dbapi_connection.rollback()
            dbapi_connection.isolation_level = level

    def detect_autocommit_setting(self, dbapi_connection: krait.jdbc.Connection) -> bool:
        return dbapi_connection.autocommit

    def is_disconnect(self, error: object, connection: object, cursor: object) -> bool:
        state = getattr(error, "sqlstate", "")
        return state[:2] == "08" or state in ("57P01", "57P02", "57P03")


class PostgresDialect(_Krait, PGDialect):
    supports_statement_cache = True
    colspecs = util.update_copy(
        PGDialect.colspecs,
        {
            types.String: _String, types.Numeric: _Numeric, types.Float: _Float, types.JSON: _Json, JSON: _Json,
            JSONB: _Jsonb,
        },
    )  # fmt: skip


class _H2Preparer(compiler.IdentifierPreparer):
    reserved_words = compiler.RESERVED_WORDS | {
        "day", "hour", "if", "key", "minute", "month", "qualify", "row", "rownum", "second", "value", "values",
        "window", "year",
    }  # fmt: skip


class _H2Compiler(compiler.SQLCompiler):
    def limit_clause(self, select: object, **kw: object) -> str:
        if select._limit_clause is None:
            return "\n OFFSET " + self.process(select._offset_clause, **kw)
        return super().limit_clause(select, **kw)


class _H2DDLCompiler(compiler.DDLCompiler):
    def get_column_specification(self, column: object, **kw: object) -> str:
        text = super().get_column_specification(column, **kw)
        if column.table is not None and column is column.table._autoincrement_column and not column.identity:
            name, kind, *rest = text.split(" ", 2)
            text = " ".join((name, kind, "GENERATED BY DEFAULT AS IDENTITY", *rest))
        return text


class _H2TypeCompiler(compiler.GenericTypeCompiler):
    def visit_DATETIME(self, type_: object, **kw: object) -> str:  # noqa: N802
        return "TIMESTAMP WITH TIME ZONE" if type_.timezone else "TIMESTAMP"

    visit_TIMESTAMP = visit_DATETIME


class H2Dialect(_Krait, default.DefaultDialect):
    """Enough for tables, statements and results; nothing is reflected but whether a table is there."""

    name = "h2"
    supports_statement_cache = True
    statement_compiler = _H2Compiler
    ddl_compiler = _H2DDLCompiler
    type_compiler_cls = _H2TypeCompiler
    preparer = _H2Preparer
    colspecs = {types.Numeric: _Numeric, types.Float: _Float}
    supports_native_boolean = True
    supports_native_decimal = True
    supports_native_uuid = True
    supports_default_values = True
    supports_identity_columns = True
    supports_multivalues_insert = True
    requires_name_normalize = True
    max_identifier_length = 256

    def _get_server_version_info(self, connection: object) -> tuple[int, ...]:
        version = connection.connection.dbapi_connection.version
        return tuple(int(part) for part in version.split()[0].split(".") if part.isdigit())

    def _get_default_schema_name(self, connection: object) -> str:
        return "PUBLIC"

    def get_isolation_level(self, dbapi_connection: krait.jdbc.Connection) -> str:
        return "AUTOCOMMIT" if dbapi_connection.autocommit else dbapi_connection.isolation_level or "READ COMMITTED"

    def has_table(self, connection: object, table_name: str, schema: str | None = None, **kw: object) -> bool:
        found = connection.exec_driver_sql(
            "SELECT 1 FROM information_schema.tables WHERE table_name = %s AND table_schema = COALESCE(%s, SCHEMA())",
            (self.denormalize_name(table_name), schema and self.denormalize_name(schema)),
        )
        return found.first() is not None


for _name, _class in _DIALECTS.values():
    registry.register(f"{_name}.krait", __name__, _class)
