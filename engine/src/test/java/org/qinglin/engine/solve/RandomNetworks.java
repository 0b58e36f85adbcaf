package org.qinglin.engine.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Small networks of every kind, each by its seed: ties, nothing eligible, capacity 0, everything contested, blocks. */
final class RandomNetworks {

    private RandomNetworks() {}

    static Network of(long seed, int mostStudents, int mostRoles) {
        Random random = new Random(seed);
        int students = random.nextInt(mostStudents + 1);
        int roles = random.nextInt(mostRoles + 1);
        int blocks = random.nextInt(3) == 0 ? roles : 1 + random.nextInt(Math.max(1, roles));
        int[] block = new int[roles];
        for (int r = 0; r < roles; r++) {
            block[r] = blocks == roles ? r : random.nextInt(blocks);
        }
        double density = new double[] {0, 0.2, 0.5, 0.9, 1}[random.nextInt(5)];
        int largest = new int[] {1, 2, 5, 100, 10_000}[random.nextInt(5)];
        int mostCapacity = random.nextInt(4);
        int mostPlaces = random.nextInt(4);
        int mostWorth = new int[] {0, 0, 1, 10, 20_000}[random.nextInt(5)];
        int[] capacity = random.ints(students, 0, mostCapacity + 1).toArray();
        int[] places = random.ints(roles, 0, mostPlaces + 1).toArray();
        int[][] worth = new int[roles][];
        for (int r = 0; r < roles; r++) {
            worth[r] = random.ints(places[r], 0, mostWorth + 1)
                    .boxed()
                    .sorted(Comparator.reverseOrder())
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        Integer[] byBlock = new Integer[roles];
        Arrays.setAll(byBlock, r -> r);
        Arrays.sort(byBlock, Comparator.comparingInt(r -> block[r]));
        int[] offset = new int[students + 1];
        List<int[]> pairs = new ArrayList<>();
        for (int s = 0; s < students; s++) {
            for (int r : byBlock) {
                if (random.nextDouble() < density) {
                    pairs.add(new int[] {r, 1 + random.nextInt(largest)});
                }
            }
            offset[s + 1] = pairs.size();
        }
        return new Network(
                capacity,
                offset,
                pairs.stream().mapToInt(p -> p[0]).toArray(),
                pairs.stream().mapToInt(p -> p[1]).toArray(),
                block,
                places,
                (r, k) -> worth[r][k]);
    }
}
