package org.qinglin.bench;

import org.qinglin.engine.PairList;
import org.qinglin.engine.Progress;
import org.qinglin.scenarios.Instances;

/** The sizes of the matching page, and a tiny one that every build runs. */
enum Size {
    T(300, 60),
    S(10_000, 2_000),
    M(100_000, 20_000),
    L(1_000_000, 100_000);

    private final int students;
    private final int needs;

    Size(int students, int needs) {
        this.students = students;
        this.needs = needs;
    }

    PairList pairs(long seed) {
        return PairList.of(Instances.problem(students, needs, seed), Progress.SILENT);
    }

    @Override
    public String toString() {
        return name() + " (" + students + " × " + needs + ")";
    }
}
