package org.qinglin.app.shared;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a form one by one and collects everything that is wrong with them. A faulty field reads as
 * something harmless; what is read is used only inside {@link #result}, which asks for no fault first.
 */
public final class FormCheck {

    private final List<Fault> faults = new ArrayList<>();

    public void fault(String field, Object value, String key, Object... arguments) {
        faults.add(Fault.of(field, value, key, arguments));
    }

    /** Adds a fault found elsewhere, unless its field has one already. */
    public void add(Fault fault) {
        if (faults.stream().noneMatch(each -> each.field().equals(fault.field()))) {
            faults.add(fault);
        }
    }

    /** Adds that a field is empty, unless something is known to be wrong with it. */
    public void missing(String field) {
        if (faults.stream().noneMatch(fault -> fault.field().equals(field))) {
            fault(field, "", "fault.required");
        }
    }

    /** A text that must be there, at most so many characters long. */
    public String text(String field, @Nullable String value, int longest) {
        var text = optional(field, value, longest);
        if (text == null) {
            missing(field);
            return "";
        }
        return text;
    }

    public @Nullable String optional(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            fault(field, text, "fault.too-long", longest, length);
        }
        return text;
    }

    /** One of an enum's names; a fault, and its first, otherwise. */
    public <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> names, String key) {
        var all = names.getEnumConstants();
        return Arrays.stream(all)
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    fault(field, value == null ? "" : value, key);
                    return all[0];
                });
    }

    /** The number that identifies something chosen, or null where nothing was. */
    public @Nullable Long id(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.strip().matches("\\d{1,18}")) {
            return Long.valueOf(value.strip());
        }
        fault(field, value, "fault.choice");
        return null;
    }

    /** A whole number within bounds, both included; the least otherwise, and a fault. */
    public int whole(String field, @Nullable String value, int least, int most) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            missing(field);
        } else if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        } else {
            fault(field, text, "fault.number", least, most);
        }
        return least;
    }

    /** Degrees with a decimal point, from {@code -most} to {@code most}. */
    public double degrees(String field, @Nullable String value, int most) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            missing(field);
        } else if (text.matches("-?\\d{1,3}(\\.\\d{1,12})?") && Math.abs(Double.parseDouble(text)) <= most) {
            return Double.parseDouble(text);
        } else {
            fault(field, text, "fault.degrees", most);
        }
        return 0;
    }

    /** A date such as 2026-09-01. */
    public @Nullable LocalDate date(String field, @Nullable String value) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            missing(field);
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            fault(field, text, "fault.date");
            return null;
        }
    }

    /** A time of day such as 08:30. */
    public @Nullable LocalTime time(String field, @Nullable String value) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            missing(field);
            return null;
        }
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            fault(field, text, "fault.time");
            return null;
        }
    }

    /** A phone number, without spaces and dashes. */
    public String phone(String field, @Nullable String value) {
        var typed = text(field, value, 30);
        var digits = typed.replaceAll("[ -]", "");
        if (!typed.isEmpty() && !digits.matches("\\+?\\d{5,15}")) {
            fault(field, typed, "fault.phone");
        }
        return digits;
    }

    /** Finds fault with the last of some days if it is before the first. */
    public void inOrder(String lastField, @Nullable LocalDate first, @Nullable LocalDate last) {
        if (first != null && last != null && last.isBefore(first)) {
            fault(lastField, last, "fault.days.order", first.toString());
        }
    }

    /** The same, and if they are more than so many. */
    public void inOrder(String lastField, @Nullable LocalDate first, @Nullable LocalDate last, int most) {
        inOrder(lastField, first, last);
        if (first != null && last != null && ChronoUnit.DAYS.between(first, last) >= most) {
            fault(lastField, last, "fault.days.long", most);
        }
    }

    /** A field that was read without a fault, and so is there. */
    public static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a field without a fault has no value; report its fault where it is read");
        }
        return value;
    }

    /** What {@code made} makes of the fields, or all their faults; it runs only if there is none. */
    public <T> Checked<T> result(Supplier<T> made) {
        return faults.isEmpty() ? new Checked.Ok<>(made.get()) : new Checked.Faulty<>(faults);
    }
}
