package org.qinglin.app.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Fault;

/** The rules beyond the flow form as they were typed, for page and API alike; what is left empty asks nothing. */
public record RulesForm(
        @Nullable String minimumOrNothing,
        @Nullable String acrossBlocks,
        @Nullable String metresPerMinute,
        @Nullable String floorPercent) {

    /** Below, somebody has most likely thought of kilometres an hour. */
    public static final int SLOWEST = 20;

    public static final int FASTEST = 2000;

    /** What the form shows before anyone types. */
    public static RulesForm of(RunRules rules) {
        return new RulesForm(
                Boolean.toString(rules.minimumOrNothing()),
                Boolean.toString(rules.acrossBlocks()),
                text(rules.metresPerMinute()),
                text(rules.floorPercent()));
    }

    private static String text(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    /** Whether anything is filled in, so that nobody must open the rules to see it. */
    public boolean asksAnything() {
        return asks(minimumOrNothing) || asks(acrossBlocks) || asks(metresPerMinute) || asks(floorPercent);
    }

    private static boolean asks(@Nullable String value) {
        return value != null && !value.isBlank() && !value.equals("false");
    }

    /** Adds what is wrong to the faults; with a fault, the answer is of no use. */
    RunRules check(List<Fault> faults) {
        return new RunRules(
                yes("rules.minimumOrNothing", minimumOrNothing, faults),
                yes("rules.acrossBlocks", acrossBlocks, faults),
                number("rules.metresPerMinute", metresPerMinute, SLOWEST, FASTEST, faults),
                number("rules.floorPercent", floorPercent, 1, 100, faults));
    }

    private static boolean yes(String field, @Nullable String value, List<Fault> faults) {
        var text = value == null ? "" : value.strip();
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            faults.add(Fault.of(field, text, "fault.run.yes-no"));
        }
        return text.equals("true");
    }

    private static int number(String field, @Nullable String value, int least, int most, List<Fault> faults) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.equals("0")) {
            return 0;
        }
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        faults.add(Fault.of(field, text, "fault.run.number-or-nothing", least, most));
        return 0;
    }
}
