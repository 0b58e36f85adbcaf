package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Repaired.Seat;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;

class StandingPlanTest {

    @Test
    void isVerifiedAndAsGoodAsAFreshPlanAfterAnyChanges() {
        int changes = 0;
        for (long seed = 0; seed < 250; seed++) {
            changes += play(seed, 7, 6, 12);
        }
        for (long seed = 1000; seed < 1010; seed++) {
            changes += play(seed, 40, 20, 40);
        }
        assertThat(changes).isGreaterThan(3000);
    }

    private static int play(long seed, int persons, int roleCount, int changes) {
        Random random = new Random(seed);
        Problem problem = RandomProblems.of(seed, persons, roleCount);
        StandingPlan standing = StandingPlan.of(problem, Progress.SILENT);
        Set<Seat> seats = new HashSet<>(seats(standing));
        Set<String> pins = new HashSet<>();
        List<String> people = new ArrayList<>();
        problem.people().forEach(person -> people.add(person.id()));
        List<String> roles = new ArrayList<>();
        problem.roles().forEach(role -> roles.add(role.id()));
        Problem others = RandomProblems.of(seed + 7777, changes, changes);
        for (int i = 0; i < changes; i++) {
            String what = "seed " + seed + ", change " + i;
            Repaired repaired;
            int kind = random.nextInt(7);
            String p = people.isEmpty() ? "" : people.get(random.nextInt(people.size()));
            String r = roles.isEmpty() ? "" : roles.get(random.nextInt(roles.size()));
            if (!seats.isEmpty() && random.nextInt(3) > 0) {
                Seat one = List.copyOf(new java.util.TreeSet<>(seats)).get(random.nextInt(seats.size()));
                p = one.personId();
                r = one.roleId();
            }
            if (kind == 0 || p.isEmpty()) {
                Person comes = named(others.people().get(i), "late" + i);
                repaired = standing.arrive(comes);
                people.add(comes.id());
                what += " arrive " + comes.id();
            } else if (kind == 1 || r.isEmpty()) {
                Role opens = named(others.roles().get(i), "more" + i);
                try {
                    repaired = standing.open(opens);
                    roles.add(opens.id());
                } catch (IllegalArgumentException twoPinned) {
                    assertThat(twoPinned).hasMessageContaining("one time block of two");
                    continue;
                }
                what += " open " + opens.id();
            } else if (kind == 2) {
                repaired = standing.withdraw(p);
                people.remove(p);
                String gone = p + "/";
                pins.removeIf(pin -> pin.startsWith(gone));
                what += " withdraw " + p;
            } else if (kind == 3) {
                repaired = standing.noShow(p, r);
                pins.remove(p + "/" + r);
                what += " no-show " + p + " in " + r;
            } else if (kind == 4) {
                String person = p + "/";
                int n = Math.max(random.nextInt(4), (int)
                        pins.stream().filter(pin -> pin.startsWith(person)).count());
                repaired = standing.capacity(p, n);
                what += " capacity " + p + " " + n;
            } else if (kind == 5) {
                String role = "/" + r;
                int n = Math.max(random.nextInt(5), (int)
                        pins.stream().filter(pin -> pin.endsWith(role)).count());
                repaired = standing.places(r, n);
                what += " places " + r + " " + n;
            } else {
                repaired = standing.pin(p, r).orElse(null);
                what += " pin " + p + " in " + r;
                if (repaired == null) {
                    continue;
                }
                pins.add(p + "/" + r);
            }
            assertThat(seats).as("removed was there, %s", what).containsAll(repaired.removed());
            seats.removeAll(repaired.removed());
            assertThat(repaired.added()).as("added was not there, %s", what).noneMatch(seats::contains);
            seats.addAll(repaired.added());
            assertThat(seats(standing)).as(what).containsExactlyInAnyOrderElementsOf(seats);
            assertThat(standing.pinned().stream().map(pin -> pin.personId() + "/" + pin.roleId()))
                    .as("pins, %s", what)
                    .containsExactlyInAnyOrderElementsOf(pins);
            assertThat(repaired.provenOptimal()).as("proven, %s", what).isTrue();
            check(standing, what);
        }
        return changes;
    }

    private static void check(StandingPlan standing, String what) {
        Problem problem = standing.problem();
        Plan plan = standing.plan();
        Verdict verdict = Verifier.check(problem, plan);
        assertThat(verdict.reasons()).as("verified, %s", what).isEmpty();
        assertThat(verdict.optimal()).as("verified as optimal, %s", what).isTrue();
        Plan fresh = Matcher.exact().match(problem, Progress.SILENT);
        assertThat(plan.certificate().objective())
                .as("as good as a fresh plan, %s", what)
                .isEqualTo(fresh.certificate().objective());
        assertThat(plan.eligiblePairs()).as("pairs, %s", what).isEqualTo(fresh.eligiblePairs());
    }

