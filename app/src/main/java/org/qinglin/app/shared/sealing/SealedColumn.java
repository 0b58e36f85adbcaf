package org.qinglin.app.shared.sealing;

import org.jspecify.annotations.Nullable;

/**
 * A column whose text is sealed. A bean of the module that owns the table: at each start what lies there in the clear, or
 * under an older key, is sealed with the key in use.
 *
 * @param table with its schema; its rows are told apart by {@code id}
 * @param column of type text
 * @param digest a column for {@link Sealing#digest}, by which a row is found; null where none is looked for
 */
public record SealedColumn(
        String table, String column, @Nullable String digest) {

    /** What a value is bound to: moved into another column it does not open. */
    String name() {
        return table + "." + column;
    }
}
