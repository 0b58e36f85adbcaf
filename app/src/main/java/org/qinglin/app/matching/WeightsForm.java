package org.qinglin.app.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.engine.Weights;

/** A what-if as it was typed: a name and the weights, for page and API alike. */
public record WeightsForm(
        @Nullable String name,
        @Nullable String skillFit,
        @Nullable String distance,
        @Nullable String wish,
        @Nullable String continuity,
        @Nullable String hoursShort,
        @Nullable String team,
        @Nullable String reachKilometres,
        @Nullable String minimumHead,
        @Nullable String furtherHead,
        @Nullable String furtherStep,
        @Nullable String urgencyPoint,
        @Nullable String waitingPoint,
        @Nullable String waitingDaysMost) {

    public static final int LONGEST_NAME = 30;
    private static final int MOST_POINTS = 100_000;
    private static final int MOST_DAYS = 10_000;

    /** A named try. */
    public record Try(String name, Weights weights) {}

    /** What the form shows before anyone types. */
    public static WeightsForm of(String name, Weights weights) {
        return new WeightsForm(
                name,
                text(weights.skillFit()),
                text(weights.distance()),
                text(weights.wish()),
                text(weights.continuity()),
                text(weights.hoursShort()),
                text(weights.team()),
                text(Math.max(1, weights.reachMetres() / 1000)),
                text(weights.minimumHead()),
                text(weights.furtherHead()),
                text(weights.furtherStep()),
                text(weights.urgencyPoint()),
                text(weights.waitingPoint()),
                text(weights.waitingDaysMost()));
    }

    private static String text(int value) {
        return Integer.toString(value);
    }

    /** @param base where the form does not ask: minutes short that count in full, and a reach below the kilometre */
    public Checked<Try> check(Weights base) {
        var faults = new ArrayList<Fault>();
        var called = name == null ? "" : name.strip();
        if (called.isEmpty()) {
            faults.add(Fault.of("name", called, "fault.required"));
        } else if (called.length() > LONGEST_NAME) {
            faults.add(Fault.of("name", called, "fault.too-long", LONGEST_NAME, called.length()));
        }
        int[] parts = {
            number("skillFit", skillFit, Weights.MAX_VALUE, faults),
            number("distance", distance, Weights.MAX_VALUE, faults),
            number("wish", wish, Weights.MAX_VALUE, faults),
            number("continuity", continuity, Weights.MAX_VALUE, faults),
            number("hoursShort", hoursShort, Weights.MAX_VALUE, faults),
            number("team", team, Weights.MAX_VALUE, faults)
        };
        int minimum = number("minimumHead", minimumHead, MOST_POINTS, faults);
        int further = number("furtherHead", furtherHead, MOST_POINTS, faults);
        int step = number("furtherStep", furtherStep, MOST_POINTS, faults);
        int urgency = number("urgencyPoint", urgencyPoint, MOST_POINTS, faults);
        int waiting = number("waitingPoint", waitingPoint, MOST_POINTS, faults);
        int days = number("waitingDaysMost", waitingDaysMost, MOST_DAYS, faults);
        int reach = reach(base, faults);
        if (faults.isEmpty()) {
            int sum = java.util.Arrays.stream(parts).sum();
            if (sum < 1 || sum > Weights.MAX_VALUE) {
                faults.add(Fault.of("skillFit", sum, "fault.weights.sum", Weights.MAX_VALUE));
            }
            if (further > minimum) {
                faults.add(Fault.of("furtherHead", further, "fault.weights.further", minimum));
            }
        }
        if (!faults.isEmpty()) {
            return new Checked.Faulty<>(faults);
        }
        return new Checked.Ok<>(new Try(
                called,
                new Weights(
                        parts[0],
                        parts[1],
                        parts[2],
                        parts[3],
                        parts[4],
                        parts[5],
                        reach,
                        base.hoursShortFull(),
                        minimum,
                        further,
                        step,
                        urgency,
                        waiting,
                        days)));
    }

    private int reach(Weights base, List<Fault> faults) {
        int kilometres = number("reachKilometres", reachKilometres, RunForm.FARTHEST_KILOMETRES, faults);
        if (kilometres == 0 && faults.stream().noneMatch(each -> each.field().equals("reachKilometres"))) {
            faults.add(Fault.of("reachKilometres", 0, "fault.number", 1, RunForm.FARTHEST_KILOMETRES));
        }
        boolean asBefore = kilometres == Math.max(1, base.reachMetres() / 1000);
        return asBefore ? base.reachMetres() : Math.max(1, kilometres) * 1000;
    }

    private static int number(String field, @Nullable String value, int most, List<Fault> faults) {
        var text = value == null ? "" : value.strip();
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number <= most) {
                return number;
            }
        }
        faults.add(Fault.of(field, text, "fault.number", 0, most));
        return 0;
    }
}
