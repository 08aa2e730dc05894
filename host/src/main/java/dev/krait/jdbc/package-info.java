/// Java's side of `krait.jdbc`, the Python database driver: connections of `javax.sql.DataSource`s
/// that were offered as services.
///
/// In come an operation's name and its arguments as text (room `values`), out goes the answer as
/// text, with many rows in each. Connections that a request forgets are given back at its end. JDK
/// types only; which database it is, the data source knows.
@NullMarked
package dev.krait.jdbc;

import org.jspecify.annotations.NullMarked;
