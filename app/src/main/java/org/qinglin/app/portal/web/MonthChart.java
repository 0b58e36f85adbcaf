package org.qinglin.app.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qinglin.app.shared.web.Say;

/**
 * Hours of service by month as bars, in the units of the picture's own box of {@value #WIDTH} by {@value #HEIGHT}: drawn by
 * the server, so that the page needs no script.
 */
record MonthChart(List<Bar> bars) {

    static final int WIDTH = 400;
    static final int HEIGHT = 180;

    private static final int ABOVE = 22;
    private static final int BELOW = 26;
    private static final int MOST_WIDE = 40;

    /** One month: where its bar stands and what it says. */
    record Bar(int x, int y, int width, int height, String month, String hours) {

        public int middle() {
            return x + width / 2;
        }
    }

    /** @param minutes by month, such as 2026-09, in time */
    static MonthChart of(Map<String, Long> minutes, Say say) {
        long most = minutes.values().stream().mapToLong(Long::longValue).max().orElse(0);
        var bars = new ArrayList<Bar>();
        int slot = minutes.isEmpty() ? WIDTH : WIDTH / minutes.size();
        int width = Math.min(MOST_WIDE, slot * 3 / 5);
        for (var each : minutes.entrySet()) {
            int height = most == 0 ? 0 : (int) ((HEIGHT - ABOVE - BELOW) * each.getValue() / most);
            bars.add(new Bar(
                    bars.size() * slot + (slot - width) / 2,
                    HEIGHT - BELOW - height,
                    width,
                    Math.max(1, height),
                    each.getKey().substring(2).replace("-", "."),
                    say.number(Math.round(each.getValue() / 60.0))));
        }
        return new MonthChart(bars);
    }
}
