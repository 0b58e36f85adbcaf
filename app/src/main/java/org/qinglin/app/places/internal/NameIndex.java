package org.qinglin.app.places.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All names of the register in flat arrays, searched from end to end: two bit tests for each name leave a few per cent
 * for a closer look. About 45 bytes a name, so 30 MB for the whole country; nothing else to keep in step.
 *
 * <p>A place's code, read as a number, is its key here: longer codes are larger numbers, so places stand in the order
 * provinces, cities, districts, streets, communities, and the parent's code is the code without its last digits. Aliases
 * are names more of the same place. Immutable; safe for use by several threads.
 */
final class NameIndex {

    private final long[] codes;
    private final int[] placeOf;
    private final int[] starts;
    private final byte[] coreLengths;
    private final byte[] endings;
    private final Signatures bits;
    private final long[] signatures;
    private final int[] letters;
    private final char[] pool;
    private final int names;
    /** How many of the first names belong to places that others lie in. */
    private final int parentNames;

    private NameIndex(Builder from) {
        codes = Arrays.copyOf(from.codes, from.places);
        placeOf = Arrays.copyOf(from.placeOf, from.names);
        starts = Arrays.copyOf(from.starts, from.names + 1);
        coreLengths = Arrays.copyOf(from.coreLengths, from.names);
        endings = Arrays.copyOf(from.endings, from.names);
        pool = Arrays.copyOf(from.pool, from.used);
        names = from.names;
        bits = new Signatures(pool);
        signatures = new long[names];
        letters = new int[names];
        int parents = 0;
        for (int i = 0; i < names; i++) {
            int end = starts[i] + coreLengths[i];
            signatures[i] = bits.of(pool, starts[i], end);
            letters[i] = PinyinMatcher.letters(pool, starts[i], end);
            if (codes[placeOf[i]] < FIRST_COMMUNITY) {
                parents = i + 1;
            }
        }
        parentNames = parents;
    }

    private static final long FIRST_COMMUNITY = 10_000_000_000L;

    /** Collects places in ascending order of {@link #key}. */
    static final class Builder {

        private long[] codes = new long[1024];
        private int[] placeOf = new int[1024];
        private int[] starts = new int[1025];
        private byte[] coreLengths = new byte[1024];
        private byte[] endings = new byte[1024];
        private char[] pool = new char[8192];
        private int places;
        private int names;
        private int used;

        Builder add(String code, String name, List<String> aliases) {
            long key = key(code);
            if (places > 0 && codes[places - 1] >= key) {
                throw new IllegalArgumentException("code " + code + " comes after " + codes[places - 1]
                        + "; add places by length of their code, then by code");
            }
            if (places == codes.length) {
                codes = Arrays.copyOf(codes, places * 2);
            }
            codes[places] = key;
            addName(name);
            aliases.forEach(this::addName);
            places++;
            return this;
        }

        private void addName(String registered) {
            String name = PlaceNames.normal(registered);
            name = name.substring(0, Math.min(name.length(), 120));
            if (names == placeOf.length) {
                placeOf = Arrays.copyOf(placeOf, names * 2);
                coreLengths = Arrays.copyOf(coreLengths, names * 2);
                endings = Arrays.copyOf(endings, names * 2);
                starts = Arrays.copyOf(starts, names * 2 + 1);
            }
            if (used + name.length() > pool.length) {
                pool = Arrays.copyOf(pool, pool.length * 2);
            }
            name.getChars(0, name.length(), pool, used);
            placeOf[names] = places;
            starts[names] = used;
            coreLengths[names] = (byte) PlaceNames.coreLength(name);
            endings[names] = (byte) PlaceNames.ending(name);
            used += name.length();
            names++;
            starts[names] = used;
        }

        NameIndex build() {
            return new NameIndex(this);
        }
    }

    static long key(String code) {
        return Long.parseLong(code);
    }

    /** The key of the place that this one lies in; 0 for a province. */
    static long parent(long key) {
        return key >= 100_000_000L ? key / 1000 : key / 100;
    }

    int places() {
        return codes.length;
    }

