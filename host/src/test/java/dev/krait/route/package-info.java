/// Tests of the migration table.
@NullMarked
package dev.krait.route;

import org.jspecify.annotations.NullMarked;
