package org.qinglin.engine;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/** A few names, sorted and immutable, in an array: a million people have a million such sets. */
final class SortedNames extends AbstractSet<String> {

    private static final Set<String> NONE = Set.of();

    private final String[] names;

    private SortedNames(String[] names) {
        this.names = names;
    }

    static Set<String> of(Collection<String> names) {
        if (names.isEmpty()) {
            return NONE;
        }
        if (names instanceof SortedNames sorted) {
            return sorted;
        }
        return new SortedNames((names.size() == 1 ? names : new TreeSet<>(names)).toArray(String[]::new));
    }

    @Override
    public boolean contains(Object name) {
        return name instanceof String text && Arrays.binarySearch(names, text) >= 0;
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.asList(names).iterator();
    }

    @Override
    public int size() {
        return names.length;
    }
}
