package org.qinglin.bench.peers;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.qinglin.bench.Size;

/** The runs as people read them: medians of the seeds, beside OR-Tools on raw input. */
final class Table {

    private static final String PEER = Solver.OR_TOOLS.label();
    private static final double MEGABYTE = 1e6;
    private static final double WORTH_SAYING = 0.05;

    private final List<Run> runs;
    private final PrintWriter out;

    Table(List<Run> runs, PrintWriter out) {
        this.runs = runs;
        this.out = out;
    }

    /** All runs of one size, a line for each solver and input. */
    void ofSize(Size size, boolean ties) {
        List<Run> here =
                runs.stream().filter(run -> run.instance().size() == size).toList();
        if (here.isEmpty()) {
            return;
        }
        double pairs = median(here, run -> run.instance().pairs()).orElse(0);
        long seeds = here.stream().map(run -> run.instance().seed()).distinct().count();
        out.println();
        out.printf(
                Locale.ROOT,
                "%s%s: %.0f pairs, median of %d seeds; ratios to %s on raw input%n",
                size,
                ties ? ", all values alike" : "",
                pairs,
                seeds,
                PEER);
        out.printf(
                Locale.ROOT,
                "  %-20s %9s %7s %9s %7s %9s %10s %12s %8s%n",
                "",
                "whole s",
                "ratio",
                "solve s",
                "ratio",
                "peak MB",
                "byte/pair",
                "below bound",
                "limit s");
        for (String label : labels(here)) {
            line(of(here, label), of(here, PEER), label);
        }
    }

    private void line(List<Run> own, List<Run> peer, String label) {
        List<Run> planned = planned(own);
        OptionalDouble whole = median(planned, Run::wholeSeconds);
        OptionalDouble solve = median(planned, Table::solveSeconds);
        List<Run> seen = own.stream().filter(run -> run.peakBytes() > 0).toList();
        OptionalDouble peak = median(seen, run -> run.peakBytes() / MEGABYTE);
        OptionalDouble perPair =
                median(seen, run -> (double) run.peakBytes() / run.instance().pairs());
        out.printf(
                Locale.ROOT,
                "  %-20s %9s %7s %9s %7s %9s %10s %12s %8d%s%n",
                label,
                said("%.3f", whole),
                said("%.2f", ratio(whole, median(planned(peer), Run::wholeSeconds))),
                said("%.3f", solve),
                said("%.2f", ratio(solve, median(planned(peer), Table::solveSeconds))),
                said("%.0f", peak),
                said("%.0f", perPair),
                belowBound(planned),
                own.get(0).limit().toSeconds(),
                remarks(own, planned));
    }

    /** How time and memory grow from each size to the next. */
    void growth(List<Size> sizes) {
        for (int i = 1; i < sizes.size(); i++) {
            Size from = sizes.get(i - 1);
            Size to = sizes.get(i);
            out.println();
            out.printf(
                    Locale.ROOT,
                    "%s to %s: pairs × %s%n",
                    from.name(),
                    to.name(),
                    growth(runs, from, to, run -> run.instance().pairs()));
            for (String label : labels(runs)) {
                List<Run> own = planned(of(runs, label));
                out.printf(
                        Locale.ROOT,
                        "  %-20s whole × %s, solve × %s, peak × %s%n",
                        label,
                        growth(own, from, to, Run::wholeSeconds),
                        growth(own, from, to, Table::solveSeconds),
                        growth(own, from, to, Run::peakBytes));
            }
        }
    }

    private static String growth(List<Run> runs, Size from, Size to, ToDoubleFunction<Run> number) {
        OptionalDouble before = median(
                runs.stream().filter(run -> run.instance().size() == from).toList(), number);
        OptionalDouble after =
                median(runs.stream().filter(run -> run.instance().size() == to).toList(), number);
        return said("%.1f", ratio(after, before));
    }

    /** The middle one, or the mean of the middle two. */
    static OptionalDouble median(List<Run> runs, ToDoubleFunction<Run> number) {
        double[] sorted = runs.stream().mapToDouble(number).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static OptionalDouble ratio(OptionalDouble own, OptionalDouble other) {
        return own.isPresent() && other.isPresent() && other.getAsDouble() > 0
                ? OptionalDouble.of(own.getAsDouble() / other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The widest gap of the seeds: one that is not 0 must not hide behind a median. */
    private static String belowBound(List<Run> planned) {
        double widest = 0;
        boolean known = false;
        for (Run run : planned) {
            Long gap = run.gap();
            Long objective = run.objective();
            if (gap != null && objective != null) {
                known = true;
                widest = Math.max(widest, (double) gap / Math.max(1, objective + gap));
            }
        }
        return !known ? "–" : widest == 0 ? "0" : String.format(Locale.ROOT, "%.3f %%", 100 * widest);
    }

    private static String remarks(List<Run> own, List<Run> planned) {
        List<String> remarks = new ArrayList<>();
        for (Run.Outcome outcome : Run.Outcome.values()) {
            long count = own.stream().filter(run -> run.outcome() == outcome).count();
            if (outcome != Run.Outcome.PLANNED && count > 0) {
                remarks.add(count + " × " + outcome);
            }
        }
        double loading = median(planned, Table::loadSeconds).orElse(0);
        if (loading >= WORTH_SAYING) {
            remarks.add(String.format(Locale.ROOT, "%.3f s of the whole for loading its library", loading));
        }
        return remarks.isEmpty() ? "" : "  (" + String.join(", ", remarks) + ")";
    }

    private static double loadSeconds(Run run) {
        Parts parts = run.parts();
        return parts == null ? 0 : parts.loading();
    }

    private static double solveSeconds(Run run) {
        Parts parts = run.parts();
        return parts == null ? Double.NaN : parts.solving();
    }

    private static List<Run> planned(List<Run> runs) {
        return runs.stream().filter(run -> run.outcome() == Run.Outcome.PLANNED).toList();
    }

    private static List<Run> of(List<Run> runs, String label) {
        return runs.stream().filter(run -> run.label().equals(label)).toList();
    }

    private static List<String> labels(List<Run> runs) {
        return runs.stream().map(Run::label).distinct().toList();
    }

    private static String said(String format, OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "–";
    }
}
