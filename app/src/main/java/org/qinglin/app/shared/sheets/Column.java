package org.qinglin.app.shared.sheets;

/**
 * A column of a template.
 *
 * @param key what the program calls it; its explanation is the message {@code import.FORM.column.KEY}
 * @param title the header, in Chinese
 * @param required whether a file without this column is refused; whether a value is needed, the importer decides
 * @param example what a filled-in cell looks like
 */
public record Column(String key, String title, boolean required, String example) {

    public static Column required(String key, String title, String example) {
        return new Column(key, title, true, example);
    }

    public static Column optional(String key, String title, String example) {
        return new Column(key, title, false, example);
    }
}
