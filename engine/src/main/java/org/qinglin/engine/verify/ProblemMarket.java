package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.EligibilityPolicy;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.format.PlanFiles;

/** People and roles; every pair is asked of the eligibility policies themselves. */
final class ProblemMarket implements Market {

    private final Problem problem;
    private final TimeBlocks blocks;
    private final Eligibility eligibility;
    private final Valuation valuation;
    private final Map<String, Integer> people = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();

    // What three of the policies look at in a role; roles alike in it have the same number.
    private final int[] periods;
    private final int[] skillsAsked;
    private final int[] ages;

    private final Pins pins;
    private final BitSet closed = new BitSet();
    private @Nullable RoleTree tree;
    private long @Nullable [] treePrice;

    ProblemMarket(Problem problem) {
        this.problem = problem;
        this.blocks = problem.blocks();
        this.eligibility = new Eligibility(problem.weights());
        this.valuation = new Valuation(problem.weights());
        this.pins = new Pins(problem, blocks, valuation);
        this.periods = Answers.kinds(problem.roles(), Role::period);
        this.skillsAsked = Answers.kinds(problem.roles(), Role::skills);
        this.ages = Answers.kinds(
                problem.roles(), role -> List.of(role.start().toLocalDate(), role.minAge(), role.maxAge()));
        for (int s = 0; s < problem.people().size(); s++) {
            people.put(problem.people().get(s).id(), s);
        }
        for (int r = 0; r < problem.roles().size(); r++) {
            Role role = problem.roles().get(r);
            roles.put(role.id(), r);
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
        return Math.max(
                0,
                problem.people().get(person).capacity() - pins.ofPerson(person).size());
    }

    @Override
    public int heads(int place) {
        return closed.get(place) ? 0 : Math.max(0, problem.roles().get(place).maxHeads() - pins.heads(place));
    }

    @Override
    public long worth(int place, int k) {
        return problem.weights().place(problem.roles().get(place), k + pins.heads(place));
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

    @Override
    public Teller teller(long[] price, long scale) {
        return teller(treeOf(price), scale);
    }

    private Teller teller(RoleTree tree, long scale) {
        return new Teller() {
            private final Answers time = answers(Policy.FREE_THEN, periods);
            private final Answers skills = answers(Policy.SKILLS_HELD, skillsAsked);
            private final Answers age = answers(Policy.AGE_AND_CONSENT, ages);
            private final EligibilityPolicy blocked = policy(Policy.NOT_BLOCKED);
            private final EligibilityPolicy reach = policy(Policy.WITHIN_REACH);

            @Override
            public void gainful(int person, PairVisitor visitor) {
                Person who = problem.people().get(person);
                time.forget();
                skills.forget();
                age.forget();
                tree.near(who.position(), Weights.MAX_VALUE * scale, place -> {
                    if (time.allows(who, place) && skills.allows(who, place) && age.allows(who, place)) {
                        Role role = problem.roles().get(place);
                        if (pins.fitBeside(person, place)
                                && blocked.refuse(who, role) == null
                                && reach.refuse(who, role) == null) {
                            long value = valuation.of(who, role).value();
                            if (value > 0) {
                                visitor.pair(place, value);
                            }
                        }
                    }
                });
            }
        };
    }

    private Answers answers(Policy name, int[] kinds) {
        return new Answers(policy(name), problem.roles(), kinds);
    }

    private EligibilityPolicy policy(Policy name) {
        return eligibility.policies().stream()
                .filter(policy -> policy.name() == name)
                .findAny()
                .orElseThrow();
    }

    private synchronized RoleTree treeOf(long[] price) {
        RoleTree known = tree;
        if (known == null || treePrice != price) {
            known = new RoleTree(problem.roles(), problem.weights().reachMetres(), price);
            tree = known;
            treePrice = price;
        }
        return known;
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
    public List<String> overlaps(int person, List<Integer> places) {
        List<String> overlaps = new ArrayList<>();
        for (int one : places) {
            for (int other : places) {
                Role first = problem.roles().get(one);
                Role second = problem.roles().get(other);
                boolean confirmed = pinOf(person, one) >= 0 && pinOf(person, other) >= 0;
                if (one < other && !confirmed && !problem.rules().together(first, second)) {
                    overlaps.add("one student takes both " + first.id() + " and " + second.id()
                            + (first.period().overlaps(second.period())
                                    ? ", which overlap"
                                    : ", with too little time for the way"));
                }
            }
        }
        return overlaps;
    }

    // ---- rules beyond the flow form

    @Override
    public int pins() {
        return pins.count();
    }

    @Override
    public int pinOf(int person, int place) {
        return pins.number(person, place);
    }

    @Override
    public long pinnedValue(int person, int place) {
        return valuation
                .of(problem.people().get(person), problem.roles().get(place))
                .value();
    }

    @Override
    public BigInteger pinned() {
        return pins.value();
    }

    @Override
    public List<String> close(Collection<String> ids) {
        List<String> untrue = new ArrayList<>();
        long[] price = new long[places()];
        Arrays.fill(price, Long.MAX_VALUE);
        for (String id : ids) {
            int place = placeOf(id);
            if (place < 0) {
                untrue.add("the role " + id + ", called impossible, does not stand in the input");
            } else if (!problem.rules().minimumOrNothing() || pins.heads(place) > 0) {
                untrue.add("the role " + id + " is called impossible, but may be served below its minimum");
            } else {
                price[place] = Long.MIN_VALUE;
                closed.set(place);
            }
        }
        if (closed.isEmpty() || !untrue.isEmpty()) {
            return untrue;
        }
        int[] candidates = new int[places()];
        Teller teller = teller(new RoleTree(problem.roles(), problem.weights().reachMetres(), price), 1);
        for (int person = 0; person < people(); person++) {
            if (problem.people().get(person).capacity() > 0) {
                teller.gainful(person, (place, value) -> candidates[place]++);
            }
        }
        closed.stream()
                .filter(place -> candidates[place] >= problem.roles().get(place).minHeads())
                .forEach(place -> untrue.add("the role " + placeId(place) + " is called impossible, but "
                        + candidates[place] + " people may take it"));
        return untrue;
    }

    @Override
    public boolean isClosed(int place) {
        return closed.get(place);
    }

    @Override
    public List<String> broken(long[] lines) {
        List<String> broken = new ArrayList<>();
        Map<String, Integer> unitOf = new HashMap<>();
        problem.rules()
                .units()
                .forEach((unit, members) -> members.forEach(member ->
                        unitOf.put(member, problem.rules().units().headMap(unit).size())));
        List<String> units = List.copyOf(problem.rules().units().keySet());
        Map<Long, Integer> together = new TreeMap<>();
        int[] heads = new int[places()];
        for (long line : lines) {
            int place = (int) line;
            heads[place]++;
            Integer unit = unitOf.get(problem.people().get((int) (line >>> 32)).id());
            if (unit != null) {
                together.merge((long) unit << 32 | place, 1, Integer::sum);
            }
        }
        together.forEach((key, members) -> {
            String unit = units.get((int) (key >>> 32));
            int all = problem.rules().units().getOrDefault(unit, List.of()).size();
            if (members < all) {
                broken.add("of the unit " + unit + " only " + members + " of " + all + " take "
                        + placeId((int) (long) key));
            }
        });
        for (int place = 0; place < heads.length; place++) {
            int least = problem.roles().get(place).minHeads();
            if (problem.rules().minimumOrNothing()
                    && heads[place] > 0
                    && heads[place] < least
                    && pins.heads(place) == 0) {
                broken.add(heads[place] + " take " + placeId(place) + ", which needs " + least + " or nobody");
            }
        }
        return broken;
    }
}
