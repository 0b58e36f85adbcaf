package org.qinglin.app.places.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What of a place's name people say, and what they leave out: 云霄路 + 社区居民委员会. The first part is the name's core; the
 * second only says what kind of place it is.
 */
final class PlaceNames {

    /** What an ending says about the kind of place: a village's, a street's, or a larger area's. */
    private enum Kind {
        COMMUNITY,
        STREET,
        AREA
    }

    private record Ending(String text, Kind kind, int atLeastBefore) {}

    /** Longest first. One-character endings need two characters before them, or half of 新市 and 沙县 would be gone. */
    private static final List<Ending> ENDINGS = List.of(
            new Ending("社区居民委员会", Kind.COMMUNITY, 1),
            new Ending("社区村民委员会", Kind.COMMUNITY, 1),
            new Ending("特别行政区", Kind.AREA, 1),
            new Ending("社区居委会", Kind.COMMUNITY, 1),
            new Ending("社区村委会", Kind.COMMUNITY, 1),
            new Ending("居民委员会", Kind.COMMUNITY, 1),
            new Ending("村民委员会", Kind.COMMUNITY, 1),
            new Ending("街道办事处", Kind.STREET, 1),
            new Ending("地区办事处", Kind.STREET, 1),
            new Ending("居委会", Kind.COMMUNITY, 1),
            new Ending("村委会", Kind.COMMUNITY, 1),
            new Ending("街道办", Kind.STREET, 1),
            new Ending("办事处", Kind.STREET, 1),
            new Ending("自治区", Kind.AREA, 2),
            new Ending("自治州", Kind.AREA, 2),
            new Ending("自治县", Kind.AREA, 2),
            new Ending("民族乡", Kind.STREET, 1),
            new Ending("社区", Kind.COMMUNITY, 1),
            new Ending("街道", Kind.STREET, 1),
            new Ending("地区", Kind.AREA, 2),
            new Ending("镇", Kind.STREET, 2),
            new Ending("乡", Kind.STREET, 2),
            new Ending("区", Kind.AREA, 2),
            new Ending("县", Kind.AREA, 2),
            new Ending("市", Kind.AREA, 2),
            new Ending("省", Kind.AREA, 2));

    /** Endings that somebody is still typing. */
    private static final List<String> BEGUN =
            List.of("社区居民委员", "社区居民委", "社区居民", "社区居委", "社区居", "居民委员", "居民委", "村民委员", "村民委", "居委", "村委", "社");

    static final int NO_ENDING = -1;

    private PlaceNames() {}

    /**
     * One form for what is the same to a reader: full-width and half-width, large and small letters, with or without
     * spaces, dots and brackets.
     */
    static String normal(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(compatible.length());
        compatible.chars().filter(Character::isLetterOrDigit).forEach(c -> kept.append((char) c));
        // Letters beyond the 16-bit plane (some 30 rare characters in village names) are pairs of surrogates.
        return kept.length() > 0 ? kept.toString() : compatible.strip();
    }

    /** How many of the characters of a normal name are its core; never 0 unless the name is empty. */
    static int coreLength(String name) {
        for (Ending ending : ENDINGS) {
            if (ends(name, ending)) {
                return name.length() - ending.text().length();
            }
        }
        return name.length();
    }

    /** Which ending a name has, as a number of our own; {@link #NO_ENDING} when it has none. */
    static int ending(String name) {
        for (int i = 0; i < ENDINGS.size(); i++) {
            if (ends(name, ENDINGS.get(i))) {
                return i;
            }
        }
        return NO_ENDING;
    }

    /** What it costs that a typed name has one ending and the registered another; nothing when none was typed. */
    static int endingCost(int typed, int registered) {
        if (typed == NO_ENDING || typed == registered) {
            return 0;
        }
        boolean sameKind = registered != NO_ENDING
                && ENDINGS.get(typed).kind() == ENDINGS.get(registered).kind();
        return sameKind ? Costs.OTHER_ENDING : Costs.OTHER_KIND;
    }

    /** The core of a name that somebody typed, whose ending may be only half typed. */
    static String typedCore(String name) {
        for (String begun : BEGUN) {
            if (name.endsWith(begun) && name.length() >= begun.length() + 2) {
                return name.substring(0, name.length() - begun.length());
            }
        }
        return name.substring(0, coreLength(name));
    }

    private static boolean ends(String name, Ending ending) {
        return name.endsWith(ending.text()) && name.length() >= ending.text().length() + ending.atLeastBefore();
    }

    /** Characters that people drop or add at the end of a core without a thought: 云霄 for 云霄路, 王庄村 for 王庄. */
    static boolean isLight(char c) {
        return c == '路' || c == '街' || c == '道' || c == '巷' || c == '村' || c == '里';
    }
}
