package org.qinglin.engine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Skills with their levels, sorted by skill and immutable, in an array: a million people have a million such maps. */
final class Levels extends AbstractMap<String, Integer> {

    private static final Map<String, Integer> NONE = Map.of();

    private final String[] skills;
    private final Entry<String, Integer>[] entries;

    private Levels(TreeMap<String, Integer> levels) {
        skills = levels.keySet().toArray(String[]::new);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Entry<String, Integer>[] made = levels.entrySet().stream()
                .map(each -> Map.entry(each.getKey(), each.getValue()))
                .toArray(Entry[]::new);
        entries = made;
    }

    static Map<String, Integer> of(Map<String, Integer> levels) {
        if (levels.isEmpty()) {
            return NONE;
        }
        return levels instanceof Levels made ? made : new Levels(new TreeMap<>(levels));
    }

    @Override
    public @Nullable Integer get(@Nullable Object skill) {
        int place = place(skill);
        return place < 0 ? null : entries[place].getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object skill) {
        return place(skill) >= 0;
    }

    private int place(@Nullable Object skill) {
        return skill instanceof String text ? Arrays.binarySearch(skills, text) : -1;
    }

    @Override
    public Set<Entry<String, Integer>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Integer>> iterator() {
                return Arrays.asList(entries).iterator();
            }

            @Override
            public int size() {
                return entries.length;
            }
        };
    }
}
