package org.qinglin.app.places.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Understands what was typed: Chinese or letters, with or without the names of the places around in front, divided by
 * spaces or not (黄岛 长江路 峨眉山路, 黄岛区长江路街道峨眉山路社区).
 */
public final class ForgivingSearch {

    private static final int PARENTS_TRIED = 12;

    private final NameIndex index;

    ForgivingSearch(NameIndex index) {
        this.index = index;
    }

    /** The nearest places, best first; none for an empty text. */
    public List<Found> find(String text, Scope scope, int limit) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("[\\s,，、/·>]+")) {
            String normal = PlaceNames.normal(word);
            if (normal.chars().anyMatch(Character::isLetterOrDigit)) {
                words.add(normal);
            }
        }
        if (words.isEmpty()) {
            return List.of();
        }
        Map<Long, Found> found = new LinkedHashMap<>();
        add(found, byWords(words, scope, limit), 0);
        if (words.size() > 1) {
            // "chang jiang lu", or a space that got in by accident
            add(found, byName(String.join("", words), scope, limit, false), 0);
        }
        return found.values().stream()
                .sorted(Comparator.comparingInt(Found::cost))
                .limit(limit)
                .toList();
    }

    private List<Found> byWords(List<String> words, Scope scope, int limit) {
        String first = words.get(0);
        if (words.size() == 1) {
            Map<Long, Found> found = new LinkedHashMap<>();
            add(found, byName(first, scope, limit, false), 0);
            add(found, behindParents(first, scope, limit), 1);
            return found.values().stream()
                    .sorted(Comparator.comparingInt(Found::cost))
                    .limit(limit)
                    .toList();
        }
        List<Found> parents = byName(first, Scope.EVERYWHERE, PARENTS_TRIED, true);
        List<Long> keys = parents.stream()
                .filter(parent -> parent.cost() <= parents.get(0).cost() + Costs.OTHER_KIND)
                .map(Found::key)
                .toList();
        return scope.narrowedTo(keys)
                .map(narrowed -> byWords(words.subList(1, words.size()), narrowed, limit))
                .orElse(List.of());
    }

    /** Tries every beginning of the text as the name of a place around, spelled exactly. */
    private List<Found> behindParents(String text, Scope scope, int limit) {
        Map<Long, Found> found = new LinkedHashMap<>();
        for (int end = 2; end <= text.length() - 2; end++) {
            String beginning = text.substring(0, end);
            if (beginning.charAt(0) < 128) {
                return List.of();
            }
            boolean whole = PlaceNames.ending(beginning) != PlaceNames.NO_ENDING;
            int price = whole ? 0 : Costs.PARENT_BY_SHORT_NAME;
            String rest = text.substring(end);
            scope.narrowedTo(index.parentsNamed(beginning, true)).ifPresent(narrowed -> {
                add(found, byName(rest, narrowed, limit, false), price);
                add(found, behindParents(rest, narrowed, limit), price);
            });
        }
        return List.copyOf(found.values());
    }

    private List<Found> byName(String name, Scope scope, int limit, boolean parentsOnly) {
        if (isLatin(name)) {
            return index.soundingLike(letters(name), scope, limit, parentsOnly);
        }
        List<Found> found = index.nearest(name, scope, limit, parentsOnly);
        if (name.chars().anyMatch(c -> c < 128 && Character.isLetter(c))) {
            Map<Long, Found> both = new LinkedHashMap<>();
            add(both, found, 0);
            String spelled = Pinyin.shared().spell(name);
            add(both, index.soundingLike(spelled, scope, limit, parentsOnly), Costs.SPELLED_OUT_FOR_CHINESE);
            return List.copyOf(both.values());
        }
        return found;
    }

    private static void add(Map<Long, Found> found, Collection<Found> more, int price) {
        for (Found one : more) {
            found.merge(one.key(), new Found(one.key(), one.cost() + price), (a, b) -> a.cost() <= b.cost() ? a : b);
        }
    }

    private static boolean isLatin(String name) {
        return name.chars().allMatch(c -> c < 128 || c == 'ü') && name.chars().anyMatch(Character::isLetter);
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            letters.append(c == 'v' || c == 'ü' ? 'u' : c);
        }
        return letters.toString();
    }
}
