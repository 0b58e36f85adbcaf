package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.engine.SmallRound.HERE;
import static org.qinglin.engine.SmallRound.adult;
import static org.qinglin.engine.SmallRound.hours;
import static org.qinglin.engine.SmallRound.north;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.PlanComparison.Kind;
import org.qinglin.engine.PlanComparison.Reason;

class PlanComparisonTest {

    private static PlanComparison compare(Problem one, Problem other) {
        return PlanComparison.of(one, SmallRound.plan(one), other, SmallRound.plan(other));
    }

    private static SmallRound round() {
        return new SmallRound()
                .person(adult("a", 0))
                .role(Role.of("near", hours(9, 11), HERE))
                .role(Role.of("far", hours(9, 11), north(10)).programme("wished"));
    }

    @Test
    void nothingChangesBetweenAPlanAndItself() {
        var same = compare(round().problem(), round().problem());
        assertThat(same.people()).isEmpty();
        assertThat(same.roles()).isEmpty();
        assertThat(same.weights()).isEmpty();
        assertThat(same.before()).isEqualTo(same.after());
    }

    @Test
    void otherWeightsMoveSomebodyAndAreNamed() {
        var one = new SmallRound()
                .person(adult("a", 0).wishes(List.of("wished")))
                .role(Role.of("near", hours(9, 11), HERE))
                .role(Role.of("far", hours(9, 11), north(10)).programme("wished"));
        var wishless = new Weights(2500, 2500, 0, 1000, 1500, 500, 15_000, 1200, 10_000, 4000, 500, 1000, 50, 30);
        var wishful = new Weights(2500, 2500, 2000, 1000, 1500, 500, 15_000, 1200, 10_000, 4000, 500, 1000, 50, 30);
        var before = one.weights(wishful).problem();
        var after = one.weights(wishless).problem();
        var changed = compare(before, after);
        assertThat(changed.weights()).containsExactly(new PlanComparison.WeightChange("wish", 2000, 0));
        assertThat(changed.people()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Kind.MOVED);
            assertThat(each.from().roleId()).isEqualTo("far");
            assertThat(each.from().parts().wish()).isEqualTo(2000);
            assertThat(each.to().roleId()).isEqualTo("near");
            assertThat(each.reason()).isEqualTo(Reason.WORTH_MORE);
        });
        assertThat(changed.roles())
                .containsExactly(
                        new PlanComparison.RoleChange("far", 1, 1, 0, 1),
                        new PlanComparison.RoleChange("near", 0, 1, 1, 1));
        assertThat(changed.before().wishesMet()).isEqualTo(1);
        assertThat(changed.after().wishesMet()).isZero();
        assertThat(changed.after().meanMetres()).isLessThan(changed.before().meanMetres());
    }

    @Test
    void somebodyNewTakesThePlaceAndWhoHadItMovesOn() {
        var changed = compare(
                round().problem(),
                round().person(adult("b", 0).served(List.of(""))).problem());
        assertThat(changed.newPeople()).containsExactly("b");
        assertThat(changed.people())
                .extracting(PlanComparison.PersonChange::kind)
                .contains(Kind.GAINED);
        assertThat(changed.people())
                .filteredOn(each -> each.kind() == Kind.GAINED)
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo(Reason.PERSON_NEW));
        assertThat(changed.after().coverage().filled()).isEqualTo(2);
    }

    @Test
    void aWithdrawnNeedAndAWithdrawnPersonAreNamedAsTheReason() {
        var before = new SmallRound()
                .person(adult("a", 0))
                .person(adult("b", 1))
                .role(Role.of("stays", hours(9, 11), HERE))
                .role(Role.of("goes", hours(14, 16), HERE));
        var after = new SmallRound().person(adult("b", 1)).role(Role.of("stays", hours(9, 11), HERE));
        var changed = compare(before.problem(), after.problem());
        assertThat(changed.gonePeople()).containsExactly("a");
        assertThat(changed.goneRoles()).containsExactly("goes");
        assertThat(changed.people())
                .extracting(PlanComparison.PersonChange::reason)
                .contains(Reason.PERSON_GONE);
    }

    @Test
    void aBlockIsNamedAsAPolicyThatKeepsTheOldPersonAway() {
        var before = new SmallRound().person(adult("a", 0)).role(Role.of("r", hours(9, 11), HERE));
        var after = new SmallRound()
                .person(adult("a", 0))
                .role(Role.of("r", hours(9, 11), HERE).blocked(List.of("a")));
        assertThat(compare(before.problem(), after.problem()).people())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.kind()).isEqualTo(Kind.LOST);
                    assertThat(each.reason()).isEqualTo(Reason.NO_LONGER_ELIGIBLE);
                });
        assertThat(compare(after.problem(), before.problem()).people())
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).isEqualTo(Reason.NOW_ELIGIBLE));
    }

    @Test
    void theChangesTurnTheFirstPlanIntoTheSecond() {
        for (long seed = 0; seed < 40; seed++) {
            var one = RandomProblems.of(seed, 20, 8);
            var other = RandomProblems.of(seed + 1000, 22, 9);
            var first = SmallRound.plan(one);
            var second = SmallRound.plan(other);
            var pairs = pairs(first);
            for (var each : PlanComparison.of(one, first, other, second).people()) {
                if (each.from() != null) {
                    assertThat(pairs.remove(each.personId() + "/" + each.from().roleId()))
                            .as("seed %d", seed)
                            .isTrue();
                }
                if (each.to() != null) {
                    assertThat(pairs.add(each.personId() + "/" + each.to().roleId()))
                            .as("seed %d", seed)
                            .isTrue();
                }
            }
            assertThat(pairs).as("seed %d", seed).isEqualTo(pairs(second));
        }
    }

    private static Set<String> pairs(Plan plan) {
        var pairs = new HashSet<String>();
        plan.assignments().forEach(each -> pairs.add(each.personId() + "/" + each.roleId()));
        return pairs;
    }
}
