package org.qinglin.app.practice;

import java.util.ArrayList;
import java.util.List;

/** A list in which one ranks by buttons alone: up, down, to the end, away. */
public final class Ranking {

    private Ranking() {}

    /**
     * The list after one move.
     *
     * @param move {@code up:7}, {@code down:7}, {@code add:7} or {@code drop:7}; anything else changes nothing
     */
    public static List<Long> after(List<Long> list, String move) {
        var parts = move.split(":", 2);
        if (parts.length < 2 || !parts[1].matches("\\d{1,18}")) {
            return list;
        }
        long id = Long.parseLong(parts[1]);
        var changed = new ArrayList<>(list);
        int at = changed.indexOf(id);
        switch (parts[0]) {
            case "up" -> swap(changed, at, at - 1);
            case "down" -> swap(changed, at, at + 1);
            case "drop" -> changed.remove(id);
            case "add" -> {
                if (at < 0) {
                    changed.add(id);
                }
            }
            default -> {}
        }
        return List.copyOf(changed);
    }

    private static void swap(List<Long> list, int one, int other) {
        if (one >= 0 && other >= 0 && other < list.size()) {
            list.set(other, list.set(one, list.get(other)));
        }
    }
}
