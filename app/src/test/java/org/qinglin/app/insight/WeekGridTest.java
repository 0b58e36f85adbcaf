package org.qinglin.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.springframework.beans.factory.annotation.Autowired;

/** A week of orders by community and day. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeekGridTest {

    @Autowired
    private World world;

    @Autowired
    private WeekGrid grid;

    @Autowired
    private Requests requests;

    private World.Campus campus;

    @BeforeAll
    void aWeekOfOrders() {
        campus = world.campus("周历", 1);
        world.accepted(campus, LocalDateTime.of(2026, 6, 16, 9, 0), 3);
        world.ordered(campus, LocalDateTime.of(2026, 6, 16, 14, 0), 2);
        world.ordered(campus, LocalDateTime.of(2026, 6, 21, 23, 0), 1); // Sunday, until after midnight
        world.ordered(campus, LocalDateTime.of(2026, 6, 22, 0, 0), 1); // Monday of the next week
        var gone = world.ordered(campus, LocalDateTime.of(2026, 6, 17, 9, 0), 1);
        requests.withdraw(campus.communityViewer(), gone, "不办了");
    }

    private WeekGrid.Week week(Viewer viewer, String street) {
        return grid.of(viewer, LocalDate.of(2026, 6, 18), street);
    }

    @Test
    void aWeekBeginsOnMondayAndHoldsWhatIsStillMeant() {
        var week = week(campus.communityViewer(), null);
        assertThat(week.monday()).isEqualTo(LocalDate.of(2026, 6, 15));
        assertThat(week.sessions()).isEqualTo(3);
        assertThat(week.lines()).singleElement().satisfies(line -> {
            assertThat(line.byDay()).hasSize(7);
            assertThat(line.byDay().get(LocalDate.of(2026, 6, 16)))
                    .extracting(WeekGrid.Cell::status, WeekGrid.Cell::places)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(RequestStatus.ACCEPTED, 3),
                            org.assertj.core.groups.Tuple.tuple(RequestStatus.SUBMITTED, 2));
            assertThat(line.byDay().get(LocalDate.of(2026, 6, 21))).hasSize(1);
            assertThat(line.byDay().get(LocalDate.of(2026, 6, 17))).isEmpty();
        });
    }

    @Test
    void holidaysStandOverTheirDays() {
        assertThat(week(campus.communityViewer(), null).days())
                .filteredOn(day -> day.official() != null)
                .extracting(WeekGrid.Day::date)
                .containsExactly(LocalDate.of(2026, 6, 19), LocalDate.of(2026, 6, 20), LocalDate.of(2026, 6, 21));
    }

    @Test
    void aCollegeChoosesAStreetOfItsPartners() {
        var street = campus.community().street().value();
        assertThat(week(campus.college(), street).sessions()).isEqualTo(3);
        assertThat(week(campus.college(), null).streets())
                .extracting(WeekGrid.Street::code)
                .containsExactly(street);
        assertThat(week(campus.college(), "370211999").street()).isNull(); // none of its own: all of them
    }

    @Test
    void anotherCollegeSeesNothingOfIt() {
        var other = world.campus("邻历", 1);
        for (var viewer : List.of(other.college(), other.communityViewer())) {
            assertThat(week(viewer, null).sessions()).isZero();
        }
    }
}
