package org.qinglin.app.places.internal;

/**
 * What a difference between the typed and the registered name costs. Tuned on random mutilations of all of Qingdao's
 * and all of the country's names; the order matters more than the numbers: an unfinished name is likelier than a
 * character that sounds alike, that than a missing one, that than a wrong one.
 */
final class Costs {

    /** No match at all. */
    static final int NONE = 1000;

    static final int SOUNDS_ALIKE = 30;
    static final int WRONG = 80;
    static final int MISSING = 50;
    static final int EXTRA = 70;
    static final int SWAPPED = 60;
    static final int LIGHT = 15;
    static final int OTHER_ENDING = 4;
    static final int OTHER_KIND = 20;
    static final int MISTYPED_LETTER = 60;
    static final int ABBREVIATED = 20;
    static final int SPELLED_OUT_FOR_CHINESE = 10;
    static final int PARENT_BY_SHORT_NAME = 10;

    private Costs() {}

    /** A place far from home is rarely meant: what it has in common with home at most, by length of the code shared. */
    static int farFromHome(int digitsShared) {
        return digitsShared >= 6 ? 0 : digitsShared == 4 ? 10 : digitsShared == 2 ? 40 : 80;
    }

    /** The registered name goes on after what was typed: most likely somebody is still typing. */
    static int untypedTail(int characters, boolean light) {
        return characters == 1 && light ? LIGHT : Math.min(25 * characters, 95);
    }

    /** The registered name begins before what was typed. */
    static int untypedHead(int characters) {
        return characters == 0 ? 0 : Math.min(25 + 15 * characters, 100);
    }

    /** The least that so many characters more can cost, wherever they stand. */
    static int leastForLonger(int characters) {
        return characters == 1 ? LIGHT : Math.min(untypedTail(characters, false), untypedHead(characters));
    }

    /** The most that may differ before a name of this length is another name. */
    static int allowed(int typedCharacters) {
        return switch (typedCharacters) {
            case 1 -> 70;
            case 2 -> 85;
            case 3, 4 -> 140;
            default -> 210;
        };
    }
}
