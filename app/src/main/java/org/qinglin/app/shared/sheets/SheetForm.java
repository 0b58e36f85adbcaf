package org.qinglin.app.shared.sheets;

import java.util.List;

/**
 * What a file has to look like.
 *
 * @param name the middle part of its message keys
 * @param fileName of the template, without an ending
 */
public record SheetForm(String name, String fileName, List<Column> columns) {

    /** The column that a copy with faults has more than the file, and that is overlooked when it comes back. */
    public static final String FAULTS_TITLE = "需要修改";

    /** A row that begins with this is the template's example and no input. */
    public static final String EXAMPLE_MARK = "例：";

    /** The title of a column, for telling about it; the key itself when there is no such column. */
    public String title(String key) {
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .map(Column::title)
                .findFirst()
                .orElse(key);
    }
}
