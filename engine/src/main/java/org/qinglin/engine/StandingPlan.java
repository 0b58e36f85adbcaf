package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Repaired.Seat;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.index.NewPairs;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Repairs;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.solve.Solver;

/**
 * A plan that is repaired, and proven again, at each change: somebody withdraws or does not show up, comes, may take more
 * or fewer tasks; a role is opened or has more or fewer places; what is pinned stays as it is. Each change costs what it
 * touches, mostly about a millisecond even with a million people; see {@link Repairs} for how.
 *
 * <p>What is pinned counts as confirmed: in {@link #problem} the person has that task less to give and is taken for that
 * time block, the role asks for one head less; {@link #plan} is the best plan for the rest, and any verifier can check it
 * against that problem.
 *
 * <p>All eligible pairs are kept, so there may be 2³¹ at most. Not safe for use by several threads at once.
 */
public final class StandingPlan {

    private final Weights weights;
    private final Eligibility eligibility;
    private final Valuation valuation;
    private final MoveLog log = new MoveLog();

    // People and roles by their number in the repairs; who has withdrawn leaves a hole.
    private List<@Nullable Person> people = new ArrayList<>();
    private List<Role> roles = new ArrayList<>();
    private Map<String, Integer> personNumber = new HashMap<>();
    private Map<String, Integer> roleNumber = new HashMap<>();
    private LiveBlocks blocks;
    private NewPairs index;
    private int indexed;
    private Repairs repairs;

    /** How many of a role's pinned heads are beyond its minimum: so many of its further heads are left out of account. */
    private int[] beyondMinimum;

    private StandingPlan(Problem problem, @Nullable Plan plan, Progress progress) {
        weights = problem.weights();
        eligibility = new Eligibility(weights);
        valuation = new Valuation(weights);
        blocks = new LiveBlocks(problem.roles());
        index = new NewPairs(problem);
        beyondMinimum = new int[problem.roles().size()];
        Network net = EligiblePairs.of(problem, progress);
        number(problem);
        repairs = begin(
                net,
                plan == null
                        ? Solver.solve(
                                net,
                                null,
                                progress::cancelled,
                                done -> progress.at(Progress.Phase.SOLVING, 0.45 + done / 2))
                        : solution(net, plan));
        progress.at(Progress.Phase.DONE, 1);
    }

    /**
     * Makes the best plan, to be repaired from then on.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the values are too large to be added up exactly
     */
    public static StandingPlan of(Problem problem, Progress progress) {
        return new StandingPlan(problem, null, progress);
    }

    /**
     * Goes on from a plan that was made before, without planning anew: the pairs are found again, the prices are those of
     * its certificate.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the certificate does not prove the plan for this problem
     */
    public static StandingPlan resume(Problem problem, Plan plan, Progress progress) {
        return new StandingPlan(problem, plan, progress);
    }

    // ---- changes

    /** The person goes, and with them what was pinned. */
    public Repaired withdraw(String personId) {
        log.clear();
        int s = person(personId);
        Set<Integer> pinned = pinnedOf(s);
        repairs.withdraw(s);
        pinned.forEach(this::countPinned);
        people.set(s, null);
        Repaired told = told(personId);
        personNumber.remove(personId);
        return told;
    }

    /** The person does not take the role any more, pinned or not, and is not asked for it again. */
    public Repaired noShow(String personId, String roleId) {
        log.clear();
        int s = person(personId);
        int r = role(roleId);
        repairs.forbid(s, r);
        countPinned(r);
        roles.set(r, Reduced.without(roles.get(r), personId));
        return told("");
    }

    /**
     * Somebody comes.
     *
     * @throws IllegalArgumentException if the id is taken
     */
    public Repaired arrive(Person person) {
        if (personNumber.containsKey(person.id())) {
            throw new IllegalArgumentException(
                    "The person id " + person.id() + " is taken. Withdraw the one before, or use another id.");
        }
        log.clear();
        List<int[]> found = new ArrayList<>();
        index.of(person, (role, value) -> {
            // The index has the roles as they were when they were put into it.
            if (!roles.get(role).blockedPersons().contains(person.id())) {
                found.add(new int[] {role, value});
            }
        });
        for (int r = indexed; r < roles.size(); r++) {
            int value = valueOf(person, roles.get(r));
            if (value > 0) {
                found.add(new int[] {r, value});
            }
        }
        personNumber.put(person.id(), people.size());
        people.add(person);
        repairs.arrive(person.capacity(), column(found, 0), column(found, 1));
        return told("");
    }

