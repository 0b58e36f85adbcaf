package org.qinglin.app.insight.summary;

import java.util.Arrays;
import java.util.Optional;

/** By what figures are told apart: how a row of a measure's view belongs to a key. */
public enum Group {
    ALL("'ALL'", true),
    PROGRAMME("programme_code", false),
    /** The six fields in which the founders count results. */
    FIELD(
            "coalesce((select f.field from insight.field_record f where f.record_kind = m.record_kind),"
                    + " (select f.field from insight.field_programme f where f.programme_code = m.programme_code), 'OTHER')",
            false),
    MONTH("to_char(on_day, 'YYYY-MM')", true),
    STREET("street_code", true),
    /** Of the four whom the college serves, what is no mere part of the whole: the local economy. */
    ECONOMY(
            "case when programme_code in ('IndustryEducationIntegration', 'InnovationEntrepreneurship',"
                    + " 'TalentDevelopment') then 'ECONOMY' end",
            false),
    /** Towns and townships: 100 to 399 in the third part of the region's code (GB/T 10114). */
    RURAL("case when substring(street_code, 7, 3) between '100' and '399' then 'RURAL' end", true);

    private final String key;
    private final boolean everyMeasure;

    Group(String key, boolean everyMeasure) {
        this.key = key;
        this.everyMeasure = everyMeasure;
    }

    /** SQL over a row {@code m} of a measure's view; null where the row belongs nowhere. */
    String key() {
        return key;
    }

    /** Whether measures that know no programme can be told apart by this too. */
    boolean takes(boolean byProgramme) {
        return everyMeasure || byProgramme;
    }

    public static Optional<Group> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
