package org.qinglin.app.insight.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a report, in words of one language, whatever it is shown on: a page, a PDF, a docx. */
public sealed interface Block {

    record Heading(String text) implements Block {}

    record Words(String text) implements Block {}

    /** Numbers that are read first. */
    record Facts(List<Fact> facts) implements Block {}

    /** @param href where the records behind it are shown; null where there are none */
    record Fact(String label, String value, @Nullable String href) {}

    record Table(String caption, List<String> head, List<List<Cell>> rows) implements Block {}

    /** @param href where the records behind it are shown; null where there are none */
    record Cell(String text, @Nullable String href) {

        static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    /** A chart of bars: each row says its number too. */
    record Bars(String caption, List<BarRow> rows) implements Block {}

    /**
     * @param share of the longest bar, 0 to 1
     * @param amount how long it is; 0 where that is hidden
     */
    record BarRow(String label, double share, double amount, String value) {

        public int percent() {
            return (int) Math.round(share * 100);
        }
    }

    record Quote(String words, String by) implements Block {}

    /** @param id of a picture that is fetched when it is shown */
    record Image(long id, String alt) implements Block {}
}
