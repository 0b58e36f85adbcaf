package org.qinglin.app.shared.sheets;

import java.util.List;
import java.util.Map;

/**
 * A row of a file.
 *
 * @param number as the spreadsheet shows it, from 1 with the header
 * @param cells by column key; empty where nothing stands
 * @param raw all cells as they were, those of unknown columns too, for the copy
 */
public record SheetRow(int number, Map<String, String> cells, List<String> raw) {

    /** The cell's text without what Excel or a keyboard put around it. */
    public String text(String key) {
        return Mangled.text(cells.getOrDefault(key, ""));
    }
}
