package org.qinglin.app.insight.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    ECONOMY("case when programme_code in (" + quoted(Parts.ECONOMY) + ") then 'ECONOMY' end", false),
    /** Towns and townships. */
    RURAL(
            "case when substring(street_code, 7, 3) between '" + Parts.FIRST_TOWN + "' and '" + Parts.LAST_TOWN
                    + "' then 'RURAL' end",
            true);

    /** What the database and whoever reckons with figures have to agree about; an enum's own constants come after its values. */
    private static final class Parts {
        private static final List<String> ECONOMY =
                List.of("IndustryEducationIntegration", "InnovationEntrepreneurship", "TalentDevelopment");
        /** Of the third part of a region's code (GB/T 10114). */
        private static final String FIRST_TOWN = "100";

        private static final String LAST_TOWN = "399";
    }

    private final String key;
    private final boolean everyMeasure;

    Group(String key, boolean everyMeasure) {
        this.key = key;
        this.everyMeasure = everyMeasure;
    }

    private static String quoted(List<String> codes) {
        return codes.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    }

    /** Whether {@link #ECONOMY} counts a programme. */
    static boolean isOfTheEconomy(String programme) {
        return Parts.ECONOMY.contains(programme);
    }

    /** Whether {@link #RURAL} counts a street. */
    static boolean isTown(String street) {
        var third = street.substring(6, 9);
        return third.compareTo(Parts.FIRST_TOWN) >= 0 && third.compareTo(Parts.LAST_TOWN) <= 0;
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
