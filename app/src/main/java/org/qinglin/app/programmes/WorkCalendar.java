package org.qinglin.app.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which days are worked: the weekdays, but for public holidays, and with the weekend days that make up for them. */
@Service
@Transactional
public class WorkCalendar {

    /** No holiday is longer than this, so that a look ahead by so many days sees its end. */
    private static final int LONGEST_HOLIDAY = 30;

    private final JdbcClient jdbc;

    WorkCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much of a year's calendar is known. */
    public record Year(int year, int holidays, int workdays) {}

    /**
     * The so-many-th working day after a day; the day itself for none. In a year whose calendar is not known yet, weekdays
     * count as worked.
     */
    @Transactional(readOnly = true)
    public LocalDate after(LocalDate start, int workingDays) {
        var moved = between(start, start.plusDays(2L * workingDays + LONGEST_HOLIDAY));
        var day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (isWorked(day, moved)) {
                left--;
            }
        }
        return day;
    }

    /** The days of a row, and those of it that the calendar takes out. */
    public record Row(List<LocalDate> days, List<CalendarDay> leftOut) {}

    /**
     * So many days at one distance, from a first one on. Where a day is left out the row goes on at the same distance, so
     * that none is lost.
     */
    @Transactional(readOnly = true)
    public Row row(LocalDate first, int everyDays, int count, SpecialDays special) {
        var moved = between(first, first.plusDays((long) everyDays * count * 2 + LONGEST_HOLIDAY));
        var days = new ArrayList<LocalDate>();
        var leftOut = new ArrayList<CalendarDay>();
        for (var day = first; days.size() < count; day = day.plusDays(everyDays)) {
            var official = moved.get(day);
            if (special.takePlaceOn(official)) {
                days.add(day);
            } else {
                leftOut.add(official);
            }
        }
        return new Row(days, leftOut);
    }

    private static boolean isWorked(LocalDate day, Map<LocalDate, CalendarDay> moved) {
        var official = moved.get(day);
        return official == null ? !CalendarDay.isWeekend(day) : official.kind() == CalendarDay.Kind.WORKDAY;
    }

    /** The days that the calendar moves within a span, both ends included. */
    @Transactional(readOnly = true)
    public Map<LocalDate, CalendarDay> between(LocalDate from, LocalDate to) {
        var days = new TreeMap<LocalDate, CalendarDay>();
        jdbc.sql("select * from programmes.calendar_day where day between :from and :to")
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    var day = row.getObject("day", LocalDate.class);
                    days.put(
                            day,
                            new CalendarDay(
                                    day,
                                    CalendarDay.Kind.valueOf(row.getString("kind")),
                                    row.getString("name_zh"),
                                    row.getString("name_en")));
                });
        return Collections.unmodifiableMap(days);
    }

    /** The years whose calendar is known, the latest first. */
    @Transactional(readOnly = true)
    public List<Year> years() {
        return jdbc.sql("""
                select extract(year from day)::int as year, count(*) filter (where kind = 'HOLIDAY')::int as holidays,
                       count(*) filter (where kind = 'WORKDAY')::int as workdays
                from programmes.calendar_day group by 1 order by 1 desc""")
                .query((row, number) -> new Year(row.getInt("year"), row.getInt("holidays"), row.getInt("workdays")))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<CalendarDay> find(LocalDate day) {
        return Optional.ofNullable(between(day, day).get(day));
    }

    /** Adds days; what stood there of the same day gives way. */
    void put(Collection<CalendarDay> days) {
        days.forEach(each -> jdbc.sql("""
                        insert into programmes.calendar_day (day, kind, name_zh, name_en) values (:day, :kind, :zh, :en)
                        on conflict (day) do update set kind = excluded.kind, name_zh = excluded.name_zh,
                            name_en = excluded.name_en""")
                .param("day", each.day())
                .param("kind", each.kind().name())
                .param("zh", each.chineseName())
                .param("en", each.englishName())
                .update());
    }

    /** Removes a day: it is what its weekday says again. Returns whether it stood there. */
    boolean remove(LocalDate day) {
        return jdbc.sql("delete from programmes.calendar_day where day = :day")
                        .param("day", day)
                        .update()
                > 0;
    }
}
