package org.qinglin.app.places.internal;

/**
 * Compares one typed name with many registered ones, by characters: an edit distance (optimal string alignment) whose
 * prices are {@link Costs}. O(typed × registered) for each comparison; not for use by several threads.
 */
final class ChineseMatcher {

    private static final int LONGEST = 40;

    private final char[] typed;
    private final long signature;
    private final int allowed;
    private final int mayMiss;
    private final int cheapestMiss;
    private final int[][] rows = new int[3][LONGEST + 1];
    private final Pinyin pinyin = Pinyin.shared();

    ChineseMatcher(String typedCore, Signatures signatures) {
        typed = typedCore.substring(0, Math.min(typedCore.length(), LONGEST)).toCharArray();
        signature = signatures.of(typed, 0, typed.length);
        allowed = Costs.allowed(typed.length);
        boolean light = PlaceNames.isLight(typed[typed.length - 1]);
        cheapestMiss = light ? Costs.LIGHT : Costs.SOUNDS_ALIKE;
        mayMiss = typed.length == 1 ? 0 : typed.length <= 4 ? 1 : 2;
    }

    /** How many of the typed characters a name with this signature surely lacks; see {@link Signatures}. */
    int missing(long otherSignature) {
        return Long.bitCount(signature & ~otherSignature);
    }

    /** How many typed characters a name may lack and still be near enough to look at. */
    int mayMiss() {
        return mayMiss;
    }

    /** The most that a difference may cost. */
    int allowed() {
        return allowed;
    }

    /** The least that the difference to a core of this length can cost when it lacks so many of the characters. */
    int atLeast(int missing, int otherLength) {
        int longer = otherLength - typed.length;
        return missing * cheapestMiss + (longer > 0 ? Costs.leastForLonger(longer) : 0);
    }

    /** The price of the difference to the core {@code pool[from..to)}, or {@link Costs#NONE} above {@code limit}. */
    int cost(char[] pool, int from, int to, int limit) {
        int allowed = Math.min(this.allowed, limit);
        int length = Math.min(to - from, LONGEST);
        int[] beforeLast = rows[0];
        int[] last = rows[1];
        int[] row = rows[2];
        for (int j = 0; j <= length; j++) {
            last[j] = Costs.untypedHead(j);
        }
        for (int i = 1; i <= typed.length; i++) {
            char c = typed[i - 1];
            row[0] = i * Costs.EXTRA;
            int least = row[0];
            int extra = i == typed.length && i > 1 && PlaceNames.isLight(c) ? Costs.LIGHT : Costs.EXTRA;
            for (int j = 1; j <= length; j++) {
                char other = pool[from + j - 1];
                int best = Math.min(last[j] + extra, row[j - 1] + Costs.MISSING);
                best = Math.min(best, last[j - 1] + substitution(c, other));
                if (i > 1 && j > 1 && c == pool[from + j - 2] && typed[i - 2] == other && c != other) {
                    best = Math.min(best, beforeLast[j - 2] + Costs.SWAPPED);
                }
                row[j] = best;
                least = Math.min(least, best);
            }
            if (least > allowed) {
                return Costs.NONE;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        int best = last[length];
        for (int j = 1; j < length; j++) {
            boolean light = PlaceNames.isLight(pool[from + length - 1]);
            best = Math.min(best, last[j] + Costs.untypedTail(length - j, light));
        }
        return best <= allowed ? best : Costs.NONE;
    }

    private int substitution(char typedCharacter, char registered) {
        if (typedCharacter == registered) {
            return 0;
        }
        return pinyin.soundAlike(typedCharacter, registered) ? Costs.SOUNDS_ALIKE : Costs.WRONG;
    }
}
