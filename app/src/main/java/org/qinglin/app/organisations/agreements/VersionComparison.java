package org.qinglin.app.organisations.agreements;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version of an agreement to another.
 *
 * @param lines of the body, in order, each kept, added or taken out
 * @param promises that are not the same in both
 */
public record VersionComparison(
        Agreements.Version from, Agreements.Version to, List<Line> lines, List<Promise> promises) {

    /** What became of something. */
    public enum Change {
        SAME,
        ADDED,
        REMOVED,
        CHANGED
    }

    public record Line(Change change, String text) {}

    /** @param before null where it is new, {@code after} null where it is gone */
    public record Promise(
            Change change,
            @Nullable Commitment before,
            @Nullable Commitment after) {}

    public static VersionComparison of(
            Agreements.Version from, List<Commitment> before, Agreements.Version to, List<Commitment> after) {
        return new VersionComparison(from, to, lines(from.body(), to.body()), promises(before, after));
    }

    public boolean isSame() {
        return lines.stream().allMatch(each -> each.change() == Change.SAME)
                && promises.isEmpty()
                && from.title().equals(to.title())
                && from.startsOn().equals(to.startsOn())
                && from.endsOn().equals(to.endsOn());
    }

    /** By the longest common run of lines: O(n·m), for texts of some hundred lines. */
    static List<Line> lines(String before, String after) {
        var old = before.isEmpty() ? List.<String>of() : before.lines().toList();
        var now = after.isEmpty() ? List.<String>of() : after.lines().toList();
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Change.SAME, old.get(i++)));
                j++;
            } else if (j >= now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line(Change.REMOVED, old.get(i++)));
            } else {
                lines.add(new Line(Change.ADDED, now.get(j++)));
            }
        }
        return lines;
    }

    /** The same words under the same content, or else the same measure there, are one promise that changed. */
    static List<Promise> promises(List<Commitment> before, List<Commitment> after) {
        var left = new ArrayList<>(before);
        var open = new ArrayList<>(after);
        var promises = new ArrayList<Promise>();
        pair(left, open, promises, VersionComparison::alike);
        pair(left, open, promises, (one, other) -> one.words().equals(other.words()));
        pair(
                left,
                open,
                promises,
                (one, other) ->
                        one.measure().equals(other.measure()) && Objects.equals(one.programme(), other.programme()));
        left.forEach(each -> promises.add(new Promise(Change.REMOVED, each, null)));
        open.forEach(each -> promises.add(new Promise(Change.ADDED, null, each)));
        return promises;
    }

    private interface Likeness {

        boolean of(Commitment one, Commitment other);
    }

    private static void pair(List<Commitment> left, List<Commitment> open, List<Promise> promises, Likeness likeness) {
        for (var old : List.copyOf(left)) {
            var twin = open.stream()
                    .filter(each -> each.content() == old.content() && likeness.of(old, each))
                    .findFirst();
            if (twin.isPresent()) {
                left.remove(old);
                open.remove(twin.get());
                if (!alike(old, twin.get())) {
                    promises.add(new Promise(Change.CHANGED, old, twin.get()));
                }
            }
        }
    }

    private static boolean alike(Commitment one, Commitment other) {
        return one.words().equals(other.words())
                && one.measure().equals(other.measure())
                && Objects.equals(one.programme(), other.programme())
                && one.target().compareTo(other.target()) == 0;
    }
}
