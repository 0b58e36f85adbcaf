package org.qinglin.bench.repair;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Repaired;
import org.qinglin.engine.StandingPairs;

/**
 * Seeded changes of a kind to a standing plan. Who withdraws or stays away has a task; who arrives is like someone who is
 * there, with other values; a need that is opened is like another one; capacities of students and needs go up and down by
 * one.
 */
final class Changes {

    private static final int TRIES = 10_000;

    private final PairList list;
    private final PairPlan plan;
    private final StandingPairs standing;
    private final Random random;
    private final BitSet gone = new BitSet();
    private final Map<Integer, Integer> capacity = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private int next;

    Changes(PairList list, PairPlan plan, StandingPairs standing, Random random) {
        this.list = list;
        this.plan = plan;
        this.standing = standing;
        this.random = random;
    }

    /** One change, ready to be made: everything that is not the repair's work has been done. */
    interface Prepared {
        Repaired make();
    }

    Prepared next(Kind kind) {
        return switch (kind) {
            case WITHDRAWAL -> {
                int s = whoServes();
                gone.set(s);
                String id = list.students().get(s);
                yield () -> standing.withdraw(id);
            }
            case NO_SHOW -> {
                int s = whoServes();
                gone.set(s);
                String student = list.students().get(s);
                String need = list.needs().get(list.need()[plan.chosen().nextSetBit(list.offset()[s])]);
                yield () -> standing.noShow(student, need);
            }
            case ARRIVAL -> {
                int like = random.nextInt(list.students().size());
                String id = "arrived-" + ++next;
                Map<String, Integer> values = new TreeMap<>();
                for (int j = list.offset()[like]; j < list.offset()[like + 1]; j++) {
                    values.put(
                            list.needs().get(list.need()[j]),
                            varied(list.value().at(j)));
                }
                int tasks = Math.max(1, list.studentCapacity()[like]);
                yield () -> standing.arrive(id, tasks, values);
            }
            case CAPACITY -> random.nextBoolean() ? ofStudent() : ofNeed();
            case NEW_NEED -> {
                int like = random.nextInt(list.needs().size());
                String id = "opened-" + ++next;
                Map<String, Integer> values = new TreeMap<>();
                for (int s = 0; s < list.students().size(); s++) {
                    for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                        if (list.need()[j] == like) {
                            values.put(
                                    list.students().get(s), varied(list.value().at(j)));
                        }
                    }
                }
                int heads = Math.max(1, list.needCapacity()[like]);
                yield () -> standing.open(id, heads, values);
            }
        };
    }

    private Prepared ofStudent() {
        int s = whoServes();
        int tasks = capacity.getOrDefault(s, list.studentCapacity()[s]);
        int changed = Math.max(0, random.nextBoolean() ? tasks + 1 : tasks - 1);
        capacity.put(s, changed);
        String id = list.students().get(s);
        return () -> standing.capacity(id, changed);
    }

    private Prepared ofNeed() {
        int r = random.nextInt(list.needs().size());
        int heads = places.getOrDefault(r, list.needCapacity()[r]);
        int changed = Math.max(0, random.nextBoolean() ? heads + 1 : heads - 1);
        places.put(r, changed);
        String id = list.needs().get(r);
        return () -> standing.places(id, changed);
    }

    private int varied(int value) {
        return Math.max(1, value + random.nextInt(201) - 100);
    }

    /** A student with a task in the plan that was the first, who has not gone since. */
    private int whoServes() {
        for (int i = 0; i < TRIES; i++) {
            int s = random.nextInt(list.offset().length - 1);
            int held = plan.chosen().nextSetBit(list.offset()[s]);
            if (!gone.get(s) && held >= 0 && held < list.offset()[s + 1]) {
                return s;
            }
        }
        throw new IllegalStateException("Hardly anybody is left who serves. Ask for fewer changes.");
    }
}
