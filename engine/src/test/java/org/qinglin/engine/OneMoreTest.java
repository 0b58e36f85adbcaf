package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qinglin.engine.SmallRound.HERE;
import static org.qinglin.engine.SmallRound.adult;
import static org.qinglin.engine.SmallRound.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OneMoreTest {

    private final Problem problem = new SmallRound()
            .person(adult("a", 0).skill("arts", 1))
            .role(Role.of("plain", hours(9, 11), HERE))
            .role(Role.of("arts", hours(9, 11), HERE).skill("arts", 1).heads(1, 2))
            .problem();
    private final Plan plan = SmallRound.plan(problem);

    @Test
    void someoneWithoutTheSkillFillsThePlainPlaceSomeoneWithItMore() {
        var plain = OneMore.of(problem, plan, adult("x", 0).build(), Progress.SILENT);
        assertThat(plain.places()).isEqualTo(1);
        assertThat(plain.roles()).containsExactly("plain");
        // half the skill fit, the whole distance, and the place: 1250 + 2500 + 10,000
        assertThat(plain.value()).isEqualTo(13_750);
        var far = OneMore.of(problem, plan, adult("y", 40).build(), Progress.SILENT);
        assertThat(far).isEqualTo(new OneMore(0, 0, List.of()));
    }

    @Test
    void repairFindsWhatPlanningAnewFinds() {
        for (long seed = 0; seed < 40; seed++) {
            Problem random = RandomProblems.of(seed, 20, 8);
            Person extra = RandomProblems.of(seed + 500, 1, 1).people().get(0);
            Person guest = extra.toBuilder().id("guest").build();
            Plan before = SmallRound.plan(random);
            List<Person> people = new ArrayList<>(random.people());
            people.add(guest);
            Plan after = SmallRound.plan(new Problem(people, random.roles(), random.weights()));
            StandingPlan standing = OneMore.standing(random, before, Progress.SILENT);
            for (int again = 0; again < 2; again++) {
                assertThat(OneMore.of(standing, guest).value())
                        .as("seed %d", seed)
                        .isEqualTo(after.certificate().objective()
                                - before.certificate().objective());
            }
        }
    }

    @Test
    void rulesBeyondTheFlowFormAreLeftOut() {
        Problem ruled = problem.with(new Rules(true, true, 80, List.of(), new TreeMap<>(), new TreeMap<>()));
        Plan kept = Matcher.exact().match(ruled, Progress.SILENT);
        assertThat(OneMore.of(ruled, kept, adult("x", 0).build(), Progress.SILENT)
                        .value())
                .isEqualTo(OneMore.of(problem, plan, adult("x", 0).build(), Progress.SILENT)
                        .value());
    }

    @Test
    void someoneWhoStandsThereAlreadyIsRefused() {
        assertThatThrownBy(() -> OneMore.of(problem, plan, adult("a", 0).build(), Progress.SILENT))
                .hasMessageContaining("a");
    }
}
