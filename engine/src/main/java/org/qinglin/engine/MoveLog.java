package org.qinglin.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.qinglin.engine.solve.Repairs;

/** The moves of one change; what comes and goes again does not count. */
final class MoveLog implements Repairs.Moves {

    private record Pair(int student, int role) {}

    private record Sum(int value, int times) {}

    private final Map<Pair, Sum> sums = new LinkedHashMap<>();

    @Override
    public void moved(int student, int role, int value, boolean comes) {
        int one = comes ? 1 : -1;
        sums.merge(
                new Pair(student, role),
                new Sum(value, one),
                (before, now) -> new Sum(value, before.times() + now.times()));
    }

    void clear() {
        sums.clear();
    }

    /** The change as people know it. */
    Repaired told(Repairs repairs, IntFunction<String> personId, IntFunction<String> roleId) {
        List<Repaired.Seat> added = new ArrayList<>();
        List<Repaired.Seat> removed = new ArrayList<>();
        sums.forEach((pair, sum) -> {
            if (sum.times() != 0) {
                (sum.times() > 0 ? added : removed)
                        .add(new Repaired.Seat(personId.apply(pair.student()), roleId.apply(pair.role()), sum.value()));
            }
        });
        return new Repaired(added, removed, repairs.objective(), repairs.bound());
    }
}
