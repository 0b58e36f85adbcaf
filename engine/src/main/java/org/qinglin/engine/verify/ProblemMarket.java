package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.format.PlanFiles;

/** People and roles; every pair is asked of the eligibility policies themselves. */
final class ProblemMarket implements Market {

    private static final double SQUARE_DEGREES = 0.01;
    private static final int MOST_POINTS = 10_000_000;

    private final Problem problem;
    private final TimeBlocks blocks;
    private final Eligibility eligibility;
    private final Valuation valuation;
    private final Map<String, Integer> people = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();

    private final Pins pins;
    private final Map<Integer, int[]> unitOf = new HashMap<>();
    private final BitSet closed = new BitSet();
    private final BitSet wholes = new BitSet();
    private final int[] turn;
    private final Map<String, Integer> floorPrices = new HashMap<>();
    private @Nullable RoleTree tree;
    private @Nullable RoleTree treeOfWholes;
    private long @Nullable [] treePrice;

    ProblemMarket(Problem problem) {
        this.problem = problem;
        this.blocks = problem.blocks();
        this.eligibility = new Eligibility(problem.weights());
        this.valuation = new Valuation(problem.weights());
        this.pins = new Pins(problem, blocks, valuation);
        for (int s = 0; s < problem.people().size(); s++) {
            people.put(problem.people().get(s).id(), s);
        }
        for (int r = 0; r < problem.roles().size(); r++) {
            Role role = problem.roles().get(r);
            roles.put(role.id(), r);
        }
        this.turn = turns(problem.roles());
        problem.rules().units().forEach((unit, ids) -> {
            int[] members = ids.stream().mapToInt(this::personOf).toArray();
            for (int member : members) {
                unitOf.put(member, members);
            }
        });
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
        int[] members = unitOf.get(person);
        if (members == null) {
            return ownCapacity(person);
        }
        int least = Integer.MAX_VALUE;
        for (int member : members) {
            least = Math.min(least, ownCapacity(member));
        }
        return least;
    }

    private int ownCapacity(int person) {
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
        return problem.weights().place(problem.roles().get(place), k + pins.heads(place))
                + (long) floorPrices.getOrDefault(problem.roles().get(place).street(), 0);
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
        return new GainfulPairs(this, problem, treeOf(price), scale);
    }

    /** For a unit's first member: what all members are worth there, 0 if not all of them may take the place together. */
    long together(int person, int place, long own) {
        int[] members = unitOf.get(person);
        if (members == null || own == 0) {
            return own;
        }
        if (heads(place) < members.length && !closed.get(place)) {
            return 0;
        }
        long sum = 0;
        for (int member : members) {
            long worth = value(member, place);
            if (capacity(member) == 0 || worth == 0 || !pins.fitBeside(member, place)) {
                return 0;
            }
            sum += worth;
        }
        return sum;
    }

    /** By squares of about a kilometre, in rows: whoever lives side by side looks at the same boxes of the tree. */
    @Override
    public int[] neighboursTogether() {
        long[] keyed = new long[people()];
        for (int person = 0; person < keyed.length; person++) {
            Position home = problem.people().get(person).position();
            long row = (long) ((home.latitude() + 90) / SQUARE_DEGREES);
            long column = (long) ((home.longitude() + 180) / SQUARE_DEGREES);
            keyed[person] = (row << 16 | column) << 31 | person;
        }
        Arrays.parallelSort(keyed);
        return Arrays.stream(keyed)
                .mapToInt(key -> (int) key & Integer.MAX_VALUE)
                .toArray();
    }

    @Override
    public int standsFor(int person) {
        int[] members = unitOf.get(person);
        return members == null ? 1 : members[0] == person ? members.length : 0;
    }

    @Override
    public int largestUnit() {
        return problem.rules().units().values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(1);
    }

    @Override
    public List<String> priceFloors(Map<String, Integer> prices, int[] heads) {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> served = new HashMap<>();
        for (int place = 0; place < heads.length; place++) {
            served.merge(problem.roles().get(place).street(), heads[place], Integer::sum);
        }
        prices.forEach((street, points) -> {
            Integer floor = problem.rules().floors().get(street);
            if (floor == null || points < 0 || points > MOST_POINTS) {
                wrong.add("there is no floor for " + street + " that could have a price of " + points);
            } else if (served.getOrDefault(street, 0) < floor) {
                wrong.add("the bound counts on the floor of " + street + ", which the plan does not reach");
            }
        });
        if (wrong.isEmpty()) {
            floorPrices.putAll(prices);
        }
        return wrong;
    }

