package org.qinglin.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Medians, and measurements as JSON for keeping. */
final class Report {

    private Report() {}

    static double medianSeconds(List<Measurement> measurements, String peer) {
        double[] sorted = measurements.stream()
                .filter(each -> each.peer().equals(peer))
                .mapToDouble(Measurement::seconds)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static String json(Machine machine, List<Measurement> measurements) {
        return measurements.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "    {\"size\": \"%s\", \"seed\": %d, \"peer\": \"%s\", \"pairs\": %d, \"seconds\": %.6f, \"objective\": %d}",
                        each.size().name(),
                        each.seed(),
                        each.peer(),
                        each.pairs(),
                        each.seconds(),
                        each.objective()))
                .collect(Collectors.joining(
                        ",\n",
                        "{\n  \"machine\": \"" + machine.toString().replace("\"", "'") + "\",\n  \"measurements\": [\n",
                        "\n  ]\n}\n"));
    }
}
