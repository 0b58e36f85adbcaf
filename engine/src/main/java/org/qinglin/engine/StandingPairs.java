package org.qinglin.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qinglin.engine.solve.Network.PlaceWorth;
import org.qinglin.engine.solve.Repairs;
import org.qinglin.engine.values.Values;

/**
 * The plan of a {@link PairList} that is repaired, and proven again, at each change: see {@link StandingPlan}, which does
 * the same for people and roles. Not safe for use by several threads at once.
 */
public final class StandingPairs {

    private final Map<String, Integer> students = new HashMap<>();
    private final Map<String, Integer> needs = new HashMap<>();
    private final List<String> studentIds;
    private final List<String> needIds;
    private final int[] listed;
    private final MoveLog log = new MoveLog();
    private final Repairs repairs;

    /**
     * Goes on from a plan of the list. O(pairs). A large list should be taken {@link PairList#byLocality} before it is
     * matched.
     *
     * @throws IllegalArgumentException if the plan's prices do not prove it
     */
    public static StandingPairs of(PairList list, PairPlan plan) {
        return new StandingPairs(list, plan);
    }

    private StandingPairs(PairList list, PairPlan plan) {
        studentIds = new ArrayList<>(list.students());
        needIds = new ArrayList<>(list.needs());
        listed = list.listed();
        for (int s = 0; s < studentIds.size(); s++) {
            students.put(studentIds.get(s), s);
        }
        for (int r = 0; r < needIds.size(); r++) {
            needs.put(needIds.get(r), r);
        }
        Repairs made = Repairs.of(list.network(), PlaceWorth.NOTHING, plan.chosen(), plan.price(), plan.scale(), log);
        if (made == null) {
            throw new IllegalArgumentException(
                    "The plan's prices do not prove it, so it cannot be repaired. Make it" + " again from this list.");
        }
        repairs = made;
    }

    /** The student goes, and with them what was pinned. */
    public Repaired withdraw(String studentId) {
        log.clear();
        repairs.withdraw(student(studentId));
        return told();
    }

    /** The student does not serve this need any more, pinned or not; nothing changes if they are no pair. */
    public Repaired noShow(String studentId, String needId) {
        log.clear();
        repairs.forbid(student(studentId), need(needId));
        return told();
    }

    /**
     * A student comes.
     *
     * @param values what each need is worth that they may serve, at least 1
     * @throws IllegalArgumentException if the id is taken
     */
    public Repaired arrive(String studentId, int capacity, Map<String, Integer> values) {
        Checks.id("student", studentId);
        Checks.atLeast("capacity of student " + studentId, capacity, 0);
        unknown(students, studentId);
        int[] role = values.keySet().stream().mapToInt(this::need).toArray();
        int[] value = values(studentId, values);
        log.clear();
        students.put(studentId, studentIds.size());
        studentIds.add(studentId);
        repairs.arrive(capacity, role, value);
        return told();
    }

    /**
     * A need is opened.
     *
     * @param values what each student is worth who may serve it, at least 1
     * @throws IllegalArgumentException if the id is taken
     */
    public Repaired open(String needId, int capacity, Map<String, Integer> values) {
        Checks.id("need", needId);
        Checks.atLeast("capacity of need " + needId, capacity, 0);
        unknown(needs, needId);
        int[] student = values.keySet().stream().mapToInt(this::student).toArray();
        int[] value = values(needId, values);
        log.clear();
        needs.put(needId, needIds.size());
        needIds.add(needId);
        repairs.open(needIds.size() - 1, capacity, student, value);
        return told();
    }

    /** @throws IllegalArgumentException if more tasks of the student are pinned */
    public Repaired capacity(String studentId, int tasks) {
        Checks.atLeast("capacity of student " + studentId, tasks, 0);
        log.clear();
        if (!repairs.capacity(student(studentId), tasks)) {
            throw new IllegalArgumentException(
                    "More than " + tasks + " tasks of student " + studentId + " are pinned. Withdraw them first.");
        }
        return told();
    }

    /** @throws IllegalArgumentException if more students of the need are pinned */
    public Repaired places(String needId, int places) {
        Checks.atLeast("capacity of need " + needId, places, 0);
        log.clear();
        if (!repairs.places(need(needId), places)) {
            throw new IllegalArgumentException(
                    "More than " + places + " students of need " + needId + " are pinned. Withdraw them first.");
        }
        return told();
    }

