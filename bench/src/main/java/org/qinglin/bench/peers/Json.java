package org.qinglin.bench.peers;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.JsonArray;
import org.qinglin.bench.Machine;

/** The runs as one JSON array, an object a run; what is not known is left out. */
final class Json {

    private final StringBuilder fields = new StringBuilder();

    private Json() {}

    static String of(List<Run> runs, Machine machine) {
        return JsonArray.of(runs, run -> object(run, machine));
    }

    private static String object(Run run, Machine machine) {
        Json json = new Json();
        Parts parts = run.parts();
        json.text("size", run.instance().size().name());
        json.number("seed", run.instance().seed());
        json.text("solver", run.solver().label());
        json.text("input", run.input().toString());
        json.plain("ties", Boolean.toString(run.instance().ties()));
        json.number("pairs", run.instance().pairs());
        json.text("outcome", run.outcome().toString());
        json.number("objective", run.objective());
        json.number("bound", run.bound());
        json.number("gap", run.gap());
        json.seconds("wholeSeconds", run.wholeSeconds());
        if (parts != null) {
            json.seconds("loadSeconds", parts.loading());
            json.seconds("readSeconds", parts.reading());
            json.seconds("solveSeconds", parts.solving());
            json.seconds("writeSeconds", parts.writing());
        }
        json.number("peakBytes", run.peakBytes() == 0 ? null : run.peakBytes());
        json.number("limitSeconds", run.limit().toSeconds());
        json.text("machine", machine.toString());
        return "{" + json.fields + "}";
    }

    private void text(String name, String value) {
        plain(name, "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    private void number(String name, @Nullable Long value) {
        if (value != null) {
            plain(name, value.toString());
        }
    }

    private void seconds(String name, double value) {
        plain(name, String.format(Locale.ROOT, "%.3f", value));
    }

    private void plain(String name, String value) {
        fields.append(fields.isEmpty() ? "" : ", ")
                .append('"')
                .append(name)
                .append("\": ")
                .append(value);
    }
}
