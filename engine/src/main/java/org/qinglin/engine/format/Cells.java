package org.qinglin.engine.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qinglin.engine.Period;
import org.qinglin.engine.Position;

/**
 * How dates, periods, skills and lists stand in a cell. Lists are parted by semicolons. A period is
 * {@code 2026-11-28T09:00/11:30}, with a full second date-time where it ends on another day. A skill is
 * {@code code:level}.
 */
final class Cells {

    private static final String LIST = ";";
    private static final Pattern LEVEL = Pattern.compile("[1-9][0-9]?");
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,15})?");

    private Cells() {}

    static List<String> list(CsvReader csv, int column) throws UnreadableInput {
        String text = csv.text(column);
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> items = List.of(text.split(LIST, -1));
        if (items.contains("")) {
            throw csv.refuse(column, "has an empty item in its list", "Remove the semicolon too many.");
        }
        return items;
    }

    static String list(Collection<String> items) {
        return items.stream().map(item -> plain(item, LIST)).collect(Collectors.joining(LIST));
    }

    static Map<String, Integer> skills(CsvReader csv, int column) throws UnreadableInput {
        Map<String, Integer> skills = new TreeMap<>();
        for (String item : list(csv, column)) {
            int colon = item.lastIndexOf(':');
            String level = item.substring(colon + 1);
            if (colon < 1 || !isLevel(level)) {
                throw csv.refuse(
                        column,
                        "has the skill \"" + item + "\" without a level",
                        "Write code:level, such as first-aid:2.");
            }
            if (skills.put(item.substring(0, colon), Integer.valueOf(level)) != null) {
                throw csv.refuse(column, "names the skill \"" + item + "\" a second time", "Name each skill once.");
            }
        }
        return skills;
    }

    static boolean isLevel(String text) {
        return LEVEL.matcher(text).matches();
    }

    static String skills(Map<String, Integer> skills) {
        return skills.entrySet().stream()
                .map(skill -> plain(skill.getKey(), LIST) + ":" + skill.getValue())
                .collect(Collectors.joining(LIST));
    }

    static List<Period> periods(CsvReader csv, int column) throws UnreadableInput {
        List<Period> periods = new ArrayList<>();
        for (String item : list(csv, column)) {
            try {
                periods.add(period(item));
            } catch (DateTimeParseException notATime) {
                throw csv.refuse(
                        column,
                        "has the period \"" + item + "\", which cannot be read",
                        "Write 2026-11-28T09:00/11:30.");
            } catch (IllegalArgumentException backwards) {
                throw csv.refuse(
                        column,
                        "has the period \"" + item + "\", which does not end after it starts",
                        "Swap start and end.");
            }
        }
        return periods;
    }

    /**
     * The period that a text means.
     *
     * @throws DateTimeParseException if it means none
     * @throws IllegalArgumentException if it does not end after it starts
     */
    static Period period(String item) {
        int slash = item.indexOf('/');
        LocalDateTime start = LocalDateTime.parse(item.substring(0, Math.max(0, slash)));
        String end = item.substring(slash + 1);
        return new Period(
                start,
                end.indexOf('T') < 0 ? start.toLocalDate().atTime(LocalTime.parse(end)) : LocalDateTime.parse(end));
    }

    static String periods(List<Period> periods) {
        return periods.stream().map(Cells::period).collect(Collectors.joining(LIST));
    }

    static LocalDateTime moment(CsvReader csv, int column) throws UnreadableInput {
        try {
            return LocalDateTime.parse(csv.text(column));
        } catch (DateTimeParseException notATime) {
            throw csv.refuse(column, "is not a date with a time", "Write it as 2026-11-28T09:00.");
        }
    }

    static LocalDate date(CsvReader csv, int column) throws UnreadableInput {
        try {
            return LocalDate.parse(csv.text(column));
        } catch (DateTimeParseException notADate) {
            throw csv.refuse(column, "is not a date", "Write it as 2007-03-31.");
        }
    }

    static Position position(CsvReader csv, int longitude, int latitude) throws UnreadableInput {
        return new Position(degrees(csv, longitude, 180), degrees(csv, latitude, 90));
    }

    static boolean yesNo(CsvReader csv, int column) throws UnreadableInput {
        return switch (csv.text(column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw csv.refuse(column, "is neither true nor false", "Write true or false.");
        };
    }

    private static double degrees(CsvReader csv, int column, int most) throws UnreadableInput {
        double degrees = degrees(csv.text(column), most);
        if (Double.isNaN(degrees)) {
            throw csv.refuse(
                    column, "is not a number of degrees from −" + most + " to " + most, "Write it as 120.1700.");
        }
        return degrees;
    }

    /** Degrees from −{@code most} to {@code most}; NaN if the text means none. */
    static double degrees(String text, int most) {
        if (!DEGREES.matcher(text).matches()) {
            return Double.NaN;
        }
        double degrees = Double.parseDouble(text);
        return Math.abs(degrees) > most ? Double.NaN : degrees;
    }

    private static String period(Period period) {
        boolean sameDay = period.start().toLocalDate().equals(period.end().toLocalDate());
        return period.start() + "/" + (sameDay ? period.end().toLocalTime() : period.end());
    }

    private static String plain(String item, String separator) {
        if (item.isEmpty() || item.contains(separator)) {
            throw new IllegalArgumentException("The item \"" + item + "\" cannot stand in a list parted by \""
                    + separator + "\". Use another code.");
        }
        return item;
    }

    static String degrees(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }
}