    /**
     * A role is opened. Where its time joins two time blocks that were apart, the plan is made anew from the prices.
     *
     * @throws IllegalArgumentException if the id is taken, or somebody has something pinned in each of those two blocks
     */
    public Repaired open(Role role) {
        if (roleNumber.containsKey(role.id())) {
            throw new IllegalArgumentException("The role id " + role.id() + " is taken. Use another id.");
        }
        log.clear();
        int block = blocks.of(role);
        if (block == LiveBlocks.JOINS) {
            return planAnew(role);
        }
        List<int[]> found = new ArrayList<>();
        double degrees = Math.toDegrees((weights.reachMetres() + 1) / Position.METRES_PER_RADIAN);
        for (int s = 0; s < people.size(); s++) {
            Person person = people.get(s);
            if (person != null
                    && Math.abs(person.position().latitude() - role.position().latitude()) <= degrees) {
                int value = valueOf(person, role);
                if (value > 0) {
                    found.add(new int[] {s, value});
                }
            }
        }
        add(role);
        repairs.open(block, role.maxHeads(), column(found, 0), column(found, 1));
        return told("");
    }

    /**
     * The person may take so many tasks in all, pinned ones included.
     *
     * @throws IllegalArgumentException if more are pinned
     */
    public Repaired capacity(String personId, int tasks) {
        Checks.atLeast("capacity of person " + personId, tasks, 0);
        log.clear();
        int s = person(personId);
        if (!repairs.capacity(s, tasks)) {
            throw new IllegalArgumentException(
                    "More than " + tasks + " tasks of person " + personId + " are pinned. Withdraw them first.");
        }
        return told("");
    }

    /**
     * The role has so many places in all, pinned ones included; its minimum stays what it was, as far as there are places.
     *
     * @throws IllegalArgumentException if more are pinned
     */
    public Repaired places(String roleId, int places) {
        Checks.between("places of role " + roleId, places, 0, Role.MOST_HEADS);
        log.clear();
        if (!repairs.places(role(roleId), places)) {
            throw new IllegalArgumentException(
                    "More than " + places + " people of role " + roleId + " are pinned. Withdraw them first.");
        }
        return told("");
    }

    /**
     * The person takes the role, whatever that costs, and keeps it. Empty, and nothing changes, if the person may not take
     * it, or what is pinned already stands in the way.
     */
    public Optional<Repaired> pin(String personId, String roleId) {
        log.clear();
        int r = role(roleId);
        if (!repairs.pin(person(personId), r)) {
            return Optional.empty();
        }
        countPinned(r);
        return Optional.of(told(""));
    }

    // ---- how it stands

    /** The problem as changed, what is pinned counted as confirmed. O(people · roles held). */
    public Problem problem() {
        List<Person> free = new ArrayList<>();
        for (int s = 0; s < people.size(); s++) {
            Person person = people.get(s);
            if (person != null) {
                Set<Integer> pinned = pinnedOf(s);
                int capacity = repairs.capacity(s) - pinned.size();
                List<Period> busy =
                        pinned.stream().map(r -> blocks.around(roles.get(r))).toList();
                free.add(
                        busy.isEmpty() && capacity == person.capacity()
                                ? person
                                : Reduced.person(person, capacity, busy));
            }
        }
        List<Role> asked = new ArrayList<>();
        for (int r = 0; r < roles.size(); r++) {
            int pinned = repairs.pinnedHeads(r);
            int max = repairs.places(r) - pinned;
            Role role = roles.get(r);
            int min = Math.min(Math.max(0, role.minHeads() - pinned), max);
            asked.add(min == role.minHeads() && max == role.maxHeads() ? role : Reduced.heads(role, min, max));
        }
        return new Problem(free, asked, weights);
    }

