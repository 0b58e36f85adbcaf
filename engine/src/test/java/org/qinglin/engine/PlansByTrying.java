package org.qinglin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.eligibility.Eligibility;

/** Every subset of the eligible pairs of a small problem with rules. */
final class PlansByTrying {
    private final Problem problem;
    private final List<Assignment> pairs = new ArrayList<>();
    private final List<Assignment> pinned = new ArrayList<>();
    private final TimeBlocks blocks;
    private final Map<String, Integer> roleAt = new HashMap<>();
    private final Map<String, Person> people = new HashMap<>();
    private long best;

    PlansByTrying(Problem problem) {
        this.problem = problem;
        this.blocks = problem.blocks();
        problem.roles().forEach(role -> roleAt.put(role.id(), roleAt.size()));
        problem.people().forEach(person -> people.put(person.id(), person));
        Eligibility eligibility = new Eligibility(problem.weights());
        Valuation valuation = new Valuation(problem.weights());
        for (Person person : problem.people()) {
            for (Role role : problem.roles()) {
                Parts parts = valuation.of(person, role);
                Assignment pair = new Assignment(person.id(), role.id(), parts.value(), parts);
                if (isPin(pair)) {
                    pinned.add(pair);
                } else if (eligibility.check(person, role).isEmpty() && parts.value() > 0) {
                    pairs.add(pair);
                }
            }
        }
    }

    private boolean isPin(Assignment pair) {
        return problem.rules().pins().contains(new Rules.Pin(pair.personId(), pair.roleId()));
    }

    long best() {
        from(0, new ArrayList<>(pinned));
        return best;
    }

    private void from(int next, List<Assignment> chosen) {
        if (next == pairs.size()) {
            if (allows(chosen)) {
                best = Math.max(best, valueOf(chosen));
            }
            return;
        }
        from(next + 1, chosen);
        chosen.add(pairs.get(next));
        if (flows(chosen)) {
            from(next + 1, chosen);
        }
        chosen.remove(chosen.size() - 1);
    }

    long valueOf(List<Assignment> plan) {
        long value = 0;
        Map<String, Integer> heads = new HashMap<>();
        for (Assignment each : plan) {
            value += each.value()
                    + problem.weights()
                            .place(
                                    problem.roles().get(roleAt.getOrDefault(each.roleId(), 0)),
                                    heads.merge(each.roleId(), 1, Integer::sum));
        }
        return value;
    }

    /** Capacities, heads, blocks and what cannot be served in together: what only gets worse by adding. */
    private boolean flows(List<Assignment> plan) {
        Map<String, Integer> heads = new HashMap<>();
        Map<String, List<Role>> taken = new HashMap<>();
        for (Assignment each : plan) {
            Role role = problem.roles().get(roleAt.getOrDefault(each.roleId(), 0));
            if (heads.merge(role.id(), 1, Integer::sum) > role.maxHeads()) {
                return false;
            }
            List<Role> others = taken.computeIfAbsent(each.personId(), id -> new ArrayList<>());
            for (Role other : others) {
                if (blocks.ofRole(roleAt.getOrDefault(other.id(), 0))
                                == blocks.ofRole(roleAt.getOrDefault(role.id(), 0))
                        || !problem.rules().together(role, other)) {
                    return false;
                }
            }
            others.add(role);
            Person person = people.get(each.personId());
            if (person == null || others.size() > person.capacity()) {
                return false;
            }
        }
        return true;
    }

    boolean allows(List<Assignment> plan) {
        if (!flows(plan) || !plan.containsAll(pinned)) {
            return false;
        }
        Map<String, List<String>> who = new HashMap<>();
        plan.forEach(each ->
                who.computeIfAbsent(each.roleId(), id -> new ArrayList<>()).add(each.personId()));
        for (Map.Entry<String, List<String>> role : who.entrySet()) {
            Role of = problem.roles().get(roleAt.getOrDefault(role.getKey(), 0));
            boolean pin = problem.rules().pins().stream()
                    .anyMatch(each -> each.roleId().equals(of.id()));
            if (problem.rules().minimumOrNothing() && !pin && role.getValue().size() < of.minHeads()) {
                return false;
            }
            for (List<String> unit : problem.rules().units().values()) {
                long together = unit.stream().filter(role.getValue()::contains).count();
                if (together > 0 && together < unit.size()) {
                    return false;
                }
            }
        }
        return true;
    }
}
