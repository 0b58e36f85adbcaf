package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Part;
import org.qinglin.engine.Parts;
import org.qinglin.engine.Weights;

/** What a pair is worth, as one bar of its parts: the whole bar is the most that a pair can earn. */
record Worth(int value, List<Slice> slices) {

    /** @param percent of the bar's width */
    record Slice(String part, String name, int points, double percent) {}

    static Worth of(Parts parts, Weights weights, Say say) {
        int most = weights.skillFit()
                + weights.distance()
                + weights.wish()
                + weights.continuity()
                + weights.hoursShort()
                + weights.team();
        var slices = new ArrayList<Slice>();
        for (var part : Part.values()) {
            int points = parts.of(part);
            if (points > 0) {
                slices.add(new Slice(
                        part.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        say.text("part." + part.name()),
                        points,
                        100.0 * points / most));
            }
        }
        return new Worth(parts.value(), slices);
    }
}
