package org.qinglin.app.programmes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;

/**
 * A campaign as it was typed.
 *
 * @param startsOn such as 2027-03-01; {@code endsOn} belongs to it too
 */
public record CampaignForm(
        @Nullable String name,
        @Nullable String startsOn,
        @Nullable String endsOn) {

    public static final CampaignForm EMPTY = new CampaignForm("", "", "");

    public static final int LONGEST_NAME = 40;
    public static final int LONGEST_DAYS = 366;

    record Wanted(String name, LocalDate startsOn, LocalDate endsOn) {}

    Checked<Wanted> check() {
        var faults = new ArrayList<Fault>();
        var text = name == null ? "" : name.strip();
        if (text.isEmpty()) {
            faults.add(Fault.of("name", text, "fault.required"));
        } else if (text.length() > LONGEST_NAME) {
            faults.add(Fault.of("name", text, "fault.too-long", LONGEST_NAME, text.length()));
        }
        var first = date("startsOn", startsOn, faults);
        var last = date("endsOn", endsOn, faults);
        if (first != null && last != null) {
            if (last.isBefore(first)) {
                faults.add(Fault.of("endsOn", last, "fault.campaign.order", first.toString()));
            } else if (ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
                faults.add(Fault.of("endsOn", last, "fault.campaign.long", LONGEST_DAYS));
            }
        }
        return faults.isEmpty() && first != null && last != null
                ? new Checked.Ok<>(new Wanted(text, first, last))
                : new Checked.Faulty<>(faults);
    }

    private static @Nullable LocalDate date(String field, @Nullable String value, List<Fault> faults) {
        try {
            return LocalDate.parse(value == null ? "" : value.strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(Fault.of(field, value == null ? "" : value, "fault.date"));
            return null;
        }
    }
}
