package org.qinglin.app.places.internal;

/**
 * Compares typed letters with the sound of many registered names. Each character may be spelled in full or by its first
 * letters only (changjianglu, cjl, changjl), by any of its readings; in longer input one or two letters may be wrong.
 *
 * <p>The exact comparison follows all spellings at once: bit i of a word says "the first i typed letters are used up",
 * and one letter of a reading moves all of them on by a mask and a shift. O(letters of the name). Not for use by several
 * threads.
 */
final class PinyinMatcher {

    private static final int LONGEST = 60;

    private final String typed;
    private final int letters;
    private final long[] places = new long[128];
    private final int mayMiss;
    private final Pinyin pinyin = Pinyin.shared();
    private final long end;

    /** @param typedLetters a–z and 0–9 only */
    PinyinMatcher(String typedLetters) {
        typed = typedLetters.substring(0, Math.min(typedLetters.length(), LONGEST));
        int mask = 0;
        for (int i = 0; i < typed.length(); i++) {
            char letter = typed.charAt(i);
            places[letter] |= 1L << i;
            mask |= bit(letter);
        }
        letters = mask;
        mayMiss = typed.length() >= 10 ? 2 : typed.length() >= 5 ? 1 : 0;
        end = 1L << typed.length();
    }

    /** The set of letters that a name's core can be spelled with. */
    static int letters(char[] pool, int from, int to) {
        int mask = 0;
        for (int i = from; i < to; i++) {
            for (String reading : Pinyin.shared().readings(pool[i])) {
                for (int k = 0; k < reading.length(); k++) {
                    mask |= bit(reading.charAt(k));
                }
            }
        }
        return mask;
    }

    private static int bit(char letter) {
        return letter >= 'a' ? 1 << (letter - 'a') : 1 << 26;
    }

    /** How many of the typed letters a name that can be spelled with {@code otherLetters} surely lacks. */
    int missing(int otherLetters) {
        return Integer.bitCount(letters & ~otherLetters);
    }

    /** How many typed letters may be wrong before it is another name; none in short input. */
    int mayMiss() {
        return mayMiss;
    }

    /** The price for the core {@code pool[from..to)} when no letter is wrong, or {@link Costs#NONE}. */
    int exactCost(char[] pool, int from, int to) {
        long full = 1; // every character so far spelled in full
        long any = 1; // … or by some first letters
        long within = 0; // … beginning at a later character
        int price = Costs.NONE;
        for (int i = from; i < to; i++) {
            String[] readings = pinyin.readings(pool[i]);
            if (i > from && typed.length() > 1) {
                within |= 1;
            }
            long nextFull = 0;
            long nextAny = 0;
            long nextWithin = 0;
            for (String reading : readings) {
                long fullHere = full;
                long anyHere = any;
                long withinHere = within;
                for (int k = 0; k < reading.length(); k++) {
                    long letter = places[reading.charAt(k)];
                    fullHere = (fullHere & letter) << 1;
                    anyHere = (anyHere & letter) << 1;
                    withinHere = (withinHere & letter) << 1;
                    nextAny |= anyHere;
                    nextWithin |= withinHere;
                }
                nextFull |= fullHere;
            }
            full = nextFull;
            any = nextAny;
            within = nextWithin;
            int tail = tail(pool, i, to);
            if ((full & end) != 0) {
                price = Math.min(price, tail);
            } else if ((any & end) != 0) {
                price = Math.min(price, Costs.ABBREVIATED + tail);
            } else if ((within & end) != 0) {
                price = Math.min(price, Costs.ABBREVIATED + Costs.untypedHead(1) + tail);
            }
        }
        return price;
    }

    /**
     * The same for names spelled in full with one or two letters wrong, missing or too many (Wu and Manber, "Fast text
     * searching allowing errors", 1992): {@code with1} holds how far one gets with at most one mistake.
     */
    int mistypedCost(char[] pool, int from, int to, int limit) {
        long all = (end << 1) - 1;
        long with0 = 1;
        long with1 = 3 & all;
        long with2 = mayMiss < 2 ? 0 : 7 & all;
        int price = Costs.NONE;
        for (int at = from; at < to; at++) {
            long next0 = 0;
            long next1 = 0;
            long next2 = 0;
            for (String reading : pinyin.readings(pool[at])) {
                long now0 = with0;
                long now1 = with1;
                long now2 = with2;
                for (int k = 0; k < reading.length(); k++) {
                    long letter = places[reading.charAt(k)];
                    long then0 = (now0 & letter) << 1;
                    long then1 = (now1 & letter) << 1 | now0 | now0 << 1 | then0 << 1;
                    now2 = mayMiss < 2 ? 0 : ((now2 & letter) << 1 | now1 | now1 << 1 | then1 << 1) & all;
                    now0 = then0 & all;
                    now1 = then1 & all;
                }
                next0 |= now0;
                next1 |= now1;
                next2 |= now2;
            }
            with0 = next0;
            with1 = next1;
            with2 = next2;
            if ((with1 | with2) == 0) {
                break;
            }
            int mistakes = (with0 & end) != 0 ? 0 : (with1 & end) != 0 ? 1 : (with2 & end) != 0 ? 2 : -1;
            if (mistakes >= 0) {
                price = Math.min(price, mistakes * Costs.MISTYPED_LETTER + tail(pool, at, to));
            }
        }
        return price <= limit ? price : Costs.NONE;
    }

    private static int tail(char[] pool, int at, int to) {
        return Costs.untypedTail(to - 1 - at, at + 1 < to && PlaceNames.isLight(pool[to - 1]));
    }
}
