package org.qinglin.app.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.sheets.ImportResult;
import org.qinglin.app.shared.sheets.RowFault;
import org.qinglin.app.shared.sheets.SheetReader;
import org.springframework.beans.factory.annotation.Autowired;

/** Weekdays are worked, but for public holidays, and with the weekend days that make up for them. */
@PlatformTest
class WorkCalendarTest {

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private CalendarDesk desk;

    @Autowired
    private World world;

    @ParameterizedTest
    @CsvSource({
        "2026-06-02, 1, 2026-06-03",
        "2026-06-05, 1, 2026-06-08", // Friday → Monday
        "2026-06-06, 1, 2026-06-08",
        "2026-06-02, 5, 2026-06-09",
        "2026-06-02, 0, 2026-06-02",
        "2026-06-18, 1, 2026-06-22", // the Dragon Boat Festival
        "2026-09-30, 1, 2026-10-08", // a week for National Day …
        "2026-10-09, 1, 2026-10-10", // … and the Saturday that makes up for it
        "2026-02-13, 3, 2026-02-25", // Saturday 14 worked, 15–23 Spring Festival
        "2024-04-30, 6, 2024-05-11", // five days off, then back to the Saturday that is worked
        "2027-01-01, 1, 2027-01-04", // not announced yet: by weekdays
    })
    void workingDaysLeaveWeekendsAndHolidaysOut(LocalDate start, int days, LocalDate due) {
        assertThat(calendar.after(start, days)).isEqualTo(due);
    }

    @Test
    void theYearsThatShipAreWhole() {
        assertThat(calendar.years())
                .extracting(WorkCalendar.Year::year, WorkCalendar.Year::holidays, WorkCalendar.Year::workdays)
                .contains(tuple(2026, 33, 6), tuple(2025, 28, 5), tuple(2024, 28, 8));
    }

    private Viewer administrator(String login) {
        return world.open(NewAccount.administrator(login, "管理")).getViewer();
    }

    private ImportResult imported(Viewer viewer, String rows, boolean allOrNothing) {
        var sheet = SheetReader.read(("日期,放假或上班,节日,英文名\n" + rows).getBytes(StandardCharsets.UTF_8), CalendarDesk.FORM);
        return sheet.fold(read -> desk.run(viewer, read, allOrNothing, (step, done, total) -> {}), faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    @Test
    void aLaterYearIsBroughtInByAFileAndCountsFromThenOn() {
        var admin = administrator("calendar-a");
        var result = imported(admin, "2028-01-03,放假,元旦,New Year\n2028-01-08,上班,元旦,\n", true);
        assertThat(result).isEqualTo(new ImportResult(true, 2, 0, 0, 0, List.of()));
        assertThat(calendar.after(LocalDate.of(2027, 12, 31), 1)).isEqualTo(LocalDate.of(2028, 1, 4));
        assertThat(calendar.after(LocalDate.of(2028, 1, 7), 1)).isEqualTo(LocalDate.of(2028, 1, 8));

        var again = imported(admin, "2028-01-03,放假,元旦,New Year\n2028-01-08,放假,元旦,\n", true);
        assertThat(again).isEqualTo(new ImportResult(true, 0, 1, 1, 0, List.of()));

        assertThat(desk.remove(admin, LocalDate.of(2028, 1, 3))).isTrue();
        assertThat(desk.remove(admin, LocalDate.of(2028, 1, 3))).isFalse();
        assertThat(calendar.after(LocalDate.of(2027, 12, 31), 1)).isEqualTo(LocalDate.of(2028, 1, 3));
    }

    @Test
    void aFaultyFileSaysWhichRowIsWrongAndChangesNothing() {
        var result = imported(
                administrator("calendar-b"),
                "2029-01-01,放假,元旦,\n2029-13-01,放假,元旦,\n2029-01-02,也许,元旦,\n2029-01-03,上班,元旦,\n2029-01-01,放假,元旦,\n2029-01-06,上班,,\n",
                true);
        assertThat(result.saved()).isFalse();
        assertThat(result.faults())
                .extracting(
                        RowFault::row,
                        fault -> fault.fault().field(),
                        fault -> fault.fault().messageKey())
                .containsExactly(
                        tuple(3, "day", "import.fault.date"),
                        tuple(4, "kind", "import.fault.calendar-kind"),
                        tuple(5, "day", "import.fault.calendar-weekday"),
                        tuple(6, "day", "import.fault.twice"),
                        tuple(7, "name", "fault.required"));
        assertThat(calendar.find(LocalDate.of(2029, 1, 1))).isEmpty();
    }
}
