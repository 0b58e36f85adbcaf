package org.qinglin.scenarios;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Random;
import org.qinglin.engine.Period;

/** When communities want help: mostly at weekends, in the usual hours; on some Sundays right through noon. */
enum SessionTimes {
    MORNING(LocalTime.of(9, 0), LocalTime.of(11, 0)),
    LONG_MORNING(LocalTime.of(8, 30), LocalTime.of(11, 30)),
    AFTERNOON(LocalTime.of(14, 0), LocalTime.of(16, 0)),
    LATE_AFTERNOON(LocalTime.of(15, 50), LocalTime.of(17, 30)),
    EVENING(LocalTime.of(18, 30), LocalTime.of(20, 0)),
    THROUGH_NOON(LocalTime.of(10, 0), LocalTime.of(14, 0));

    private static final SessionTimes[] USUAL = {MORNING, LONG_MORNING, AFTERNOON, LATE_AFTERNOON, EVENING};
    private static final double WEEKEND_CHANCE = 0.5;
    private static final double THROUGH_NOON_CHANCE = 0.1;

    private final LocalTime start;
    private final LocalTime end;

    SessionTimes(LocalTime start, LocalTime end) {
        this.start = start;
        this.end = end;
    }

    Period on(LocalDate day) {
        return new Period(day.atTime(start), day.atTime(end));
    }

    /** A day of the week, half of the time Saturday or Sunday. */
    static DayOfWeek randomDay(Random random) {
        return random.nextDouble() < WEEKEND_CHANCE
                ? DayOfWeek.of(6 + random.nextInt(2))
                : DayOfWeek.of(1 + random.nextInt(5));
    }

    static SessionTimes random(DayOfWeek day, Random random) {
        if (day == DayOfWeek.SUNDAY && random.nextDouble() < THROUGH_NOON_CHANCE) {
            return THROUGH_NOON;
        }
        return USUAL[random.nextInt(USUAL.length)];
    }
}
