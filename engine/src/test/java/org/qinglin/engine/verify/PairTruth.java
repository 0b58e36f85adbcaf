package org.qinglin.engine.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;

/** Small pair lists, changes to their plans, and the truth about them by trying everything. */
final class PairTruth {

    private PairTruth() {}

    static PairList randomList(Random random) {
        int students = 1 + random.nextInt(4);
        int needs = 1 + random.nextInt(4);
        int largest = new int[] {1, 3, 1000}[random.nextInt(3)];
        List<String> who = new ArrayList<>();
        List<String> what = new ArrayList<>();
        for (int s = 0; s < students; s++) {
            who.add("s" + s);
        }
        for (int r = 0; r < needs; r++) {
            what.add("n" + r);
        }
        int[] offset = new int[students + 1];
        List<Integer> need = new ArrayList<>();
        for (int s = 0; s < students; s++) {
            for (int r = 0; r < needs; r++) {
                if (random.nextInt(3) > 0) {
                    need.add(r);
                }
            }
            offset[s + 1] = need.size();
        }
        return new PairList(
                who,
                random.ints(students, 0, 3).toArray(),
                what,
                random.ints(needs, 0, 3).toArray(),
                offset,
                need.stream().mapToInt(Integer::intValue).toArray(),
                random.ints(need.size(), 1, largest + 1).toArray());
    }

    /** Rows of student, need, value. */
    static List<int[]> rows(PairList list, PairPlan found) {
        List<int[]> rows = new ArrayList<>();
        for (int s = 0; s < list.students().size(); s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                if (found.chosen().get(j)) {
                    rows.add(new int[] {s, list.need()[j], list.value().at(j)});
                }
            }
        }
        return rows;
    }

    static void change(List<int[]> rows, PairList list, Random random) {
        int student = random.nextInt(list.students().size());
        int need = random.nextInt(list.needs().size());
        switch (random.nextInt(5)) {
            case 0 -> rows.add(new int[] {student, need, Math.max(1, valueOf(list, student, need))});
            case 1 -> Collections.shuffle(rows, random);
            default -> {
                if (!rows.isEmpty()) {
                    int[] row = rows.remove(random.nextInt(rows.size()));
                    int value = valueOf(list, student, need);
                    if (random.nextBoolean() && value > 0) {
                        rows.add(new int[] {student, need, value});
                    } else if (random.nextInt(4) == 0) {
                        rows.add(new int[] {row[0], row[1], row[2] + 1});
                    } else {
                        rows.add(row);
                    }
                }
            }
        }
    }

    static boolean feasible(PairList list, List<int[]> rows) {
        int[] taken = new int[list.students().size()];
        int[] held = new int[list.needs().size()];
        List<String> seen = new ArrayList<>();
        for (int[] row : rows) {
            String pair = row[0] + "/" + row[1];
            if (valueOf(list, row[0], row[1]) != row[2]
                    || seen.contains(pair)
                    || ++taken[row[0]] > list.studentCapacity()[row[0]]
                    || ++held[row[1]] > list.needCapacity()[row[1]]) {
                return false;
            }
            seen.add(pair);
        }
        return true;
    }

    static long sum(List<int[]> rows) {
        return rows.stream().mapToLong(row -> row[2]).sum();
    }

    static int valueOf(PairList list, int student, int need) {
        for (int j = list.offset()[student]; j < list.offset()[student + 1]; j++) {
            if (list.need()[j] == need) {
                return list.value().at(j);
            }
        }
        return 0;
    }

    static long best(PairList list) {
        return best(
                list, 0, 0, list.studentCapacity().clone(), list.needCapacity().clone());
    }

    static long best(PairList list, int student, int pair, int[] left, int[] open) {
        if (student == list.students().size()) {
            return 0;
        }
        if (pair == list.offset()[student + 1]) {
            return best(list, student + 1, pair, left, open);
        }
        long best = best(list, student, pair + 1, left, open);
        int need = list.need()[pair];
        if (left[student] > 0 && open[need] > 0) {
            left[student]--;
            open[need]--;
            best = Math.max(best, list.value().at(pair) + best(list, student, pair + 1, left, open));
            left[student]++;
            open[need]++;
        }
        return best;
    }

    static long boundByDefinition(PairList list, SortedMap<String, Long> prices, long scale) {
        long total = 0;
        for (int s = 0; s < list.students().size(); s++) {
            List<Long> margins = new ArrayList<>();
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                margins.add(Math.max(
                        0, list.value().at(j) * scale - prices.get(list.needs().get(list.need()[j]))));
            }
            margins.sort(Collections.reverseOrder());
            total += margins.stream()
                    .limit(list.studentCapacity()[s])
                    .mapToLong(Long::longValue)
                    .sum();
        }
        for (int r = 0; r < list.needs().size(); r++) {
            total +=
                    list.needCapacity()[r] * Math.max(0, prices.get(list.needs().get(r)));
        }
        return Math.floorDiv(total, scale);
    }
}
