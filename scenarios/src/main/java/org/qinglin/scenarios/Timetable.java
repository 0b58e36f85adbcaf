package org.qinglin.scenarios;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.qinglin.engine.Period;

/**
 * A student's week: what keeps them busy.
 *
 * @param busy lessons and other fixed hours, by weekday and time
 */
public record Timetable(List<Busy> busy) {

    /**
     * Something that returns each week.
     *
     * @param what in Chinese, such as 课程 or 兼职
     */
    public record Busy(DayOfWeek day, LocalTime start, LocalTime end, String what) {}

    private static final LocalTime WAKE = LocalTime.of(8, 0);
    private static final LocalTime SLEEP = LocalTime.of(21, 0);
    private static final LocalTime[][] LESSONS = {
        {LocalTime.of(8, 0), LocalTime.of(9, 40)},
        {LocalTime.of(10, 0), LocalTime.of(11, 40)},
        {LocalTime.of(14, 0), LocalTime.of(15, 40)},
        {LocalTime.of(16, 0), LocalTime.of(17, 40)},
        {LocalTime.of(19, 0), LocalTime.of(20, 40)}
    };
    private static final double[] LESSON_CHANCE = {0.55, 0.62, 0.5, 0.35, 0.2};
    private static final double WEEKEND_JOB_CHANCE = 0.18;

    public Timetable {
        busy = List.copyOf(busy);
    }

    /** A plausible week: lessons on weekdays, Wednesday afternoon free by custom, here and there a job at the weekend. */
    static Timetable random(Random random) {
        List<Busy> busy = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean weekend = day.getValue() > 5;
            for (int lesson = 0; lesson < LESSONS.length; lesson++) {
                boolean customFree = day == DayOfWeek.WEDNESDAY && (lesson == 2 || lesson == 3);
                double chance = weekend ? WEEKEND_JOB_CHANCE : LESSON_CHANCE[lesson];
                if (random.nextDouble() < chance && !customFree) {
                    busy.add(new Busy(day, LESSONS[lesson][0], LESSONS[lesson][1], weekend ? "兼职" : "课程"));
                }
            }
        }
        return new Timetable(busy);
    }

    /** The free periods of some days in a row, between 8:00 and 21:00. */
    public List<Period> free(LocalDate from, int days) {
        List<Period> free = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            LocalDate day = from.plusDays(d);
            LocalTime since = WAKE;
            for (Busy each : busy) {
                if (each.day() == day.getDayOfWeek()) {
                    if (since.isBefore(each.start())) {
                        free.add(new Period(day.atTime(since), day.atTime(each.start())));
                    }
                    since = each.end();
                }
            }
            if (since.isBefore(SLEEP)) {
                free.add(new Period(day.atTime(since), day.atTime(SLEEP)));
            }
        }
        return free;
    }
}