    /** The best plan of {@link #problem}, with whole prices that prove it. O(pairs). */
    public Plan plan() {
        List<Assignment> assignments = new ArrayList<>();
        long objective = 0;
        long[] pairs = {0};
        int[] heads = new int[roles.size()];
        for (int r = 0; r < heads.length; r++) {
            heads[r] = repairs.pinnedHeads(r);
        }
        for (int s = 0; s < people.size(); s++) {
            Person person = people.get(s);
            if (person == null) {
                continue;
            }
            Set<Integer> pinned = pinnedOf(s);
            BitSet taken = new BitSet();
            pinned.forEach(r -> taken.set(repairs.block(r)));
            repairs.pairsOf(s, (role, value) -> pairs[0] += taken.get(repairs.block(role)) ? 0 : 1);
            for (int i = pinned.size(); i < repairs.tasks(s); i++) {
                int r = repairs.task(s, i);
                Role role = roles.get(r);
                int value = repairs.valueOfTask(s, i);
                objective += value + worth(r, heads[r]++);
                assignments.add(new Assignment(person.id(), role.id(), value, valuation.of(person, role)));
            }
        }
        Map<String, Long> prices = new HashMap<>();
        for (int r = 0; r < roles.size(); r++) {
            prices.put(roles.get(r).id(), repairs.price(r));
        }
        long gap = repairs.bound() - repairs.objective();
        return new Plan(assignments, new Certificate(objective, objective + gap, 1, prices), pairs[0]);
    }

    /** Who has a role and is not pinned, most valuable first, then by person. O(heads · log). */
    public List<Seat> unpinnedOf(String roleId) {
        int r = role(roleId);
        List<Seat> seats = new ArrayList<>();
        repairs.unpinnedHeads(r, (s, value) -> {
            Person person = people.get(s);
            if (person != null) {
                seats.add(new Seat(person.id(), roleId, value));
            }
        });
        seats.sort(Comparator.comparingInt(Seat::value).reversed().thenComparing(Seat::personId));
        return seats;
    }

    /** What is pinned, sorted by person, then role. O(people). */
    public List<Seat> pinned() {
        Set<Seat> pinned = new TreeSet<>();
        seats((s, i, seat) -> {
            if (repairs.isPinned(s, i)) {
                pinned.add(seat);
            }
        });
        return List.copyOf(pinned);
    }

    /** Value of the whole plan, pinned places included. */
    public long objective() {
        return repairs.objective();
    }

    // ---- how it is kept

    private void number(Problem problem) {
        people = new ArrayList<>(problem.people());
        personNumber = new HashMap<>();
        for (int s = 0; s < problem.people().size(); s++) {
            personNumber.put(problem.people().get(s).id(), s);
        }
        roles = new ArrayList<>();
        roleNumber = new HashMap<>();
        problem.roles().forEach(this::add);
        indexed = roles.size();
    }

    private void add(Role role) {
        roleNumber.put(role.id(), roles.size());
        roles.add(role);
        if (roles.size() > beyondMinimum.length) {
            beyondMinimum = Arrays.copyOf(beyondMinimum, 2 * roles.size());
        }
    }

    private Repairs begin(Network net, Solution solution) {
        Repairs made = Repairs.of(net, this::worth, solution.assigned(), solution.price(), solution.scale(), log);
        if (made == null) {
            throw new IllegalArgumentException(
                    "The certificate does not prove the plan for this problem, so it cannot be"
                            + " repaired. Make the plan again.");
        }
        return made;
    }

    private Solution solution(Network net, Plan plan) {
        BitSet assigned = new BitSet();
        for (Assignment each : plan.assignments()) {
            int s = person(each.personId());
            int r = role(each.roleId());
            int j = net.offset()[s];
            while (j < net.offset()[s + 1] && net.role()[j] != r) {
                j++;
            }
            if (j == net.offset()[s + 1]) {
                throw new IllegalArgumentException(each.personId() + " may not take " + each.roleId()
                        + " in this problem, though the plan says so. Make the plan again.");
            }
            assigned.set(j);
        }
        Certificate certificate = plan.certificate();
        long[] price = new long[net.roles()];
        for (int r = 0; r < price.length; r++) {
            price[r] = certificate.prices().getOrDefault(roles.get(r).id(), 0L);
        }
        return new Solution(assigned, price, certificate.scale(), certificate.objective(), certificate.bound());
    }

