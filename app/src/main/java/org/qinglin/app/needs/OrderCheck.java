package org.qinglin.app.needs;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;

/** Collects the faults while the fields are read one by one. */
final class OrderCheck {

    final List<Fault> faults = new ArrayList<>();

    void fault(String field, Object value, String key, Object... arguments) {
        faults.add(Fault.of(field, value, key, arguments));
    }

    String text(String field, @Nullable String value, int longest) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            fault(field, text, "fault.required");
        }
        return withinLength(field, text, longest);
    }

    @Nullable
    String optional(String field, @Nullable String value, int longest) {
        return value == null || value.isBlank() ? null : withinLength(field, value.strip(), longest);
    }

    private String withinLength(String field, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            fault(field, text, "fault.too-long", longest, length);
        }
        return text;
    }

    @Nullable
    CollegeId college(@Nullable String value, Set<CollegeId> open) {
        if (value != null && value.strip().matches("\\d{1,18}")) {
            var id = new CollegeId(Long.parseLong(value.strip()));
            if (open.contains(id)) {
                return id;
            }
        }
        fault("college", value == null ? "" : value, "fault.college");
        return null;
    }

    String oneOf(String field, @Nullable String value, Set<String> allowed, String key) {
        if (value == null || !allowed.contains(value)) {
            fault(field, value == null ? "" : value, key);
            return "";
        }
        return value;
    }

    int number(String field, @Nullable String value, int least, int most) {
        var number = optionalNumber(field, value == null || value.isBlank() ? "?" : value, least, most);
        return number == null ? least : number;
    }

    @Nullable
    Integer optionalNumber(String field, @Nullable String value, int least, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.valueOf(text);
        }
        fault(field, text.equals("?") ? "" : text, "fault.number", least, most);
        return null;
    }

    String phone(@Nullable String value) {
        return phone("contactPhone", value);
    }

    String phone(String field, @Nullable String value) {
        var text = value == null ? "" : value.strip().replaceAll("[ -]", "");
        if (!text.matches("\\+?\\d{5,15}")) {
            fault(field, value == null ? "" : value, "fault.phone");
        }
        return text;
    }

    @Nullable
    LocalDate date(String field, @Nullable String value) {
        try {
            return LocalDate.parse(value == null ? "" : value.strip());
        } catch (DateTimeParseException unreadable) {
            fault(field, value == null ? "" : value, "fault.date");
            return null;
        }
    }

    @Nullable
    LocalTime time(String field, @Nullable String value) {
        try {
            return LocalTime.parse(value == null ? "" : value.strip())
                    .withSecond(0)
                    .withNano(0);
        } catch (DateTimeParseException unreadable) {
            fault(field, value == null ? "" : value, "fault.time");
            return null;
        }
    }
}
