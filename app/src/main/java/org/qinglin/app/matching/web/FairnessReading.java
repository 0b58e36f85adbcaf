package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Fairness;
import org.qinglin.engine.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How evenly a plan serves, as sentences over charts that are their own tables. */
@Component
class FairnessReading {

    private static final long[] HOUR_STEPS = {0, 120, 240, 360, 480};

    private final PlanWords planWords;
    private final FloorReading floors;
    private final Say say;

    FairnessReading(PlanWords planWords, FloorReading floors, Say say) {
        this.planWords = planWords;
        this.floors = floors;
        this.say = say;
    }

    /** A row of the table of streets, kinds or programmes. */
    record Row(String label, int places, int filled, int needed, int neededFilled, double meanWait, int longestWait) {

        public int percent() {
            return places == 0 ? 100 : (int) Math.round(100.0 * filled / places);
        }

        public boolean isShort() {
            return filled * 10L < places * 9L;
        }
    }

    /** Rows under their sentences; {@code waits} charts the mean days waited. */
    record Table(String caption, String sentence, List<Row> rows, String waitSentence, List<Gauge> waits) {}

    /**
     * The curve of Lorenz: what part of all hours the least engaged share of students does.
     *
     * @param points of a polyline in a square of 200, from the lower left
     */
    record Curve(String points, double fifth) {}

    /** @param floors null where the run has no floor */
    record Reading(
            FloorReading.@Nullable Reading floors,
            List<Table> tables,
            double jain,
            double gini,
            double giniServing,
            int students,
            int serving,
            String meanHours,
            List<Gauge> hours,
            Curve curve) {}

    @Transactional(readOnly = true)
    public Reading of(DispatchRun run, SavedRun saved) {
        var fairness = saved.fairness();
        var words = planWords.of(run.college(), saved.problem().roles(), List.of());
        var problem = saved.problem();
        var plan = saved.plan();
        var tables = List.of(
                table("fair.by-street", fairness.streets(), words::street),
                table(
                        "fair.by-kind",
                        Fairness.by(problem, plan, FairnessReading::kind),
                        key -> say.text("kind." + key)),
                table("fair.by-programme", Fairness.by(problem, plan, Role::programme), words::programme));
        var hours = fairness.hours();
        var serving = hours.minutes().stream().filter(each -> each > 0).toList();
        return new Reading(
                floors.of(run, saved, words).orElse(null),
                tables,
                fairness.jain(),
                hours.gini(),
                hours.giniServing(),
                hours.minutes().size(),
                hours.serving(),
                say.hours(serving.isEmpty() ? 0 : hours.total() / serving.size()),
                histogram(hours.minutes()),
                curve(serving));
    }

    /** From the register's code: 001–199 in the last three digits is a residents' committee, 200–399 a village's. */
    static String kind(Role role) {
        var code = role.community();
        if (code.length() < 12) {
            return "OTHER";
        }
        return code.charAt(9) < '2' ? "RESIDENTS" : "VILLAGE";
    }

    private Table table(String key, List<Fairness.Group> groups, UnaryOperator<String> name) {
        var rows = groups.stream()
                .map(each -> new Row(
                        name.apply(each.key()),
                        each.places(),
                        each.filled(),
                        each.needed(),
                        each.neededFilled(),
                        each.meanWait(),
                        each.longestWait()))
                .toList();
        double most =
                groups.stream().mapToDouble(Fairness.Group::meanWait).max().orElse(0);
        var waits = groups.stream()
                .sorted(Comparator.comparingDouble(Fairness.Group::meanWait).reversed())
                .map(each -> new Gauge(
                        name.apply(each.key()),
                        most == 0 ? 0 : 100 * each.meanWait() / most,
                        say.text("fair.days", one(each.meanWait())),
                        each.meanWait() > 7))
                .toList();
        return new Table(
                say.text(key),
                rows.isEmpty() || !rows.get(0).isShort()
                        ? say.text("fair.all-filled")
                        : say.text(
                                "fair.least",
                                rows.get(0).label(),
                                rows.get(0).filled(),
                                rows.get(0).places()),
                rows,
                waits.isEmpty()
                        ? ""
                        : say.text(
                                "fair.waits-longest",
                                waits.get(0).label(),
                                waits.get(0).value()),
                waits);
    }

    private List<Gauge> histogram(List<Long> minutes) {
        var counts = new int[HOUR_STEPS.length + 1];
        for (long each : minutes) {
            int step = 0;
            while (step < HOUR_STEPS.length && each > HOUR_STEPS[step]) {
                step++;
            }
            counts[step]++;
        }
        int serving = minutes.size() - counts[0];
        var gauges = new ArrayList<Gauge>();
        for (int step = 1; step < counts.length; step++) {
            var label = step == HOUR_STEPS.length
                    ? say.text("fair.hours-more", HOUR_STEPS[step - 1] / 60)
                    : say.text("fair.hours", HOUR_STEPS[step - 1] / 60, HOUR_STEPS[step] / 60);
            gauges.add(new Gauge(
                    label,
                    serving == 0 ? 0 : 100.0 * counts[step] / serving,
                    say.text("fair.students", say.number(counts[step])),
                    false));
        }
        return gauges;
    }

    private static Curve curve(List<Long> rising) {
        double total = rising.stream().mapToLong(Long::longValue).sum();
        var points = new StringBuilder("0,200");
        double sum = 0;
        double untilLastFifth = 0;
        for (int i = 0; i < rising.size(); i++) {
            sum += rising.get(i);
            if (i < rising.size() - rising.size() / 5) {
                untilLastFifth = sum;
            }
            points.append(String.format(
                    Locale.ROOT,
                    " %.1f,%.1f",
                    200.0 * (i + 1) / rising.size(),
                    200 - (total == 0 ? 0 : 200 * sum / total)));
        }
        return new Curve(points.toString(), total == 0 ? 0 : 100 * (total - untilLastFifth) / total);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
