package org.qinglin.app.people.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinglin.app.people.BusyTime;

class TimetableTest {

    private final Timetable timetable = new Timetable("08:00-08:45,08:55-09:40,10:00-10:45,10:55-11:40");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "周一 08:00-09:40",
                "周一8:00-9:40",
                "星期一：08:00～09:40",
                "周1 8：00—9：40",
                "周一 1-2节",
                "周一第1至2节",
                "周一 1节；周一 08:30-09:40",
                " 周一 08:00-09:00\n周一 09:00-09:40 ；"
            })
    void readsTheUsualWaysOfWritingIt(String cell) {
        assertThat(timetable.read(cell, new ArrayList<>()))
                .contains(List.of(new BusyTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(9, 40))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"周八 1节", "周一 5节", "周一 10:00-09:00", "周一 25:00-26:00", "周一", "Monday", "周一 2-1节"})
    void namesThePartThatItCannotRead(String part) {
        var unreadable = new ArrayList<String>();
        assertThat(timetable.read("周三 3-4节；" + part, unreadable)).isEmpty();
        assertThat(unreadable).containsExactly(part);
    }

    @Test
    void anEmptyCellIsAnEmptyTimetable() {
        assertThat(timetable.read("", new ArrayList<>())).contains(List.of());
    }
}
