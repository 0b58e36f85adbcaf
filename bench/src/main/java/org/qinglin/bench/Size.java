package org.qinglin.bench;

/** The sizes of the matching page, and a tiny one that every build runs. */
public enum Size {
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

    public int students() {
        return students;
    }

    public int needs() {
        return needs;
    }

    @Override
    public String toString() {
        return name() + " (" + students + " × " + needs + ")";
    }
}
