package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qinglin.engine.SmallRound.HERE;
import static org.qinglin.engine.SmallRound.adult;
import static org.qinglin.engine.SmallRound.at;
import static org.qinglin.engine.SmallRound.hours;
import static org.qinglin.engine.SmallRound.north;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmallestChangeTest {

    private static SmallestChange changes(Problem problem) {
        return new SmallestChange(problem, SmallRound.plan(problem), LocalDateTime.MIN);
    }

    @Test
    void saysHowManyCouldComeIfTheWayMightBeLonger() {
        var problem = new SmallRound() // the reach is 15 km
                .person(adult("a", 17.5))
                .person(adult("b", 19.5))
                .person(adult("c", 19.8))
                .role(Role.of("r", hours(9, 11), HERE).heads(1, 3))
                .problem();
        assertThat(changes(problem).ofRole("r"))
                .containsExactly(
                        new Remedy(new Change.Farther(5000), List.of("r"), 3, 3, 3),
                        new Remedy(new Change.Farther(3000), List.of("r"), 1, 1, 1));
    }

    @Test
    void saysWhomACourseWouldBringAndWhatTheyWouldFill() {
        var problem = new SmallRound()
                .person(adult("a", 0))
                .person(adult("b", 0).skill("first-aid", 1))
                .person(adult("c", 0))
                .person(adult("lacks two", 0))
                .role(Role.of("r", hours(9, 11), HERE).skill("first-aid", 2).heads(1, 2))
                .role(Role.of("s", hours(9, 11), HERE).skill("first-aid", 2).heads(1, 1))
                .role(Role.of("t", hours(9, 11), HERE)
                        .skill("first-aid", 2)
                        .skill("arts", 1)
                        .heads(1, 1))
                .problem();
        var course = new Change.Course("first-aid", 2);
        assertThat(changes(problem).ofRole("r")).containsExactly(new Remedy(course, List.of("r"), 4, 2, 2));
        assertThat(changes(problem).ofRole("t")).isEmpty();
        assertThat(changes(problem).forAll(5)).containsExactly(new Remedy(course, List.of("r", "s"), 4, 3, 3));
    }

    @Test
    void whoServesAtNoonAndAgainAfterItHasTwoTasksWhereSessionsLeaveTheBlocksAsTheyAre() {
        var flow = new SmallRound()
                .person(Person.of("a", 2, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(8, 21))))
                .role(Role.of("noon", hours(11, 13), HERE).urgency(3))
                .role(Role.of("after", hours(14, 16), HERE).urgency(3))
                .role(Role.of("evening", hours(19, 20), north(10)))
                .problem();
        var problem = flow.with(new Rules(false, true, 0, List.of(), new TreeMap<>(), new TreeMap<>()));
        assertThat(changes(problem).ofRole("evening"))
                .containsExactly(new Remedy(new Change.OneMoreTask(), List.of("evening"), 1, 1, 1));
    }

    @Test
    void findsTheLeastShiftAndTheOneThatFillsMost() {
        var problem = new SmallRound()
                .person(adult("early", 0))
                .person(Person.of("a", 1, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(13, 16))))
                .person(Person.of("b", 1, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(12, 14))))
                .person(Person.of("c", 1, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(12, 14))))
                .role(Role.of("r", hours(18, 20), HERE).heads(1, 2))
                .problem();
        // "early" is free 8–18, so from 16:00 on; "a" until 16:00, so at 14:00; b and c at 12:00, out of reach of 5
        // hours.
        assertThat(changes(problem).ofRole("r"))
                .containsExactly(
                        new Remedy(new Change.Shift(-240), List.of("r"), 2, 2, 2),
                        new Remedy(new Change.Shift(-120), List.of("r"), 1, 1, 1));
    }

    @Test
    void aShiftCountsThoseWhoCouldThenNoLongerCome() {
        var problem = new SmallRound()
                .person(Person.of("now", 1, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(9, 11))))
                .person(Person.of("then", 1, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(10, 12))))
                .role(Role.of("r", hours(9, 11), HERE).heads(1, 2))
                .problem();
        assertThat(changes(problem).ofRole("r")).isEmpty(); // one comes, one stays away: nothing is gained
    }

    @Test
    void movesNoSessionIntoThePast() {
        var problem = new SmallRound()
                .person(Person.of("a", 1, HERE, LocalDate.of(2004, 1, 1)).free(List.of(hours(8, 10))))
                .role(Role.of("r", hours(9, 11), HERE))
                .problem();
        assertThat(changes(problem).ofRole("r"))
                .containsExactly(new Remedy(new Change.Shift(-60), List.of("r"), 1, 1, 1));
        assertThat(new SmallestChange(problem, SmallRound.plan(problem), at(9)).ofRole("r"))
                .isEmpty();
    }

    @Test
    void namesAGuardiansConsent() {
        var problem = new SmallRound()
                .person(Person.of("minor", 1, HERE, LocalDate.of(2009, 12, 1)).free(List.of(hours(8, 18))))
                .role(Role.of("r", hours(9, 11), HERE))
                .problem();
        assertThat(changes(problem).ofRole("r"))
                .containsExactly(new Remedy(new Change.Consent(), List.of("r"), 1, 1, 1));
    }

    @Test
    void namesThoseWhoseCapacityIsUsedUp() {
        var problem = new SmallRound()
                .person(adult("a", 0))
                .person(adult("too young to be asked", 30))
                .role(Role.of("morning", hours(9, 11), HERE).waitingDays(5))
                .role(Role.of("afternoon", hours(14, 16), HERE))
                .problem();
        assertThat(changes(problem).ofRole("afternoon"))
                .containsExactly(
                        new Remedy(new Change.OneMoreTask(), List.of("afternoon"), 1, 1, 1),
                        new Remedy(new Change.Farther(20_000), List.of("afternoon"), 1, 1, 1));
    }

    @Test
    void countsWhoIsEngagedOnlyWhereSomebodyElseCanStandIn() {
        // The skilled one serves at "easy"; only where "idle" may stand in there is a course for "skilled" of use.
        var round = new SmallRound()
                .person(adult("engaged", 0).served(List.of("c")))
                .role(Role.of("easy", hours(9, 11), HERE).place("c", "s"))
                .role(Role.of("hard", hours(9, 11), HERE).skill("arts", 1));
        assertThat(changes(round.problem()).ofRole("hard")).isEmpty();
        var more = round.person(adult("idle", 14).blocked(List.of("")));
        assertThat(changes(more.problem()).ofRole("hard"))
                .containsExactly(new Remedy(new Change.Course("arts", 1), List.of("hard"), 1, 1, 1));
    }

    @Test
    void aChangeDoneForEverybodyLetsTheEngineFillAsManyPlacesAtLeast() {
        int told = 0;
        for (long seed = 0; seed < 60; seed++) {
            var problem = RandomProblems.of(seed, 20, 9);
            var plan = SmallRound.plan(problem);
            long filled = plan.coverage(problem).filled();
            for (Remedy each : new SmallestChange(problem, plan, LocalDateTime.MIN).forAll(20)) {
                var changed = made(problem, each);
                if (changed != null) {
                    told++;
                    assertThat(mostPlaces(changed))
                            .as("seed %d, %s", seed, each)
                            .isGreaterThanOrEqualTo(filled + each.fills());
                }
            }
        }
        assertThat(told).isGreaterThan(30);
    }

    /** How many places can be filled at all: every pair worth one, every place the same. */
    private static long mostPlaces(Problem problem) {
        var open = new Weights(2, 0, 0, 0, 0, 0, problem.weights().reachMetres(), 1, 10_000, 10_000, 0, 0, 0, 0);
        var asked = new Problem(problem.people(), problem.roles(), open);
        return SmallRound.plan(asked).coverage(asked).filled();
    }

    private static Problem made(Problem problem, Remedy remedy) {
        if (remedy.change() instanceof Change.Farther farther) {
            int reach = problem.weights().reachMetres() + farther.metres();
            return new Problem(
                    problem.people(), problem.roles(), problem.weights().withReachMetres(reach));
        }
        if (remedy.change() instanceof Change.Consent) {
            return people(problem, person -> rebuilt(person, person.capacity(), person.skills(), true));
        }
        if (remedy.change() instanceof Change.OneMoreTask) {
            return people(
                    problem,
                    person -> rebuilt(person, person.capacity() + 1, person.skills(), person.guardianConsent()));
        }
        if (remedy.change() instanceof Change.Course course) {
            return people(problem, person -> {
                Map<String, Integer> skills = new HashMap<>(person.skills());
                skills.merge(course.skill(), course.level(), Math::max);
                return rebuilt(person, person.capacity(), skills, person.guardianConsent());
            });
        }
        return null; // a shift is held to the exact cases above
    }

    private static Problem people(Problem problem, java.util.function.UnaryOperator<Person> change) {
        List<Person> people = new ArrayList<>();
        problem.people().forEach(person -> people.add(change.apply(person)));
        return new Problem(people, problem.roles(), problem.weights());
    }

    private static Person rebuilt(Person person, int capacity, Map<String, Integer> skills, boolean consent) {
        return person.toBuilder()
                .capacity(capacity)
                .guardianConsent(consent)
                .skills(skills)
                .build();
    }

    @Test
    void saysSoWhenAskedAboutAnotherRoundsRole() {
        var problem =
                new SmallRound().role(Role.of("r", hours(9, 11), north(1))).problem();
        assertThatThrownBy(() -> changes(problem).ofRole("none"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("none");
    }
}
