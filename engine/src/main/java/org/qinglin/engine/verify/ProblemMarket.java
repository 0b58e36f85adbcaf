package org.qinglin.engine.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.FreeThen;
import org.qinglin.engine.format.PlanFiles;

/** People and roles; every pair is asked of the eligibility policies themselves. */
final class ProblemMarket implements Market {

    private final Problem problem;
    private final TimeBlocks blocks;
    private final Eligibility eligibility;
    private final FreeThen freeThen = new FreeThen();
    private final Valuation valuation;
    private final Map<String, Integer> people = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();
    private final Map<Period, List<Integer>> rolesAt = new HashMap<>();

    ProblemMarket(Problem problem) {
        this.problem = problem;
        this.blocks = problem.blocks();
        this.eligibility = new Eligibility(problem.weights());
        this.valuation = new Valuation(problem.weights());
        for (int s = 0; s < problem.people().size(); s++) {
            people.put(problem.people().get(s).id(), s);
        }
        for (int r = 0; r < problem.roles().size(); r++) {
            Role role = problem.roles().get(r);
            roles.put(role.id(), r);
            rolesAt.computeIfAbsent(role.period(), period -> new ArrayList<>()).add(r);
        }
    }

    @Override
    public int people() {
        return problem.people().size();
    }

    @Override
    public int places() {
        return problem.roles().size();
    }

    @Override
    public int capacity(int person) {
        return problem.people().get(person).capacity();
    }

    @Override
    public int heads(int place) {
        return problem.roles().get(place).maxHeads();
    }

    @Override
    public long worth(int place, int k) {
        return problem.weights().place(problem.roles().get(place), k);
    }

    @Override
    public int block(int place) {
        return blocks.ofRole(place);
    }

    @Override
    public long value(int person, int place) {
        Person who = problem.people().get(person);
        Role role = problem.roles().get(place);
        return eligibility.check(who, role).isEmpty() ? valuation.of(who, role).value() : 0;
    }

    @Override
    public String whyNot(int person, int place) {
        return eligibility
                .check(problem.people().get(person), problem.roles().get(place))
                .map(Object::toString)
                .orElse("it is worth nothing");
    }

    @Override
    public List<String> told(int person, int place) {
        Role role = problem.roles().get(place);
        return PlanFiles.told(role, valuation.of(problem.people().get(person), role));
    }

    /** Asks whether someone is free once for each distinct time: it is the policy that decides most, for many roles alike. */
    @Override
    public void pairsOf(int person, PairVisitor visitor) {
        Person who = problem.people().get(person);
        rolesAt.forEach((period, here) -> {
            if (freeThen.refuse(who, period) == null) {
                for (int place : here) {
                    long value = value(person, place);
                    if (value > 0) {
                        visitor.pair(place, value);
                    }
                }
            }
        });
    }

    @Override
    public int personOf(String id) {
        return people.getOrDefault(id, -1);
    }

    @Override
    public int placeOf(String id) {
        return roles.getOrDefault(id, -1);
    }

    @Override
    public String placeId(int place) {
        return problem.roles().get(place).id();
    }

    @Override
    public long largest() {
        long largest = Weights.MAX_VALUE;
        for (Role role : problem.roles()) {
            largest = Math.max(largest, problem.weights().place(role, 1));
        }
        return largest;
    }

    @Override
    public List<String> overlaps(List<Integer> places) {
        List<String> overlaps = new ArrayList<>();
        for (int one : places) {
            for (int other : places) {
                Role first = problem.roles().get(one);
                Role second = problem.roles().get(other);
                if (one < other && first.period().overlaps(second.period())) {
                    overlaps.add("one student takes both " + first.id() + " and " + second.id() + ", which overlap");
                }
            }
        }
        return overlaps;
    }
}