    /** Two blocks become one: the network is another. The prices are a good beginning, what is pinned is pinned again. */
    private Repaired planAnew(Role more) {
        Set<Seat> before = allSeats();
        List<Seat> pinned = pinned();
        List<Person> remaining = new ArrayList<>();
        for (int s = 0; s < people.size(); s++) {
            Person person = people.get(s);
            if (person != null) {
                remaining.add(Reduced.person(person, repairs.capacity(s), List.of()));
            }
        }
        long[] price = new long[roles.size() + 1];
        List<Role> asked = new ArrayList<>();
        int[] places = new int[roles.size()];
        for (int r = 0; r < roles.size(); r++) {
            price[r] = repairs.price(r);
            places[r] = repairs.places(r);
            Role role = roles.get(r);
            asked.add(Reduced.heads(role, Math.min(role.minHeads(), places[r]), places[r]));
        }
        asked.add(more);
        Problem joined = new Problem(remaining, asked, weights);
        List<Role> minimums = new ArrayList<>(roles);
        LiveBlocks joinedBlocks = new LiveBlocks(asked);
        refuseTwoPinnedInOne(joinedBlocks, pinned, more);
        blocks = joinedBlocks;
        index = new NewPairs(joined);
        Network net = EligiblePairs.of(joined, Progress.SILENT);
        number(joined);
        beyondMinimum = new int[roles.size()];
        repairs = begin(net, Solver.solve(net, new Solution(new BitSet(), price, 1, 0, 0), () -> false, done -> {}));
        for (int r = 0; r < minimums.size(); r++) {
            // The minimum asked for comes back when places do.
            roles.set(r, minimums.get(r));
        }
        for (Seat seat : pinned) {
            if (pin(seat.personId(), seat.roleId()).isEmpty()) {
                throw new IllegalStateException(seat + " was pinned and cannot be pinned again");
            }
        }
        Set<Seat> after = allSeats();
        Set<Seat> added = new HashSet<>(after);
        added.removeAll(before);
        before.removeAll(after);
        return new Repaired(List.copyOf(added), List.copyOf(before), repairs.objective(), repairs.bound());
    }

    private void refuseTwoPinnedInOne(LiveBlocks joined, List<Seat> pinned, Role more) {
        Map<String, Set<Integer>> blocksOf = new HashMap<>();
        for (Seat seat : pinned) {
            int block = joined.numberOf(roles.get(role(seat.roleId())));
            if (!blocksOf.computeIfAbsent(seat.personId(), each -> new HashSet<>())
                    .add(block)) {
                throw new IllegalArgumentException(
                        "The role " + more.id() + " would make one time block of two in which " + seat.personId()
                                + " has a pinned task each. Open it at another time.");
            }
        }
    }

    /** The k-th place of a role, k from 0, as the role is valued without what is pinned. */
    private int worth(int r, int k) {
        return weights.place(roles.get(r), Math.max(1, k + 1 - beyondMinimum[r]));
    }

    /** Where more are pinned than the minimum, the rest of the places count as the first beyond it. */
    private void countPinned(int r) {
        int beyond = Math.max(0, repairs.pinnedHeads(r) - roles.get(r).minHeads());
        if (beyond != beyondMinimum[r]) {
            repairs.revalue(r, () -> beyondMinimum[r] = beyond);
        }
    }

    private int valueOf(Person person, Role role) {
        return eligibility.check(person, role).isPresent()
                ? 0
                : valuation.of(person, role).value();
    }

    private Set<Integer> pinnedOf(int s) {
        Set<Integer> pinned = new TreeSet<>();
        for (int i = 0; i < repairs.tasks(s) && repairs.isPinned(s, i); i++) {
            pinned.add(repairs.task(s, i));
        }
        return pinned;
    }

    private interface SeatVisitor {
        void seat(int s, int i, Seat seat);
    }

    private void seats(SeatVisitor visitor) {
        for (int s = 0; s < people.size(); s++) {
            Person person = people.get(s);
            if (person != null) {
                for (int i = 0; i < repairs.tasks(s); i++) {
                    Role role = roles.get(repairs.task(s, i));
                    visitor.seat(s, i, new Seat(person.id(), role.id(), repairs.valueOfTask(s, i)));
                }
            }
        }
    }

    private Set<Seat> allSeats() {
        Set<Seat> seats = new HashSet<>();
        seats((s, i, seat) -> seats.add(seat));
        return seats;
    }

    private Repaired told(String gone) {
        return log.told(
                repairs,
                s -> {
                    Person person = people.get(s);
                    return person == null ? gone : person.id();
                },
                r -> roles.get(r).id());
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(each -> each[column]).toArray();
    }

    private int person(String id) {
        return known(personNumber, "person", id);
    }

    private int role(String id) {
        return known(roleNumber, "role", id);
    }

    private static int known(Map<String, Integer> numbers, String kind, String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new NoSuchElementException(
                    "No " + kind + " has the id " + id + ". Maybe it belongs to another round?");
        }
        return number;
    }
}