    private static Collection<Seat> seats(StandingPlan standing) {
        List<Seat> seats = new ArrayList<>(standing.pinned());
        standing.plan()
                .assignments()
                .forEach(each -> seats.add(new Seat(each.personId(), each.roleId(), each.value())));
        return seats;
    }

    private static Person named(Person person, String id) {
        return person.toBuilder().id(id).build();
    }

    private static Role named(Role role, String id) {
        return role.toBuilder().id(id).session("s" + id, "n" + id).build();
    }

    @Test
    void goesOnFromAStoredPlanWithoutPlanningAnew() {
        for (long seed = 0; seed < 60; seed++) {
            Problem problem = RandomProblems.of(seed, 30, 12);
            Plan stored = Matcher.exact().match(problem, Progress.SILENT);
            StandingPlan standing = StandingPlan.resume(problem, stored, Progress.SILENT);
            assertThat(standing.plan().assignments()).as("seed %d", seed).isEqualTo(stored.assignments());
            assertThat(standing.plan().certificate().scale()).isEqualTo(1);
            check(standing, "seed " + seed);
            StandingPlan again = StandingPlan.resume(standing.problem(), standing.plan(), Progress.SILENT);
            assertThat(again.plan().certificate()).isEqualTo(standing.plan().certificate());
        }
    }

    @Test
    void givesTheOneFreedPlaceToTheBestOfTheRest_whenAllOthersArePinned() {
        SmallRound round = new SmallRound()
                .person(SmallRound.adult("near", 1))
                .person(SmallRound.adult("nearer", 0.5))
                .person(SmallRound.adult("far", 9))
                .role(Role.of("morning", SmallRound.hours(9, 11), SmallRound.HERE)
                        .heads(1, 1))
                .role(Role.of("noon", SmallRound.hours(13, 14), SmallRound.HERE).heads(1, 1));
        Problem problem = round.problem();
        StandingPlan standing = StandingPlan.of(problem, Progress.SILENT);
        String whoDeclines = standing.plan().ofRole("morning").get(0).personId();
        String whoAccepted = standing.plan().ofRole("noon").get(0).personId();
        assertThat(Set.of(whoDeclines, whoAccepted)).containsExactlyInAnyOrder("near", "nearer");
        assertThat(standing.pin(whoAccepted, "noon")).isPresent();
        Repaired repaired = standing.noShow(whoDeclines, "morning");
        assertThat(repaired.added()).extracting(Seat::personId).containsExactly("far");
        assertThat(repaired.removed()).extracting(Seat::personId).containsExactly(whoDeclines);
        check(standing, "after the decline");
    }

    @Test
    void aRoleThatJoinsTwoBlocksIsPlannedAnew() {
        SmallRound round = new SmallRound()
                .person(Person.of("an", 3, SmallRound.HERE, java.time.LocalDate.of(2004, 1, 1))
                        .free(List.of(SmallRound.hours(8, 18))))
                .role(Role.of("morning", SmallRound.hours(9, 11), SmallRound.HERE)
                        .heads(1, 1))
                .role(Role.of("noon", SmallRound.hours(14, 16), SmallRound.HERE).heads(1, 1));
        StandingPlan standing = StandingPlan.of(round.problem(), Progress.SILENT);
        assertThat(standing.plan().ofPerson("an")).hasSize(2);
        Role across = Role.of("across", SmallRound.hours(11, 14), SmallRound.HERE)
                .heads(1, 1)
                .urgency(9)
                .build();
        Repaired repaired = standing.open(across);
        assertThat(repaired.added()).extracting(Seat::roleId).containsExactly("across");
        assertThat(repaired.removed()).hasSize(2);
        check(standing, "after joining");
    }

    @Test
    void unknownIdsAndWhatPinsForbidAreRefused() {
        Problem problem = RandomProblems.of(5, 20, 8);
        StandingPlan standing = StandingPlan.of(problem, Progress.SILENT);
        assertThatThrownBy(() -> standing.withdraw("nobody"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> standing.noShow("p0", "nothing")).hasMessageContaining("nothing");
        Assignment one = standing.plan().assignments().get(0);
        assertThat(standing.pin(one.personId(), one.roleId())).isPresent();
        assertThatThrownBy(() -> standing.capacity(one.personId(), 0)).hasMessageContaining("pinned");
        assertThatThrownBy(() -> standing.places(one.roleId(), 0)).hasMessageContaining("pinned");
        assertThatThrownBy(() -> standing.arrive(problem.people().get(0))).hasMessageContaining("taken");
        assertThatThrownBy(() -> standing.open(problem.roles().get(0))).hasMessageContaining("taken");
        Plan other = new Plan(List.of(), new Certificate(0, 0, 1, Map.of()), 0);
        assertThatThrownBy(() -> StandingPlan.resume(problem, other, Progress.SILENT))
                .hasMessageContaining("does not prove");
    }
}
