package org.qinglin.app.shared.sheets;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gets back what people meant from what Excel made of it: dates as serial numbers, long numbers as 1.38E+10, whole ones
 * with .0, times as fractions of a day, digits in full width. Where digits are really lost, it says so instead of
 * guessing.
 */
public final class Mangled {

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?(\\d+)(?:\\.(\\d+))?[eE]\\+?(\\d{1,3})");
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[T ].*)?");
    private static final Pattern COMPACT_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("(\\d{1,5})(?:\\.\\d+)?");
    private static final Pattern TIME =
            Pattern.compile("(?:.*[T ])?(\\d{1,2})\\s*[:.时点]\\s*(\\d{2})?\\s*分?(?::\\d{2}(?:\\.0+)?)?");
    private static final Pattern FRACTION = Pattern.compile("0?\\.\\d+");

    /** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was; right from March 1900 on. */
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    private static final int FIRST_SERIAL = 10_000; // 1927
    private static final int LAST_SERIAL = 80_000; // 2119

    private Mangled() {}

    /** Without blanks around, invisible characters and the apostrophe that marks text; full-width digits made usual. */
    public static String text(String cell) {
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ') {
                text.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
            } else if (c == '\u00a0' || c == '\u3000' || c == '\t') {
                text.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && c != '\ufffe') {
                text.append(c);
            }
        }
        String stripped = text.toString().strip();
        return stripped.startsWith("'") ? stripped.substring(1).strip() : stripped;
    }

    /** A number of digits, such as a student's: 2024010101 from 2024010101.0 or 2.024010101E9; other text as it is. */
    public static String digits(String cell) {
        String text = Normalizer.normalize(text(cell), Normalizer.Form.NFKC);
        Matcher scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches() && !digitsLost(cell)) {
            return new BigDecimal(text).toPlainString();
        }
        return text.replaceFirst("^(\\d+)\\.0+$", "$1");
    }

    /** Whether Excel wrote a number like 1.38E+10, with fewer digits than the number has: they are gone for good. */
    public static boolean digitsLost(String cell) {
        Matcher scientific = SCIENTIFIC.matcher(Normalizer.normalize(text(cell), Normalizer.Form.NFKC));
        if (!scientific.matches()) {
            return false;
        }
        int known = scientific.group(2) == null ? 0 : scientific.group(2).length();
        return known < Integer.parseInt(scientific.group(3));
    }

    /** A telephone number without its blanks, hyphens, brackets and +86; other text as it is. */
    public static String phone(String cell) {
        String digits = digits(cell).replaceAll("[\\s()\\-—–‐]", "");
        return digits.replaceFirst("^(?:\\+|00)?86(?=1\\d{10}$)", "");
    }

    /** A date in any usual notation, year first, or as Excel's serial number. Years of two digits are not guessed at. */
    public static Optional<LocalDate> date(String cell) {
        String text = Normalizer.normalize(text(cell), Normalizer.Form.NFKC);
        try {
            Matcher compact = COMPACT_DATE.matcher(digits(cell));
            Matcher date = compact.matches() ? compact : DATE.matcher(text);
            if (date.matches()) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3))));
            }
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            int days = Integer.parseInt(serial.group(1));
            return days >= FIRST_SERIAL && days <= LAST_SERIAL
                    ? Optional.of(EXCEL_ZERO.plusDays(days))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** A time of day: 9:00, 9：00, 9点, 9.30, or Excel's fraction of a day. */
    public static Optional<LocalTime> time(String cell) {
        String text = Normalizer.normalize(text(cell), Normalizer.Form.NFKC);
        try {
            if (FRACTION.matcher(text).matches()) {
                long minutes = Math.round(Double.parseDouble(text) * 24 * 60);
                return Optional.of(LocalTime.of((int) (minutes / 60), (int) (minutes % 60)));
            }
            Matcher time = TIME.matcher(text);
            if (time.matches()) {
                int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
                return Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), minute));
            }
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Yes in the ways that people write it; anything else, and nothing, is no. */
    public static boolean yes(String cell) {
        return switch (text(cell).toLowerCase(java.util.Locale.ROOT)) {
            case "是", "有", "对", "√", "y", "yes", "true", "1" -> true;
            default -> false;
        };
    }
}
