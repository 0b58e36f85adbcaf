package org.qinglin.app.places.internal;

import java.nio.file.Path;

/**
 * What is wrong with one value of an imported file.
 *
 * @param line as a text editor counts, from 1
 */
record RowError(Path file, long line, String column, String value, String hint) {

    @Override
    public String toString() {
        return "%s:%d: column %s: '%s'; %s".formatted(file, line, column, value, hint);
    }
}
