package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.Weights;

/** {@code weights.csv} (name, value): those named replace the defaults. */
final class WeightsFile {

    private WeightsFile() {}

    static Weights read(Path file) throws IOException, UnreadableInput {
        Map<String, Integer> values = named(Weights.defaults());
        List<String> seen = new ArrayList<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int name = csv.column("name");
            int value = csv.column("value");
            while (csv.next()) {
                if (!values.containsKey(csv.text(name))) {
                    throw csv.refuse(name, "is no weight", "Use one of " + String.join(", ", values.keySet()) + ".");
                }
                if (seen.contains(csv.text(name))) {
                    throw csv.refuse(name, "stands a second time", "Name each weight once.");
                }
                seen.add(csv.text(name));
                values.put(csv.text(name), (int) csv.whole(value, 0, Integer.MAX_VALUE));
            }
        }
        int[] v = values.values().stream().mapToInt(Integer::intValue).toArray();
        try {
            return new Weights(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13]);
        } catch (IllegalArgumentException refused) {
            throw UnreadableInput.file(
                    CsvReader.nameOf(file), String.valueOf(refused.getMessage()), "Correct the values.");
        }
    }

    static void write(Weights weights, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file, "name", "value")) {
            for (Map.Entry<String, Integer> each : named(weights).entrySet()) {
                csv.row(each.getKey(), each.getValue());
            }
        }
    }

    /** In the order of the record's components. */
    private static Map<String, Integer> named(Weights weights) {
        Map<String, Integer> values = new LinkedHashMap<>();
        values.put("skill_fit", weights.skillFit());
        values.put("distance", weights.distance());
        values.put("wish", weights.wish());
        values.put("continuity", weights.continuity());
        values.put("hours_short", weights.hoursShort());
        values.put("team", weights.team());
        values.put("reach_metres", weights.reachMetres());
        values.put("hours_short_full", weights.hoursShortFull());
        values.put("minimum_head", weights.minimumHead());
        values.put("further_head", weights.furtherHead());
        values.put("further_step", weights.furtherStep());
        values.put("urgency_point", weights.urgencyPoint());
        values.put("waiting_point", weights.waitingPoint());
        values.put("waiting_days_most", weights.waitingDaysMost());
        return values;
    }
}
