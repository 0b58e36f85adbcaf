package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;

/** Friends who sign up together: all or nobody, and nobody without their own word. */
@PlatformTest
class FriendGroupsTest extends Friends {

    @Test
    void allWhoAgreedGetTheirPlacesTogether_andNobodyElse() {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = agreed(session, 0, 1, 2);
        assertThat(there(session)).as("agreeing takes no place").isEmpty();
        assertThat(groups.submit(campus.student(1), code))
                .as("not a friend's to do")
                .isEqualTo(new GroupOutcome.NotFound());
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.Placed(3));
        assertThat(there(session)).containsExactlyInAnyOrder(id(0), id(1), id(2));
        assertThat(groups.submit(campus.student(0), code)).as("sent again").isEqualTo(new GroupOutcome.Placed(3));
        assertThat(groups.agree(campus.student(3), code)).isEqualTo(new GroupOutcome.NoLongerOpen());
        assertThat(there(session)).hasSize(3);
    }

    @Test
    void wherePlacesAreTooFewNobodyHasOne_andTheGroupStands() {
        var session = world.accepted(campus, SATURDAY, 3);
        var code = agreed(session, 0, 1, 2);
        pool.claim(campus.student(5), role(session));
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.TooFew(2, 3));
        assertThat(there(session)).containsExactly(id(5));
        assertThat(groups.leave(campus.student(2), code)).isEqualTo(new GroupOutcome.Left());
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.Placed(2));
    }

    @Test
    void whoCannotGoIsNamed_andTheReasonIsTheirsAlone() {
        var session = world.accepted(campus, SATURDAY, 4);
        var elsewhere = world.accepted(campus, SATURDAY.plusHours(1), 1);
        var code = agreed(session, 0, 1, 2);
        pool.claim(campus.student(1), role(elsewhere));
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.CannotAll(List.of(id(1))));
        assertThat(there(session)).isEmpty();
        assertThat(pool.obstacle(campus.student(1), role(session))).isInstanceOf(ClaimOutcome.Overlaps.class);
    }

    @Test
    void aGroupIsAsLargeAsThereArePlaces_eightAtMost() {
        var small = world.accepted(campus, SATURDAY, 2);
        var pair = agreed(small, 0, 1);
        assertThat(groups.agree(campus.student(2), pair)).isEqualTo(new GroupOutcome.GroupFull(2));
        var large = world.accepted(campus, SATURDAY.plusDays(1), 12);
        var eight = agreed(large, 0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(groups.agree(campus.student(8), eight)).isEqualTo(new GroupOutcome.GroupFull(8));
        var single = world.accepted(campus, SATURDAY.plusDays(2), 1);
        assertThat(groups.start(campus.student(0), role(single))).isEqualTo(new GroupOutcome.TooFew(1, 2));
    }

    @Test
    void aGroupOfOneIsNone_andOneStudentIsInOneGroupASession() {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = started(0, session);
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.Alone());
        assertThat(groups.start(campus.student(0), role(session)))
                .as("the same one")
                .isEqualTo(new GroupOutcome.Started(code));
        var other = started(1, session);
        assertThat(groups.agree(campus.student(1), code)).isEqualTo(new GroupOutcome.InAnother());
        assertThat(groups.leave(campus.student(1), other)).isEqualTo(new GroupOutcome.Ended());
        assertThat(groups.agree(campus.student(1), code)).isEqualTo(new GroupOutcome.Agreed());
    }

    @Test
    void itsTimeIsUpAfterTwoDays_orWhenItBegins() {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = agreed(session, 0, 1);
        var late = World.NOW.plus(Duration.ofDays(2));
        assertThat(clock.at(late, () -> groups.agree(campus.student(2), code)))
                .isEqualTo(new GroupOutcome.NoLongerOpen());
        assertThat(clock.at(late, () -> groups.submit(campus.student(0), code)))
                .isEqualTo(new GroupOutcome.NoLongerOpen());
        assertThat(clock.at(late, () -> groups.openOf(id(0)))).isEmpty();
        var soon = world.accepted(campus, LocalDateTime.of(2026, 6, 2, 20, 0), 4);
        var tonight = groups.find(campus.student(0), started(0, soon)).orElseThrow();
        assertThat(tonight.expiresAt()).isEqualTo(soon.startsAt());
    }

    @Test
    void whereALotteryDecidesEveryoneComesAlone() {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = agreed(session, 0, 1);
        assertThat(admissions.set(campus.communityViewer(), session.id(), Admission.LOTTERY))
                .isInstanceOf(AdmissionOutcome.Done.class);
        var refused = new GroupOutcome.NotTogether(Admission.LOTTERY);
        assertThat(groups.start(campus.student(2), role(session))).isEqualTo(refused);
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(refused);
        assertThat(there(session)).isEmpty();
    }

    @Test
    void aCodeOpensNothingToAnotherCollege() {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = agreed(session, 0, 1);
        var stranger = world.campus("外校朋友" + COUNT.incrementAndGet(), 1).student(0);
        assertThat(groups.find(stranger, code)).isEmpty();
        assertThat(groups.agree(stranger, code)).isEqualTo(new GroupOutcome.NotFound());
        assertThat(groups.leave(stranger, code)).isEqualTo(new GroupOutcome.NotFound());
        assertThat(groups.start(stranger, role(session))).isEqualTo(new GroupOutcome.NotFound());
        assertThat(groups.leave(campus.student(3), code)).as("not in it").isEqualTo(new GroupOutcome.NotFound());
        assertThat(groups.find(campus.student(3), "0".repeat(32))).isEmpty();
    }

    @Test
    void groupsAndSinglesAtOnceFillWhatIsThere_andNoGroupIsTornApart() throws Exception {
        for (int round = 0; round < 5; round++) {
            var session = world.accepted(campus, SATURDAY.plusDays(round), 5);
            var codes = List.of(agreed(session, 0, 1, 2), agreed(session, 3, 4, 5), agreed(session, 6, 7, 8));
            var outcomes = AtOnce.run(Stream.concat(
                    IntStream.range(0, 3).mapToObj(i -> (Callable<Object>) () ->
                            clock.at(World.NOW, () -> groups.submit(campus.student(3 * i), codes.get(i)))),
                    IntStream.range(9, 12).mapToObj(i -> (Callable<Object>)
                            () -> clock.at(World.NOW, () -> pool.claim(campus.student(i), role(session))))));
            var there = there(session);
            assertThat(there).as("round %d", round).hasSizeLessThanOrEqualTo(5);
            for (int i = 0; i < 3; i++) {
                var group = List.of(id(3 * i), id(3 * i + 1), id(3 * i + 2));
                long in = group.stream().filter(there::contains).count();
                assertThat(in).as("round %d, group %d", round, i).isIn(0L, 3L);
                assertThat(outcomes.get(i) instanceof GroupOutcome.Placed).isEqualTo(in == 3);
            }
            assertThat(there).as("one group fits, and singles fill the rest").hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void ofManyFriendsAtOnceAsManyGetInAsMay() throws Exception {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = started(0, session);
        var outcomes = AtOnce.run(IntStream.range(1, 12).mapToObj(i ->
                (Callable<GroupOutcome>) () -> clock.at(World.NOW, () -> groups.agree(campus.student(i), code))));
        assertThat(outcomes).filteredOn(new GroupOutcome.Agreed()::equals).hasSize(3);
        assertThat(outcomes).filteredOn(new GroupOutcome.GroupFull(4)::equals).hasSize(8);
        assertThat(groups.find(campus.student(0), code).orElseThrow().members()).hasSize(4);
    }

    /** Whoever agrees while the group is being signed up is either in with all of them, or told that it is too late. */
    @Test
    void nobodySlipsIntoAGroupThatIsBeingSignedUp() throws Exception {
        for (int round = 0; round < 8; round++) {
            var session = world.accepted(campus, SATURDAY.plusDays(round), 4);
            var code = agreed(session, 0, 1);
            var outcomes = AtOnce.run(Stream.of(
                    (Callable<GroupOutcome>) () -> clock.at(World.NOW, () -> groups.submit(campus.student(0), code)),
                    () -> clock.at(World.NOW, () -> groups.agree(campus.student(2), code)),
                    () -> clock.at(World.NOW, () -> groups.leave(campus.student(1), code))));
            var members = groups.find(campus.student(0), code).orElseThrow().members();
            if (outcomes.get(0) instanceof GroupOutcome.Placed) {
                assertThat(there(session))
                        .as("round %d: %s", round, outcomes)
                        .containsExactlyInAnyOrderElementsOf(members);
            } else {
                assertThat(there(session)).as("round %d: %s", round, outcomes).isEmpty();
            }
        }
    }

    @Test
    void aGroupWhoseSubmitWasCutOffIsSignedUpByTheNextOne() {
        var session = world.accepted(campus, SATURDAY, 4);
        var code = agreed(session, 0, 1);
        jdbc.sql("update assignment.friend_group set submitted_at = :now where code = :code")
                .param("now", org.qinglin.app.shared.Sql.at(World.NOW))
                .param("code", code)
                .update();
        assertThat(groups.leave(campus.student(1), code)).isEqualTo(new GroupOutcome.NoLongerOpen());
        assertThat(groups.submit(campus.student(0), code)).isEqualTo(new GroupOutcome.Placed(2));
    }
}
