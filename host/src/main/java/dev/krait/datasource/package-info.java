/// The databases of `[datasource]`: pools of connections, and the drivers for them, which come from
/// `--java-path`. What applications do with them is the room `jdbc`'s business.
@NullMarked
package dev.krait.datasource;

import org.jspecify.annotations.NullMarked;