    /** The student serves the need and stays there; empty if they are no pair or what is pinned stands in the way. */
    public Optional<Repaired> pin(String studentId, String needId) {
        log.clear();
        return repairs.pin(student(studentId), need(needId)) ? Optional.of(told()) : Optional.empty();
    }

    /** What is pinned. O(students). */
    public List<Repaired.Seat> pinned() {
        List<Repaired.Seat> pinned = new ArrayList<>();
        for (int s = 0; s < repairs.students(); s++) {
            for (int i = 0; i < repairs.tasks(s) && repairs.isPinned(s, i); i++) {
                pinned.add(new Repaired.Seat(
                        studentIds.get(s), needIds.get(repairs.task(s, i)), repairs.valueOfTask(s, i)));
            }
        }
        return pinned;
    }

    /** Value of the whole plan, pinned pairs included. */
    public long objective() {
        return repairs.objective();
    }

    /** The list as changed, without what is pinned: those places and tasks are given. O(pairs). */
    public PairList list() {
        int count = repairs.students();
        int[] capacity = new int[count];
        int[] places = new int[repairs.roles()];
        for (int r = 0; r < places.length; r++) {
            places[r] = repairs.places(r);
        }
        int[] offset = new int[count + 1];
        int[] largest = {0};
        for (int s = 0; s < count; s++) {
            BitSet pins = pins(s);
            capacity[s] = repairs.capacity(s) - pins.cardinality();
            pins.stream().forEach(r -> places[r]--);
            int[] pairs = {0};
            repairs.pairsOf(s, (role, value) -> {
                pairs[0] += pins.get(role) ? 0 : 1;
                largest[0] = Math.max(largest[0], value);
            });
            offset[s + 1] = Math.addExact(offset[s], pairs[0]);
        }
        int[] need = new int[offset[count]];
        Values values = Values.room(need.length, largest[0]);
        for (int s = 0; s < count; s++) {
            BitSet pins = pins(s);
            int[] at = {offset[s]};
            repairs.pairsOf(s, (role, value) -> {
                if (!pins.get(role)) {
                    need[at[0]] = role;
                    values.set(at[0]++, value);
                }
            });
        }
        int[] order = IntStream.concat(IntStream.of(listed), IntStream.range(listed.length, count))
                .toArray();
        return new PairList(
                List.copyOf(studentIds), capacity, List.copyOf(needIds), places, offset, need, values, order);
    }

    /** The plan of {@link #list}, with whole prices that prove it. O(pairs). */
    public PairPlan plan() {
        PairList list = list();
        BitSet chosen = new BitSet();
        long value = 0;
        for (int s = 0; s < repairs.students(); s++) {
            for (int i = 0; i < repairs.tasks(s); i++) {
                if (!repairs.isPinned(s, i)) {
                    int j = list.offset()[s];
                    while (list.need()[j] != repairs.task(s, i)) {
                        j++;
                    }
                    chosen.set(j);
                    value += repairs.valueOfTask(s, i);
                }
            }
        }
        long[] price =
                IntStream.range(0, repairs.roles()).mapToLong(repairs::price).toArray();
        return new PairPlan(chosen, value, value + repairs.bound() - repairs.objective(), 1, price);
    }

    private BitSet pins(int s) {
        BitSet pins = new BitSet();
        for (int i = 0; i < repairs.tasks(s) && repairs.isPinned(s, i); i++) {
            pins.set(repairs.task(s, i));
        }
        return pins;
    }

    private Repaired told() {
        return log.told(repairs, studentIds::get, needIds::get);
    }

    private static int[] values(String id, Map<String, Integer> values) {
        values.forEach((other, value) -> Checks.atLeast("value of " + id + " with " + other, value, 1));
        return values.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static void unknown(Map<String, Integer> ids, String id) {
        if (ids.containsKey(id)) {
            throw new IllegalArgumentException("The id " + id + " is taken. Use one that the list does not have.");
        }
    }

    private int student(String id) {
        return known(students, "student", id);
    }

    private int need(String id) {
        return known(needs, "need", id);
    }

    private static int known(Map<String, Integer> ids, String kind, String id) {
        Integer number = ids.get(id);
        if (number == null) {
            throw new NoSuchElementException(
                    "No " + kind + " has the id " + id + ". Maybe it belongs to another list?");
        }
        return number;
    }
}
