package org.qinglin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinglin.engine.Rules.Pin;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Refusal;

/**
 * Which of some wanted pins a problem can keep, and what stands against the others. A plan takes its pins as they are; so
 * whoever lets people pin asks here first, and the rules stand in one place.
 */
public final class Pinning {

    /** Why a pin cannot be kept. */
    public sealed interface Obstacle {

        /** The problem has no such person: gone, on leave, or without consent. */
        record NoSuchPerson() implements Obstacle {}

        /** The problem has no such role. */
        record NoSuchRole() implements Obstacle {}

        /** @param refusals of the policies, in their order; at least one */
        record NotEligible(List<Refusal> refusals) implements Obstacle {}

        /** @param places of the role, all of them pinned */
        record Full(int places) implements Obstacle {}

        /** @param tasks that the person may take, all of them pinned */
        record NoTaskLeft(int tasks) implements Obstacle {}

        /** The person is pinned to a role of the same time block, or one from which they cannot get there in time. */
        record SameTime(String roleId) implements Obstacle {}
    }

    /** A pin that cannot be kept. */
    public record Left(Pin pin, Obstacle obstacle) {}

    private final Problem problem;
    private final Eligibility eligibility;
    private final TimeBlocks blocks;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();
    private final Map<String, List<Integer>> rolesOf = new HashMap<>();
    private final Map<String, Integer> heads = new HashMap<>();
    private final Set<Pin> kept = new LinkedHashSet<>();
    private final List<Left> left = new ArrayList<>();

    private Pinning(Problem problem) {
        this.problem = problem;
        this.eligibility = new Eligibility(problem.weights());
        this.blocks =
                problem.rules().acrossBlocks() ? TimeBlocks.byStart(problem.roles()) : TimeBlocks.of(problem.roles());
        problem.people().forEach(person -> people.put(person.id(), person));
        problem.roles().forEach(role -> roles.put(role.id(), roles.size()));
    }

    /**
     * Asks for one after the other: those before have the right of way. The problem's own pins are not looked at.
     *
     * @param wanted one that stands twice counts once
     */
    public static Pinning of(Problem problem, List<Pin> wanted) {
        Pinning pinning = new Pinning(problem);
        wanted.forEach(pinning::ask);
        return pinning;
    }

    /** Those that go together and that no policy refuses, in the order asked. */
    public List<Pin> kept() {
        return List.copyOf(kept);
    }

    /** The others, in the order asked. */
    public List<Left> left() {
        return List.copyOf(left);
    }

    private void ask(Pin pin) {
        if (kept.contains(pin)) {
            return;
        }
        Optional<Obstacle> obstacle = obstacle(pin);
        if (obstacle.isPresent()) {
            left.add(new Left(pin, obstacle.get()));
            return;
        }
        kept.add(pin);
        heads.merge(pin.roleId(), 1, Integer::sum);
        rolesOf.computeIfAbsent(pin.personId(), person -> new ArrayList<>()).add(number(pin));
    }

    private Optional<Obstacle> obstacle(Pin pin) {
        Person person = people.get(pin.personId());
        if (person == null) {
            return Optional.of(new Obstacle.NoSuchPerson());
        }
        if (!roles.containsKey(pin.roleId())) {
            return Optional.of(new Obstacle.NoSuchRole());
        }
        Role role = problem.roles().get(number(pin));
        List<Refusal> refusals = eligibility.refusals(person, role);
        if (!refusals.isEmpty()) {
            return Optional.of(new Obstacle.NotEligible(refusals));
        }
        if (heads.getOrDefault(role.id(), 0) >= role.maxHeads()) {
            return Optional.of(new Obstacle.Full(role.maxHeads()));
        }
        List<Integer> others = rolesOf.getOrDefault(person.id(), List.of());
        if (others.size() >= person.capacity()) {
            return Optional.of(new Obstacle.NoTaskLeft(person.capacity()));
        }
        return others.stream()
                .filter(other -> !goTogether(other, number(pin)))
                .findFirst()
                .map(other -> new Obstacle.SameTime(problem.roles().get(other).id()));
    }

    private int number(Pin pin) {
        return roles.getOrDefault(pin.roleId(), -1);
    }

    private boolean goTogether(int one, int other) {
        return blocks.ofRole(one) != blocks.ofRole(other)
                && problem.rules()
                        .together(problem.roles().get(one), problem.roles().get(other));
    }
}
