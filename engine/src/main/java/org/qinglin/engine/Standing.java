package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;

/** A plan as it stands, by numbers: who holds what, who else might, and who is kept away by one thing only. */
final class Standing {

    private final Problem problem;
    private final Eligibility eligibility;
    private final Valuation valuation;
    private final int[] blockOfRole;
    private final int[] capacity;
    private final int[][] chosen;
    private final Map<String, Integer> indexOfRole = new HashMap<>();
    private final Map<Integer, int[]> eligible = new HashMap<>();
    private final Map<Integer, Near> near = new HashMap<>();
    private final Filling now;

    Standing(Problem problem, Plan plan) {
        this.problem = problem;
        this.eligibility = new Eligibility(problem.weights());
        this.valuation = new Valuation(problem.weights());
        this.blockOfRole = blocks(problem.roles(), problem.rules());
        this.chosen = new int[blockOfRole.length][];
        Map<String, Integer> indexOfPerson = new HashMap<>();
        for (int p = 0; p < problem.people().size(); p++) {
            indexOfPerson.put(problem.people().get(p).id(), p);
        }
        for (int r = 0; r < chosen.length; r++) {
            indexOfRole.put(problem.roles().get(r).id(), r);
            chosen[r] = plan.ofRole(problem.roles().get(r).id()).stream()
                    .mapToInt(each -> indexOfPerson.getOrDefault(each.personId(), -1))
                    .filter(p -> p >= 0)
                    .toArray();
        }
        this.capacity = problem.people().stream().mapToInt(Person::capacity).toArray();
        this.now = filling(capacity, this::eligible, role -> false);
    }

    /**
     * People who are kept away from a role by one thing only.
     *
     * @param byMetres by the way alone, by the metres beyond the reach
     * @param byCourse by one skill alone
     * @param byConsent by a guardian's consent alone
     * @param atAnotherTime by nothing but the time, or by nothing at all
     */
    record Near(
            TreeMap<Integer, List<Integer>> byMetres,
            Map<Change.Course, List<Integer>> byCourse,
            List<Integer> byConsent,
            List<Integer> atAnotherTime) {}

    int indexOf(String roleId) {
        Integer role = indexOfRole.get(roleId);
        if (role == null) {
            throw new NoSuchElementException("No role has the id " + roleId + ". Maybe it belongs to another round?");
        }
        return role;
    }

    int roles() {
        return chosen.length;
    }

    Role role(int index) {
        return problem.roles().get(index);
    }

    List<Role> allRoles() {
        return problem.roles();
    }

    int block(int role) {
        return blockOfRole[role];
    }

    int[] chosen(int role) {
        return chosen[role];
    }

    int[] capacity() {
        return capacity;
    }

    int left(int person) {
        return now.left(person);
    }

    /** Whether somebody else could take over a place of the role, as the plan stands. */
    boolean replaceable(int role) {
        return now.replaceable(role);
    }

    int empty(int role) {
        return role(role).maxHeads() - chosen[role].length;
    }

    /** Whether the person could take the role if let: idle then, or where someone could stand in. */
    boolean available(int person, int role) {
        return now.available(person, blockOfRole[role], role, now::replaceable);
    }

    /** Whether the person holds nothing in the role's time block. */
    boolean idleThen(int person, int role) {
        return now.inBlock(person, blockOfRole[role]) < 0;
    }

    boolean mayTake(int person, Role role) {
        return eligibility.check(problem.people().get(person), role).isEmpty();
    }

    /** The plan as it stands, with these capacities and pairs; see {@link Filling} for the rest. */
    Filling filling(int[] capacities, IntFunction<int[]> pairs, IntPredicate hopeless) {
        Filling filling = new Filling(blockOfRole, capacities, pairs, hopeless);
        for (int r = 0; r < chosen.length; r++) {
            for (int p : chosen[r]) {
                filling.give(p, r);
            }
        }
        return filling;
    }

    /** The people with a pair of the role, in the order of the problem. Found when first asked for. O(people). */
    int[] eligible(int role) {
        return eligible.computeIfAbsent(role, r -> {
            Role asked = role(r);
            List<Person> people = problem.people();
            return IntStream.range(0, people.size())
                    .filter(p -> mayTake(p, asked)
                            && valuation.of(people.get(p), asked).value() > 0)
                    .toArray();
        });
    }

    /** Found when first asked for. O(people). */
    Near near(int role) {
        return near.computeIfAbsent(role, this::findNear);
    }

    private Near findNear(int r) {
        Role role = role(r);
        Near found = new Near(new TreeMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (int p = 0; p < problem.people().size(); p++) {
            Person person = problem.people().get(p);
            List<Refusal> refusals = eligibility.refusals(person, role);
            if (refusals.stream().allMatch(each -> each.policy() == Policy.FREE_THEN)) {
                found.atAnotherTime().add(p);
            }
            if (refusals.size() == 1) {
                sort(found, p, person, role, refusals.get(0));
            }
        }
        return found;
    }

    private static void sort(Near found, int p, Person person, Role role, Refusal refusal) {
        if (refusal instanceof Refusal.TooFar far) {
            found.byMetres()
                    .computeIfAbsent(far.metres() - far.limitMetres(), same -> new ArrayList<>())
                    .add(p);
        } else if (refusal instanceof Refusal.GuardianConsentMissing) {
            found.byConsent().add(p);
        } else if (refusal instanceof Refusal.SkillMissing missing && lacking(person, role) == 1) {
            found.byCourse()
                    .computeIfAbsent(new Change.Course(missing.skill(), missing.asked()), same -> new ArrayList<>())
                    .add(p);
        }
    }

    private static long lacking(Person person, Role role) {
        return role.skills().entrySet().stream()
                .filter(asked -> person.skills().getOrDefault(asked.getKey(), 0) < asked.getValue())
                .count();
    }

    static int[] joined(int[] some, List<Integer> more) {
        int[] all = Arrays.copyOf(some, some.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            all[some.length + i] = more.get(i);
        }
        return all;
    }

    /** The blocks of these roles, which may be others than the problem's. */
    int[] blocks(List<Role> roles) {
        return blocks(roles, problem.rules());
    }

    private static int[] blocks(List<Role> roles, Rules rules) {
        TimeBlocks blocks = rules.acrossBlocks() ? TimeBlocks.byStart(roles) : TimeBlocks.of(roles);
        int[] of = new int[roles.size()];
        for (int r = 0; r < of.length; r++) {
            of[r] = blocks.ofRole(r);
        }
        return of;
    }
}
