package org.qinglin.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A network in plain lists, changed in step with repairs; knows nothing of how they do it. */
final class ChangingNetwork {

    private static final int MOST_PLACES = 6;

    private final Random random;
    private final List<Integer> capacity = new ArrayList<>();
    private final List<TreeMap<Integer, Integer>> pairs = new ArrayList<>();
    private final List<Integer> block = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<int[]> worth = new ArrayList<>();
    private final List<Set<Integer>> pinned = new ArrayList<>();
    private final int largest;
    private final int mostWorth;

    ChangingNetwork(Network net, Random random) {
        this.random = random;
        largest = Math.max(1, net.largestValue());
        mostWorth = net.largestWorth();
        for (int s = 0; s < net.students(); s++) {
            capacity.add(net.capacity()[s]);
            pinned.add(new HashSet<>());
            TreeMap<Integer, Integer> row = new TreeMap<>();
            for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                row.put(net.role()[j], net.value().at(j));
            }
            pairs.add(row);
        }
        for (int r = 0; r < net.roles(); r++) {
            block.add(net.block()[r]);
            places.add(net.places()[r]);
            worth.add(worths());
        }
    }

    private int[] worths() {
        return random.ints(MOST_PLACES + 1, 0, mostWorth + 1)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int worth(int role, int k) {
        return worth.get(role)[k];
    }

    /** Without what is pinned: the student, their block and the role's first places are taken. */
    Network network() {
        int[] pinnedHeads = new int[places.size()];
        pinned.forEach(each -> each.forEach(r -> pinnedHeads[r]++));
        List<Integer> byBlock = new ArrayList<>();
        for (int r = 0; r < places.size(); r++) {
            byBlock.add(r);
        }
        byBlock.sort(Comparator.comparing(block::get));
        List<int[]> found = new ArrayList<>();
        int[] offset = new int[pairs.size() + 1];
        for (int s = 0; s < pairs.size(); s++) {
            Set<Integer> taken = new HashSet<>();
            pinned.get(s).forEach(r -> taken.add(block.get(r)));
            for (int r : byBlock) {
                if (pairs.get(s).containsKey(r) && !taken.contains(block.get(r))) {
                    found.add(new int[] {r, pairs.get(s).get(r)});
                }
            }
            offset[s + 1] = found.size();
        }
        return new Network(
                indexed(capacity, s -> capacity.get(s) - pinned.get(s).size()),
                offset,
                found.stream().mapToInt(each -> each[0]).toArray(),
                found.stream().mapToInt(each -> each[1]).toArray(),
                indexed(block, block::get),
                indexed(places, r -> places.get(r) - pinnedHeads[r]),
                (r, k) -> worth(r, k + pinnedHeads[r]));
    }

    private static int[] indexed(List<Integer> list, java.util.function.IntUnaryOperator of) {
        return java.util.stream.IntStream.range(0, list.size()).map(of).toArray();
    }

    /** Makes a change in both. */
    String change(Repairs repairs) {
        int kind = random.nextInt(8);
        boolean nobody = pairs.isEmpty() || places.isEmpty();
        int s = pairs.isEmpty() ? -1 : random.nextInt(pairs.size());
        int r = places.isEmpty() ? -1 : random.nextInt(places.size());
        if (kind == 0 || (nobody && kind < 5)) {
            return arrive(repairs);
        } else if (kind == 1 || nobody) {
            return open(repairs);
        } else if (kind == 2) {
            repairs.withdraw(s);
            capacity.set(s, 0);
            pinned.get(s).clear();
            return "withdraw " + s;
        } else if (kind == 3) {
            // Mostly one that is held.
            if (repairs.tasks(s) > 0 && random.nextInt(4) > 0) {
                r = repairs.task(s, random.nextInt(repairs.tasks(s)));
            }
            boolean was = pairs.get(s).remove(r) != null;
            assertThat(repairs.forbid(s, r)).isEqualTo(was);
            pinned.get(s).remove(r);
            return "forbid " + s + " in " + r;
        } else if (kind <= 5) {
            int n = random.nextInt(4);
            boolean can = n >= pinned.get(s).size();
            assertThat(repairs.capacity(s, n)).isEqualTo(can);
            if (can) {
                capacity.set(s, n);
            }
            return "capacity " + s + " to " + n;
        } else if (kind == 6) {
            int n = random.nextInt(MOST_PLACES);
            int role = r;
            boolean can =
                    n >= pinned.stream().filter(each -> each.contains(role)).count();
            assertThat(repairs.places(r, n)).isEqualTo(can);
            if (can) {
                places.set(r, n);
            }
            return "places " + r + " to " + n;
        }
        if (repairs.tasks(s) > 0 && random.nextInt(3) > 0) {
            r = repairs.task(s, random.nextInt(repairs.tasks(s)));
        }
        return pin(repairs, s, r);
    }

    private String pin(Repairs repairs, int s, int r) {
        boolean can = pairs.get(s).containsKey(r)
                && (pinned.get(s).contains(r)
                        || (pinned.get(s).size() < capacity.get(s)
                                && pinned.get(s).stream()
                                        .noneMatch(other -> block.get(other).equals(block.get(r)))
                                && pinned.stream()
                                                .filter(each -> each.contains(r))
                                                .count()
                                        < places.get(r)));
        assertThat(repairs.pin(s, r)).as("pinned %d in %d", s, r).isEqualTo(can);
        if (can) {
            pinned.get(s).add(r);
        }
        return "pin " + s + " in " + r;
    }

    private String arrive(Repairs repairs) {
        TreeMap<Integer, Integer> row = new TreeMap<>();
        for (int r = 0; r < places.size(); r++) {
            if (random.nextBoolean()) {
                row.put(r, 1 + random.nextInt(largest));
            }
        }
        int most = random.nextInt(4);
        int s = repairs.arrive(
                most,
                row.keySet().stream().mapToInt(Integer::intValue).toArray(),
                row.values().stream().mapToInt(Integer::intValue).toArray());
        assertThat(s).isEqualTo(pairs.size());
        pairs.add(row);
        capacity.add(most);
        pinned.add(new HashSet<>());
        return "arrive " + s;
    }

    private String open(Repairs repairs) {
        Map<Integer, Integer> column = new TreeMap<>();
        for (int s = 0; s < pairs.size(); s++) {
            if (random.nextBoolean()) {
                column.put(s, 1 + random.nextInt(largest));
            }
        }
        int r = places.size();
        // A plain list stays one: its roles are blocks of their own.
        boolean ownBlocks = new HashSet<>(block).size() == block.size();
        block.add(ownBlocks ? r : block.get(random.nextInt(r)));
        worth.add(worths());
        places.add(random.nextInt(MOST_PLACES));
        column.forEach((s, value) -> pairs.get(s).put(r, value));
        assertThat(repairs.open(
                        block.get(r),
                        places.get(r),
                        column.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        column.values().stream().mapToInt(Integer::intValue).toArray()))
                .isEqualTo(r);
        return "open " + r;
    }

    /** Rules kept, pins kept, value as a fresh plan's, bound as recomputed, and proven. */
    void check(Repairs repairs, String after) {
        int[] heads = new int[places.size()];
        long value = 0;
        long pinnedValue = 0;
        Map<Integer, Integer> pinnedHeads = new HashMap<>();
        for (int s = 0; s < pairs.size(); s++) {
            Set<Integer> blocks = new HashSet<>();
            Set<Integer> held = new HashSet<>();
            for (int i = 0; i < repairs.tasks(s); i++) {
                int r = repairs.task(s, i);
                assertThat(pairs.get(s)).as("pair held %s", after).containsEntry(r, repairs.valueOfTask(s, i));
                assertThat(blocks.add(block.get(r)))
                        .as("one task in a block %s", after)
                        .isTrue();
                assertThat(repairs.isPinned(s, i)).isEqualTo(pinned.get(s).contains(r));
                held.add(r);
                value += pairs.get(s).get(r) + worth(r, heads[r]++);
            }
            assertThat(held).as("pins %s", after).containsAll(pinned.get(s));
            assertThat(held.size()).as("tasks of %d %s", s, after).isLessThanOrEqualTo(capacity.get(s));
            for (int r : pinned.get(s)) {
                pinnedValue += pairs.get(s).get(r) + worth(r, pinnedHeads.merge(r, 1, Integer::sum) - 1);
            }
        }
        for (int r = 0; r < heads.length; r++) {
            assertThat(heads[r]).as("heads of %d %s", r, after).isLessThanOrEqualTo(places.get(r));
        }
        assertThat(repairs.objective()).as("value recounted %s", after).isEqualTo(value);
        assertThat(value - pinnedValue)
                .as("value of a fresh plan %s", after)
                .isEqualTo(new SuccessivePaths().solve(network()).objective());
        assertThat(repairs.boundRecomputed()).as("bound recomputed %s", after).isEqualTo(value);
        assertThat(repairs.isProven()).as("proven %s", after).isTrue();
    }
}
