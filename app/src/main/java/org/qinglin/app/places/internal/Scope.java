package org.qinglin.app.places.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.LongStream;

/** Where to search: everywhere or within some places; and where home is, which comes first among equals. 0: nowhere. */
public final class Scope {

    static final Scope EVERYWHERE = new Scope(new long[0], 0);

    private final long[] within;
    private final long home;

    private Scope(long[] within, long home) {
        this.within = within;
        this.home = home;
    }

    public static Scope of(Collection<Long> within, long home) {
        return new Scope(within.stream().mapToLong(Long::longValue).toArray(), home);
    }

    /** The same home, and what lies both in this scope and in one of {@code parents}; empty where nothing does. */
    Optional<Scope> narrowedTo(Collection<Long> parents) {
        long[] inner = LongStream.concat(
                        parents.stream().mapToLong(Long::longValue).filter(this::contains),
                        Arrays.stream(within).filter(own -> parents.stream().anyMatch(parent -> liesIn(own, parent))))
                .distinct()
                .toArray();
        return inner.length == 0 ? Optional.empty() : Optional.of(new Scope(inner, home));
    }

    private boolean contains(long key) {
        if (within.length == 0) {
            return true;
        }
        for (long parent : within) {
            if (liesIn(key, parent)) {
                return true;
            }
        }
        return false;
    }

    /** What a place costs for being far from home; nothing where no home is known. */
    private int farFromHome(long key) {
        if (home == 0) {
            return 0;
        }
        long around = home;
        while (around > 0 && !liesIn(key, around)) {
            around = NameIndex.parent(around);
        }
        return around == home
                ? 0
                : Costs.farFromHome(around == 0 ? 0 : Long.toString(around).length());
    }

    private static boolean liesIn(long key, long parent) {
        long up = key;
        while (up > parent) {
            up = NameIndex.parent(up);
        }
        return up == parent;
    }

    /**
     * Answers for many places one after the other. Neighbours in the register lie in the same street, so the answer for
     * the street is kept: divisions of long numbers would cost more than all the rest of a search.
     */
    final class Cursor {

        private long street = -1;
        private int answer;

        /** What the place costs for being far from home, or {@link Costs#NONE} where it lies outside this scope. */
        int surcharge(long key) {
            long parent = NameIndex.parent(key);
            if (parent != street) {
                street = parent;
                answer = contains(parent) ? farFromHome(parent) : Costs.NONE;
            }
            if (answer < Costs.NONE && key != home) {
                return answer;
            }
            return contains(key) ? farFromHome(key) : Costs.NONE;
        }
    }
}
