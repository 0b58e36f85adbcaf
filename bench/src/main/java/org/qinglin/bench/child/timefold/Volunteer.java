package org.qinglin.bench.child.timefold;

import java.util.List;

/** A student; each is only equal to itself, so that the solver need not look into the lists to tell two apart. */
public final class Volunteer {

    private final int first;
    private final List<Need> eligible;
    private final int[] need;
    private final int[] value;

    /**
     * @param first place of their first pair in the list
     * @param eligible their needs
     * @param need the indices of those, in the same order
     * @param value what each is worth, in the same order
     */
    Volunteer(int first, List<Need> eligible, int[] need, int[] value) {
        this.first = first;
        this.eligible = eligible;
        this.need = need;
        this.value = value;
    }

    List<Need> eligible() {
        return eligible;
    }

    int valueOf(Need served) {
        return value[pairWith(served)];
    }

    /** The place in the list of the pair with a need. */
    int pairInList(Need served) {
        return first + pairWith(served);
    }

    /** A few dozen at most: looking through them is as fast as searching. */
    private int pairWith(Need served) {
        int i = 0;
        while (need[i] != served.index()) {
            i++;
        }
        return i;
    }
}
