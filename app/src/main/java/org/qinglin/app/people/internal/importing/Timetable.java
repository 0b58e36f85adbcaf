package org.qinglin.app.people.internal.importing;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinglin.app.people.BusyTime;
import org.qinglin.app.shared.sheets.Mangled;

/**
 * Reads a timetable as people write it in one cell: {@code 周一 08:00-09:40；周三 3-4节}. Periods that touch or overlap
 * become one.
 */
final class Timetable {

    private static final String DAYS = "一二三四五六日";
    private static final Pattern ENTRY = Pattern.compile("(?:周|星期|礼拜)([一二三四五六日天1-7])\\s*[:：]?\\s*(.+)");
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}[:.时点]\\d{2}分?)\\s*[-~～—–至到]+\\s*(\\d{1,2}[:.时点]\\d{2}分?)");
    private static final Pattern SECTIONS = Pattern.compile("第?(\\d{1,2})(?:\\s*[-~～—–至到]+\\s*第?(\\d{1,2}))?节");

    private final List<LocalTime[]> sections;

    /** @param sections the college's teaching periods in their order, such as {@code 08:00-08:45,08:55-09:40} */
    Timetable(String sections) {
        this.sections = new ArrayList<>();
        for (String section : sections.split(",")) {
            String[] ends = section.strip().split("-");
            this.sections.add(new LocalTime[] {LocalTime.parse(ends[0]), LocalTime.parse(ends[1])});
        }
    }

    /** The periods, or nothing when the first unreadable part, put into {@code unreadable}, stands in the way. */
    Optional<List<BusyTime>> read(String cell, List<String> unreadable) {
        List<BusyTime> times = new ArrayList<>();
        for (String part : cell.split("[；;\\n、，,]+")) {
            String entry = Normalizer.normalize(part, Normalizer.Form.NFKC).strip();
            if (entry.isEmpty()) {
                continue;
            }
            Optional<BusyTime> time = entry(entry);
            if (time.isEmpty()) {
                unreadable.add(part.strip());
                return Optional.empty();
            }
            times.add(time.get());
        }
        return Optional.of(merged(times));
    }

    private Optional<BusyTime> entry(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        DayOfWeek day = day(matcher.group(1).charAt(0));
        String when = matcher.group(2).strip();
        Matcher clock = CLOCK.matcher(when);
        if (clock.matches()) {
            Optional<LocalTime> from = Mangled.time(clock.group(1));
            Optional<LocalTime> to = Mangled.time(clock.group(2));
            return from.isPresent() && to.isPresent() && to.get().isAfter(from.get())
                    ? Optional.of(new BusyTime(day, from.get(), to.get()))
                    : Optional.empty();
        }
        Matcher section = SECTIONS.matcher(when);
        if (section.matches()) {
            int first = Integer.parseInt(section.group(1));
            int last = section.group(2) == null ? first : Integer.parseInt(section.group(2));
            return first >= 1 && last >= first && last <= sections.size()
                    ? Optional.of(new BusyTime(day, sections.get(first - 1)[0], sections.get(last - 1)[1]))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static DayOfWeek day(char c) {
        if (c >= '1' && c <= '7') {
            return DayOfWeek.of(c - '0');
        }
        return DayOfWeek.of(c == '天' ? 7 : DAYS.indexOf(c) + 1);
    }

    private static List<BusyTime> merged(List<BusyTime> times) {
        times.sort(Comparator.comparing(BusyTime::weekday).thenComparing(BusyTime::starts));
        List<BusyTime> merged = new ArrayList<>();
        for (BusyTime time : times) {
            BusyTime last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null
                    && last.weekday() == time.weekday()
                    && !time.starts().isAfter(last.ends())) {
                LocalTime end = time.ends().isAfter(last.ends()) ? time.ends() : last.ends();
                merged.set(merged.size() - 1, new BusyTime(last.weekday(), last.starts(), end));
            } else {
                merged.add(time);
            }
        }
        return merged;
    }
}
