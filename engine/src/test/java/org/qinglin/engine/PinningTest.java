package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Pinning.Obstacle;
import org.qinglin.engine.Rules.Pin;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;
import org.qinglin.engine.verify.Verifier;

class PinningTest {

    private static Role.Builder role(String id, int from, int to) {
        return Role.of(id, SmallRound.hours(from, to), SmallRound.HERE).heads(0, 1);
    }

    private static Obstacle only(Problem problem, Pin... wanted) {
        var pinning = Pinning.of(problem, List.of(wanted));
        assertThat(pinning.left()).hasSize(1);
        assertThat(pinning.kept()).hasSize(wanted.length - 1);
        return pinning.left().get(0).obstacle();
    }

    @Test
    void namesThePoliciesThatRefuse() {
        var far = Person.of("far", 1, SmallRound.north(40), SmallRound.DAY.minusYears(20));
        var problem = new SmallRound().person(far).role(role("tutor", 9, 11)).problem();
        assertThat(only(problem, new Pin("far", "tutor")))
                .isInstanceOfSatisfying(
                        Obstacle.NotEligible.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::policy)
                                .containsExactly(Policy.FREE_THEN, Policy.WITHIN_REACH));
    }

    @Test
    void namesWhomAndWhatTheProblemLacks() {
        var problem = new SmallRound()
                .person(SmallRound.adult("ann", 0))
                .role(role("tutor", 9, 11))
                .problem();
        assertThat(only(problem, new Pin("bob", "tutor"))).isEqualTo(new Obstacle.NoSuchPerson());
        assertThat(only(problem, new Pin("ann", "guide"))).isEqualTo(new Obstacle.NoSuchRole());
    }

    @Test
    void whoWasPinnedBeforeHasTheRightOfWay() {
        var problem = new SmallRound()
                .person(SmallRound.adult("ann", 0))
                .person(SmallRound.adult("bob", 0).capacity(3))
                .role(role("tutor", 9, 11))
                .role(role("guide", 10, 12))
                .role(role("late", 14, 16))
                .problem();
        assertThat(only(problem, new Pin("ann", "tutor"), new Pin("bob", "tutor")))
                .isEqualTo(new Obstacle.Full(1));
        assertThat(only(problem, new Pin("ann", "tutor"), new Pin("ann", "late")))
                .isEqualTo(new Obstacle.NoTaskLeft(1));
        assertThat(only(problem, new Pin("bob", "tutor"), new Pin("bob", "guide")))
                .isEqualTo(new Obstacle.SameTime("tutor"));
        assertThat(Pinning.of(problem, List.of(new Pin("bob", "tutor"), new Pin("bob", "tutor")))
                        .kept())
                .containsExactly(new Pin("bob", "tutor"));
    }

    @Test
    void aPlanWithWhatIsKeptHoldsEveryPinAndIsVerified() {
        int kept = 0;
        int left = 0;
        for (long seed = 0; seed < 400; seed++) {
            var problem = RandomProblems.of(seed, 6, 5);
            var random = new Random(seed);
            var rules = new Rules(
                    random.nextBoolean(),
                    random.nextBoolean(),
                    random.nextBoolean() ? 100 : 0,
                    List.of(),
                    Rules.FLOW_FORM.units(),
                    Rules.FLOW_FORM.floors());
            problem = problem.with(random.nextBoolean() ? rules : Rules.FLOW_FORM);
            var pinning = Pinning.of(problem, wanted(problem, random));
            kept += pinning.kept().size();
            left += pinning.left().size();
            var pinned = problem.with(problem.rules().withPins(pinning.kept()));
            var plan = SmallRound.plan(pinned);
            assertThat(plan.assignments().stream().map(each -> new Pin(each.personId(), each.roleId())))
                    .as("seed %d", seed)
                    .containsAll(pinning.kept());
            assertThat(Verifier.check(pinned, plan).reasons())
                    .as("seed %d", seed)
                    .isEmpty();
            if (!pinning.kept().isEmpty() && problem.rules().equals(Rules.FLOW_FORM)) {
                assertThat(plan.certificate().gap()).as("seed %d", seed).isZero();
            }
        }
        assertThat(kept).isGreaterThan(100);
        assertThat(left).isGreaterThan(100);
    }

    private static List<Pin> wanted(Problem problem, Random random) {
        var wanted = new ArrayList<Pin>();
        for (int i = 0; i < 4 && !problem.people().isEmpty() && !problem.roles().isEmpty(); i++) {
            wanted.add(new Pin(
                    problem.people()
                            .get(random.nextInt(problem.people().size()))
                            .id(),
                    problem.roles().get(random.nextInt(problem.roles().size())).id()));
        }
        return wanted;
    }
}
