package org.qinglin.app.shared;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How alike two short texts are, by the pairs of neighbouring characters that they share (Dice's coefficient): it knows
 * nothing of meaning, works for Chinese without a dictionary, and the same on every database.
 */
public final class Likeness {

    private Likeness() {}

    /** From 0, no pair in common, to 1, the same pairs; 0 for a text without a pair. */
    public static double of(String one, String other) {
        var first = pairs(one);
        var second = pairs(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        long common = first.stream().filter(second::contains).count();
        return 2.0 * common / (first.size() + second.size());
    }

    /** What share of a word's pairs stands in a text, from 0 to 1: 1 when the text contains the word. */
    public static double within(String word, String text) {
        var pairs = pairs(word);
        if (pairs.isEmpty()) {
            return 0;
        }
        var there = pairs(text);
        return (double) pairs.stream().filter(there::contains).count() / pairs.size();
    }

    private static Set<String> pairs(String text) {
        var letters = text.toLowerCase(Locale.ROOT)
                .codePoints()
                .map(c -> Character.isLetterOrDigit(c) ? c : ' ')
                .toArray();
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < letters.length; i++) {
            if (letters[i] != ' ' && letters[i + 1] != ' ') {
                pairs.add(new String(letters, i, 2));
            }
        }
        return pairs;
    }
}