    @Override
    public BigInteger givenBack() {
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<String, Integer> each : floorPrices.entrySet()) {
            long heads = problem.rules().floors().getOrDefault(each.getKey(), 0);
            for (int place = 0; place < places(); place++) {
                heads -= problem.roles().get(place).street().equals(each.getKey()) ? pins.heads(place) : 0;
            }
            sum = sum.add(BigInteger.valueOf(heads * each.getValue()));
        }
        return sum;
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
            largest = Math.max(
                    largest,
                    problem.weights().place(role, 1)
                            + (problem.rules().floors().containsKey(role.street()) ? MOST_POINTS : 0));
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

    boolean fitsBesidePins(int person, int place) {
        return pins.fitBeside(person, place);
    }

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
        RoleTree asked = new RoleTree(problem.roles(), problem.weights().reachMetres(), price);
        Teller teller = new GainfulPairs(this, problem, asked, 1);
        for (int person = 0; person < people(); person++) {
            if (problem.people().get(person).capacity() > 0) {
                teller.gainful(person, new Heads(candidates, standsFor(person)));
            }
        }
        closed.stream()
                .filter(place -> candidates[place] >= problem.roles().get(place).minHeads())
                .forEach(place -> untrue.add("the role " + placeId(place) + " is called impossible, but "
                        + candidates[place] + " people may take it"));
        return untrue;
    }

    /** Counts whoever may take a place, gain or not. */
    private record Heads(int[] candidates, int each) implements PairVisitor {

        @Override
        public void pair(int place, long value) {
            candidates[place] += each;
        }

        @Override
        public long enough() {
            return 0;
        }
    }

    @Override
    public List<String> reckonAsWholes(Collection<String> ids) {
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            if (placeOf(id) < 0) {
                unknown.add("the role " + id + ", reckoned as a whole, does not stand in the input");
            } else {
                wholes.set(placeOf(id));
            }
        }
        return unknown;
    }

    @Override
    public boolean anyWholes() {
        return !wholes.isEmpty();
    }

    @Override
    public boolean isWhole(int place) {
        return wholes.get(place);
    }

    @Override
    public Teller tellerOfWholes() {
        return new GainfulPairs(this, problem, treeOfWholes(), 1);
    }

    private synchronized RoleTree treeOfWholes() {
        RoleTree known = treeOfWholes;
        if (known == null) {
            long[] price = new long[places()];
            Arrays.fill(price, Long.MAX_VALUE);
            wholes.stream().forEach(place -> price[place] = Long.MIN_VALUE);
            known = new RoleTree(problem.roles(), problem.weights().reachMetres(), price);
            treeOfWholes = known;
        }
        return known;
    }

    @Override
    public int leastHeads(int place) {
        return problem.rules().minimumOrNothing() && pins.heads(place) == 0
                ? problem.roles().get(place).minHeads()
                : 1;
    }

    @Override
    public boolean mayClash() {
        return problem.rules().metresPerMinute() > 0 || problem.rules().acrossBlocks();
    }

    @Override
    public boolean together(int one, int other) {
        return problem.rules()
                .together(problem.roles().get(one), problem.roles().get(other));
    }

    @Override
    public int turn(int place) {
        return turn[place];
    }

    private static int[] turns(List<Role> roles) {
        Integer[] order = new Integer[roles.size()];
        Arrays.setAll(order, place -> place);
        Arrays.sort(order, Comparator.comparing(place -> roles.get(place).start()));
        int[] turn = new int[order.length];
        for (int n = 0; n < order.length; n++) {
            turn[order[n]] = n;
        }
        return turn;
    }

    @Override
    public int mostTasks() {
        int most = 1;
        for (Person person : problem.people()) {
            most = Math.max(most, mayClash() ? person.capacity() : 1);
        }
        return Math.min(most, Math.max(1, blocks.count()));
    }

    @Override
    public boolean isClosed(int place) {
        return closed.get(place);
    }

    @Override
    public List<String> broken(long[] lines) {
        List<String> broken = new ArrayList<>();
        Map<List<Integer>, Integer> together = new LinkedHashMap<>();
        int[] heads = new int[places()];
        for (long line : lines) {
            int person = (int) (line >>> 32);
            int place = (int) line;
            heads[place]++;
            int[] members = unitOf.get(person);
            if (members != null && pinOf(person, place) < 0) {
                together.merge(List.of(members[0], place), 1, Integer::sum);
            }
        }
        together.forEach((unitAndPlace, count) -> {
            int place = unitAndPlace.get(1);
            int[] members = unitOf.getOrDefault(unitAndPlace.get(0), new int[0]);
            if (count < members.length) {
                broken.add("of the unit of " + problem.people().get(members[0]).id() + " only " + count + " of "
                        + members.length + " take " + placeId(place));
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
