package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The community confirms who served how long. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmationTest {

    @Autowired
    private World world;

    @Autowired
    private Attendance attendance;

    @Autowired
    private SignInCode codes;

    @Autowired
    private Hours hours;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private ServiceSession session;
    private List<StudentId> helpers;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("确认", 2);
    }

    @BeforeEach
    void aSessionWithTwoHelpers() {
        session = world.accepted(campus, LocalDateTime.of(2026, 4, 1, 9, 0).plusDays(day++), 2);
        world.dispatched(campus, session);
        helpers = world.answered(campus, session);
        assertThat(helpers).hasSize(2);
    }

    private Attendance.Confirmed confirm(Instant at, Map<StudentId, Integer> minutes) {
        return clock.at(at, () -> attendance.confirm(campus.communityViewer(), session.id(), minutes));
    }

    private void mark(StudentId student, Instant at) {
        clock.at(at, () -> attendance.mark(world.viewer(campus, student), session.id(), codes.current(session.id())));
    }

    private List<LedgerEntry> entries(StudentId student) {
        return hours.entries(student).stream()
                .filter(each -> each.session().equals(session.id()))
                .toList();
    }

    @Test
    void beforeTheEndItIsTooEarlyWhileSomebodyIsThere() {
        mark(helpers.get(0), session.startsAt());
        assertThat(confirm(session.endsAt().minusSeconds(60), Map.of(helpers.get(0), 90)))
                .isEqualTo(new Attendance.Confirmed.TooEarly(session.endsAt()));
    }

    @Test
    void aSessionThatEndedEarlyIsConfirmedOnceEveryoneHasLeft() {
        mark(helpers.get(0), session.startsAt());
        mark(helpers.get(0), session.startsAt().plusSeconds(3600));
        assertThat(confirm(session.startsAt().plusSeconds(3700), Map.of(helpers.get(0), 60)))
                .isEqualTo(new Attendance.Confirmed.Done(1, 60));
    }

    @Test
    void moreThanTheSessionLastedIsNotPossibleAndNothingIsEntered() {
        assertThat(confirm(session.endsAt(), Map.of(helpers.get(0), 60, helpers.get(1), session.minutes() + 1)))
                .isEqualTo(new Attendance.Confirmed.NotPossible(helpers.get(1), 121, 120));
        assertThat(confirm(session.endsAt(), Map.of(helpers.get(1), -1)))
                .isEqualTo(new Attendance.Confirmed.NotPossible(helpers.get(1), -1, 120));
        assertThat(entries(helpers.get(0))).isEmpty();
        assertThat(attendance.isConfirmed(session.id())).isFalse();
    }

    @Test
    void hoursAreConfirmedOnce() {
        assertThat(confirm(session.endsAt(), Map.of(helpers.get(0), 60)))
                .isEqualTo(new Attendance.Confirmed.Done(1, 60));
        assertThat(confirm(session.endsAt(), Map.of(helpers.get(1), 60))).isEqualTo(new Attendance.Confirmed.Already());
        assertThat(entries(helpers.get(1))).isEmpty();
    }

    @Test
    void ofEightConfirmationsAtOnceOneCounts() throws Exception {
        var minutes = Map.of(helpers.get(0), 60, helpers.get(1), 120);
        var outcomes = AtOnce.run(Stream.generate(
                        () -> (Callable<Attendance.Confirmed>) () -> confirm(session.endsAt(), minutes))
                .limit(8));
        assertThat(outcomes)
                .filteredOn(Attendance.Confirmed.Done.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(Attendance.Confirmed.Already.class::isInstance)
                .hasSize(7);
        assertThat(entries(helpers.get(0))).hasSize(1);
    }

    @Test
    void whatEqualsTheMarksIsScannedAndAnythingElseIsTheCommunitysWord() {
        for (var helper : helpers) {
            mark(helper, session.startsAt());
            mark(helper, session.startsAt().plusSeconds(5400));
        }
        confirm(session.endsAt(), Map.of(helpers.get(0), 90, helpers.get(1), 100));
        assertThat(entries(helpers.get(0))).extracting(LedgerEntry::origin).containsExactly(Origin.SCANNED);
        assertThat(entries(helpers.get(1))).extracting(LedgerEntry::origin).containsExactly(Origin.COMMUNITY_CONFIRMED);
    }

    @Test
    void whoForgotToSignOutIsTheCommunitysWordToo() {
        mark(helpers.get(0), session.startsAt());
        confirm(session.endsAt(), Map.of(helpers.get(0), 120));
        assertThat(entries(helpers.get(0))).extracting(LedgerEntry::origin).containsExactly(Origin.COMMUNITY_CONFIRMED);
    }

    @Test
    void whoIsNotOnTheRosterGetsNothing() {
        var stranger = new StudentId(987_654_321);
        assertThat(confirm(session.endsAt(), Map.of(stranger, 60))).isEqualTo(new Attendance.Confirmed.Done(0, 0));
        assertThat(hours.entries(stranger)).isEmpty();
    }

    @Test
    void anotherCommunitysSessionIsNotFound() {
        var other = world.campus("旁观", 1);
        assertThat(clock.at(
                        session.endsAt(),
                        () -> attendance.confirm(other.communityViewer(), session.id(), Map.of(helpers.get(0), 60))))
                .isEqualTo(new Attendance.Confirmed.NotFound());
    }
}
