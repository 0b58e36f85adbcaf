package org.qinglin.app.organisations.agreements;

import java.util.regex.Pattern;

/**
 * Something that is really counted, and that a commitment may promise so much of. A module that counts something publishes
 * a bean of this, with its names under the message keys {@code measure.<code>} and {@code measure.unit.<unit>} (the number
 * is {@code {0}}).
 *
 * <p>The view has a row for each thing that counts: {@code college_id}, {@code street_code}, {@code faculty_id} (null:
 * counts for every faculty of the college), {@code programme_code} (null: of no programme), {@code on_day} (a date),
 * {@code thing} (a bigint; what is counted once), {@code amount} (numeric; what is summed up or averaged), and the record it
 * stands in: {@code record_kind} (a key below {@code record.}), {@code record_id}, {@code record_title}.
 *
 * @param code unique and for good: agreements are kept with it
 * @param unit a key below {@code measure.unit.}
 * @param view a view that its owner publishes
 * @param byProgramme whether a commitment may ask for one programme alone
 */
public record Measure(String code, Way way, String unit, String view, boolean byProgramme) {

    private static final Pattern PUBLISHED = Pattern.compile("[a-z]+\\.published_[a-z_]+");

    /** How the rows of the view become one figure. */
    public enum Way {
        /** How many different things. */
        COUNT,
        SUM,
        MEAN
    }

    /** @throws IllegalArgumentException if the view is not named as one that is published */
    public Measure {
        if (!PUBLISHED.matcher(view).matches()) {
            throw new IllegalArgumentException("measure '" + code + "' reads '" + view
                    + "', which is no published view; name it <module>.published_<what>");
        }
    }
}
