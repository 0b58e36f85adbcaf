package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.needs.ServiceSession;

/** Friends who apply together where the organiser chooses: taken as one, or turned down as one. */
@PlatformTest
class GroupReviewsTest extends Friends {

    private ServiceSession chosen(LocalDateTime from, int heads) {
        var session = world.accepted(campus, from, heads);
        assertThat(admissions.set(campus.communityViewer(), session.id(), Admission.REVIEW))
                .isInstanceOf(AdmissionOutcome.Done.class);
        return session;
    }

    private String applied(ServiceSession session, int... students) {
        var code = agreed(session, students);
        assertThat(groups.submit(campus.student(students[0]), code))
                .isEqualTo(new GroupOutcome.Applied(students.length));
        return code;
    }

    private FriendGroup.Stage stage(String code) {
        return groups.find(campus.student(0), code).orElseThrow().stage(World.NOW);
    }

    private OfferId anyOf(ServiceSession session) {
        return pool.applicants(session.id()).get(0).id();
    }

    private ClaimOutcome choose(ServiceSession session) {
        return pool.choose(campus.communityViewer(), session.id(), anyOf(session));
    }

    @Test
    void theyWaitTogether_andTheOrganiserTakesAllByAnyOfThem() {
        var session = chosen(SATURDAY, 4);
        var code = applied(session, 0, 1, 2);
        assertThat(stage(code)).isEqualTo(FriendGroup.Stage.WAITING);
        assertThat(there(session)).as("nobody has a place yet").isEmpty();
        assertThat(pool.applicants(session.id())).hasSize(3).allMatch(each -> each.group() != null);
        assertThat(groups.submit(campus.student(0), code)).as("sent again").isEqualTo(new GroupOutcome.Applied(3));
        assertThat(pool.applicants(session.id())).hasSize(3);
        assertThat(groups.openOf(id(1))).as("it stands in the pool").hasSize(1);

        var last = pool.applicants(session.id()).get(2).id();
        assertThat(pool.choose(campus.communityViewer(), session.id(), last))
                .isEqualTo(new ClaimOutcome.Confirmed(session.id()));
        assertThat(there(session)).containsExactlyInAnyOrder(id(0), id(1), id(2));
        assertThat(stage(code)).isEqualTo(FriendGroup.Stage.PLACED);
        assertThat(pool.applicants(session.id())).isEmpty();
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.Placed(3));
    }

    @Test
    void theOrganiserTurnsAllOfThemDown_andEachMayComeAloneThen() {
        var session = chosen(SATURDAY, 4);
        var code = applied(session, 0, 1);
        assertThat(pool.turnDown(campus.communityViewer(), session.id(), anyOf(session)))
                .isTrue();
        assertThat(stage(code)).isEqualTo(FriendGroup.Stage.REFUSED);
        assertThat(pool.applicants(session.id())).isEmpty();
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.NoLongerOpen());
        assertThat(groups.agree(campus.student(3), code)).isEqualTo(new GroupOutcome.NoLongerOpen());
        assertThat(groups.openOf(id(0))).isEmpty();
        assertThat(pool.claim(campus.student(1), role(session))).isEqualTo(new ClaimOutcome.Applied(session.id()));
    }

    @Test
    void wherePlacesAreTooFewNobodyIsTaken_andTheyGoOnWaiting() {
        var session = chosen(SATURDAY, 3);
        applied(session, 0, 1, 2);
        pool.claim(campus.student(5), role(session));
        var alone = pool.applicants(session.id()).get(3);
        assertThat(alone.group()).isNull();
        assertThat(pool.choose(campus.communityViewer(), session.id(), alone.id()))
                .isInstanceOf(ClaimOutcome.Confirmed.class);
        assertThat(choose(session)).isEqualTo(new ClaimOutcome.TooFew(2, 3));
        assertThat(there(session)).containsExactly(id(5));
        assertThat(pool.applicants(session.id())).hasSize(3);
        var other = chosen(SATURDAY.plusDays(1), 2);
        var code = agreed(other, 3, 4);
        pool.claim(campus.student(5), role(other));
        choose(other);
        assertThat(groups.submit(campus.student(3), code)).isEqualTo(new GroupOutcome.TooFew(1, 2));
        assertThat(pool.applicants(other.id())).isEmpty();
    }

    @Test
    void ifOneCannotGoAnyMoreNobodyIsTaken() {
        var session = chosen(SATURDAY, 4);
        var elsewhere = world.accepted(campus, SATURDAY.plusHours(1), 1);
        applied(session, 0, 1, 2);
        pool.claim(campus.student(1), role(elsewhere));
        assertThat(choose(session)).isEqualTo(new ClaimOutcome.NotAll(new ClaimOutcome.Overlaps()));
        assertThat(there(session)).isEmpty();
    }

    @Test
    void ifOneGoesTheApplicationOfAllIsTakenBack_andTheOthersMayApplyAgain() {
        var session = chosen(SATURDAY, 4);
        var code = applied(session, 0, 1, 2);
        assertThat(groups.leave(campus.student(3), code)).as("not in it").isEqualTo(new GroupOutcome.NotFound());
        assertThat(groups.leave(campus.student(2), code)).isEqualTo(new GroupOutcome.Left());
        assertThat(pool.applicants(session.id())).isEmpty();
        assertThat(stage(code)).isEqualTo(FriendGroup.Stage.OPEN);
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.Applied(2));
        assertThat(choose(session)).isInstanceOf(ClaimOutcome.Confirmed.class);
        assertThat(there(session)).containsExactlyInAnyOrder(id(0), id(1));
    }

    @Test
    void takingBackOnesOwnApplicationIsTheSame_andWhoeverStartedItEndsIt() {
        var session = chosen(SATURDAY, 4);
        var code = applied(session, 0, 1);
        var own = pool.applications(id(0)).get(session.id());
        assertThat(own).isNotNull();
        assertThat(pool.withdraw(campus.student(1), own)).as("of another").isEqualTo(new WithdrawOutcome.NotFound());
        assertThat(pool.withdraw(campus.student(0), own)).isEqualTo(new WithdrawOutcome.Done());
        assertThat(pool.applicants(session.id())).isEmpty();
        assertThat(stage(code)).isEqualTo(FriendGroup.Stage.ENDED);
        assertThat(groups.openOf(id(1))).isEmpty();
    }

    @Test
    void aGroupDoesNotRunOutWhileItWaits_butOverItIsWhenTheSessionBegins() {
        var session = chosen(SATURDAY, 4);
        var code = applied(session, 0, 1);
        var group = groups.find(campus.student(0), code).orElseThrow();
        assertThat(group.stage(World.NOW.plus(Duration.ofDays(3)))).isEqualTo(FriendGroup.Stage.WAITING);
        assertThat(group.stage(session.startsAt())).isEqualTo(FriendGroup.Stage.EXPIRED);
        assertThat(clock.at(session.startsAt(), () -> groups.openOf(id(0)))).isEmpty();
    }

    @Test
    void anotherCommunityDecidesNothing() {
        var session = chosen(SATURDAY, 4);
        applied(session, 0, 1);
        var stranger = world.campus("外面" + COUNT.incrementAndGet(), 1).communityViewer();
        assertThat(pool.choose(stranger, session.id(), anyOf(session))).isEqualTo(new ClaimOutcome.NotFound());
        assertThat(pool.turnDown(stranger, session.id(), anyOf(session))).isFalse();
    }

    /** Taken, turned down and taken back at the same moment: one of it happens, to all of them. */
    @Test
    void whateverIsDecidedAtOnceIsDecidedForAll() throws Exception {
        for (int round = 0; round < 8; round++) {
            var session = chosen(SATURDAY.plusDays(round), 4);
            var code = applied(session, 0, 1, 2);
            pool.claim(campus.student(3), role(session));
            pool.claim(campus.student(4), role(session));
            var offers = pool.applicants(session.id());
            AtOnce.run(Stream.of(
                    (Callable<Object>) () -> at(() -> pool.choose(
                            campus.communityViewer(),
                            session.id(),
                            offers.get(0).id())),
                    () -> at(() -> pool.choose(
                            campus.communityViewer(),
                            session.id(),
                            offers.get(2).id())),
                    () -> at(() -> pool.turnDown(
                            campus.communityViewer(),
                            session.id(),
                            offers.get(1).id())),
                    () -> at(() -> groups.leave(campus.student(1), code)),
                    () -> at(() -> pool.choose(
                            campus.communityViewer(),
                            session.id(),
                            offers.get(3).id())),
                    () -> at(() -> pool.choose(
                            campus.communityViewer(),
                            session.id(),
                            offers.get(4).id()))));
            var there = there(session);
            long in = List.of(id(0), id(1), id(2)).stream()
                    .filter(there::contains)
                    .count();
            assertThat(in).as("round %d: %s", round, there).isIn(0L, 3L);
            assertThat(there).as("round %d", round).hasSizeLessThanOrEqualTo(4);
            assertThat(stage(code) == FriendGroup.Stage.PLACED).isEqualTo(in == 3);
            assertThat(jdbc.sql("select taken from assignment.role_places where role_id = :role")
                            .param("role", role(session).value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(there.size());
        }
    }

    private <T> T at(java.util.function.Supplier<T> step) {
        return clock.at(World.NOW, step);
    }

    /** What code would do that knows nothing of groups: the database does not let it. */
    @Test
    void theDatabaseLetsNobodyTearThemApart() {
        var session = chosen(SATURDAY, 4);
        applied(session, 0, 1);
        assertThatThrownBy(() -> jdbc.sql(
                                "update assignment.offer set status = 'ACCEPTED', decided_at = offered_at where id = :id")
                        .param("id", anyOf(session).value())
                        .update())
                .hasMessageContaining("decided as one");
        assertThat(pool.applicants(session.id())).hasSize(2);
    }
}