    /**
     * The places whose names are nearest to the Chinese name typed, best first.
     *
     * @param parentsOnly whether only places that others lie in are asked for
     */
    List<Found> nearest(String typed, Scope scope, int limit, boolean parentsOnly) {
        Best best = new Best(limit);
        String core = PlaceNames.typedCore(typed);
        scan(new ChineseMatcher(core, bits), PlaceNames.ending(typed), scope, parentsOnly, best);
        if (!core.equals(typed)) {
            scan(new ChineseMatcher(typed, bits), PlaceNames.NO_ENDING, scope, parentsOnly, best);
        }
        return best.found();
    }

    private void scan(ChineseMatcher matcher, int ending, Scope scope, boolean parentsOnly, Best best) {
        int end = parentsOnly ? parentNames : names;
        Scope.Cursor cursor = scope.new Cursor();
        // Names with all the characters first: once enough of them are found, the others need no closer look.
        for (int missing = 0; missing <= matcher.mayMiss(); missing++) {
            for (int i = 0; i < end; i++) {
                int limit = best.limit();
                if (matcher.missing(signatures[i]) != missing
                        || matcher.atLeast(missing, coreLengths[i]) > Math.min(limit, matcher.allowed())) {
                    continue;
                }
                long key = codes[placeOf[i]];
                int surcharge = PlaceNames.endingCost(ending, endings[i]) + cursor.surcharge(key);
                if (surcharge <= limit) {
                    int cost = matcher.cost(pool, starts[i], starts[i] + coreLengths[i], limit - surcharge);
                    if (cost < Costs.NONE) {
                        best.offer(cost + surcharge, starts[i + 1] - starts[i], placeOf[i], key);
                    }
                }
            }
        }
    }

    /** The places whose names sound nearest to the letters typed, best first. */
    List<Found> soundingLike(String typedLetters, Scope scope, int limit, boolean parentsOnly) {
        Best best = new Best(limit);
        for (String variant : SpokenEndings.variants(typedLetters)) {
            scan(new PinyinMatcher(variant), scope, parentsOnly, best);
        }
        return best.found();
    }

    private void scan(PinyinMatcher matcher, Scope scope, boolean parentsOnly, Best best) {
        int end = parentsOnly ? parentNames : names;
        Scope.Cursor cursor = scope.new Cursor();
        for (int i = 0; i < end; i++) {
            if (matcher.missing(letters[i]) == 0) {
                int cost = matcher.exactCost(pool, starts[i], starts[i] + coreLengths[i]);
                offer(i, cost, cursor, best);
            }
        }
        for (int i = 0; matcher.mayMiss() > 0 && i < end; i++) {
            int limit = best.limit();
            if (limit < Costs.MISTYPED_LETTER) {
                return;
            }
            if (matcher.missing(letters[i]) <= matcher.mayMiss()) {
                int cost = matcher.mistypedCost(pool, starts[i], starts[i] + coreLengths[i], limit);
                offer(i, cost, cursor, best);
            }
        }
    }

    private void offer(int name, int cost, Scope.Cursor cursor, Best best) {
        if (cost <= best.limit() && cost < Costs.NONE) {
            long key = codes[placeOf[name]];
            int surcharge = cursor.surcharge(key);
            if (surcharge < Costs.NONE) {
                best.offer(cost + surcharge, starts[name + 1] - starts[name], placeOf[name], key);
            }
        }
    }

    /** Keys of the places that others lie in and whose name, or its core of two characters or more, is exactly this. */
    List<Long> parentsNamed(String name, boolean byCoreToo) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < parentNames; i++) {
            int length = starts[i + 1] - starts[i];
            boolean whole = length == name.length();
            boolean core = byCoreToo && coreLengths[i] == name.length() && codes[placeOf[i]] < 1_000_000;
            if ((whole || core) && startsWith(starts[i], name)) {
                found.add(codes[placeOf[i]]);
            }
        }
        return found;
    }

    private boolean startsWith(int start, String name) {
        for (int k = 0; k < name.length(); k++) {
            if (pool[start + k] != name.charAt(k)) {
                return false;
            }
        }
        return true;
    }
}
