package org.qinglin.app.matching;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.engine.Weights;

/** A run as it was typed; what makes it fit to be planned is written here, for page and API alike. */
public record RunForm(
        @Nullable String title,
        @Nullable String from,
        @Nullable String to,
        @Nullable String respondBy,
        @Nullable String reachKilometres,
        @Nullable RulesForm rules) {

    public static final int LONGEST_DAYS = 35;
    public static final int FARTHEST_KILOMETRES = 200;

    /** The coming week, with two days to answer. */
    public static RunForm suggestion(String title, int reachMetres, RunRules rules, Clock clock) {
        var today = LocalDate.now(clock);
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return new RunForm(
                title,
                today.toString(),
                monday.plusDays(6).toString(),
                LocalDateTime.of(today.plusDays(2), java.time.LocalTime.of(18, 0))
                        .toString(),
                Integer.toString(Math.max(1, reachMetres / 1000)),
                RulesForm.of(rules));
    }

    /** As the run that is to be planned anew, from today on; with two days to answer where its deadline is over. */
    public static RunForm again(DispatchRun before, int reachMetres, Clock clock) {
        var today = LocalDate.now(clock);
        var fresh = suggestion(before.title(), reachMetres, before.rules(), clock);
        return new RunForm(
                before.title(),
                (before.from().isBefore(today) ? today : before.from()).toString(),
                before.to().isBefore(today) ? fresh.to() : before.to().toString(),
                before.respondBy().isAfter(clock.instant())
                        ? LocalDateTime.ofInstant(before.respondBy(), China.TIME)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString()
                        : fresh.respondBy(),
                fresh.reachKilometres(),
                fresh.rules());
    }

    public Checked<NewRun> check(Clock clock) {
        var faults = new ArrayList<Fault>();
        var name = title == null ? "" : title.strip();
        if (name.isEmpty() || name.length() > 60) {
            faults.add(
                    name.isEmpty()
                            ? Fault.of("title", name, "fault.required")
                            : Fault.of("title", name, "fault.too-long", 60, name.length()));
        }
        var first = date("from", from, faults);
        var last = date("to", to, faults);
        if (first != null && last != null) {
            checkDays(first, last, clock, faults);
        }
        var deadline = moment(faults);
        if (deadline != null && !deadline.isAfter(LocalDateTime.now(clock))) {
            faults.add(Fault.of("respondBy", deadline, "fault.run.deadline"));
        }
        int reach = reach(faults);
        var kept = rules == null ? RunRules.NONE : rules.check(faults);
        if (!faults.isEmpty() || first == null || last == null || deadline == null) {
            return new Checked.Faulty<>(faults);
        }
        return new Checked.Ok<>(new NewRun(
                name,
                first,
                last,
                deadline.atZone(China.TIME).toInstant(),
                Weights.defaults().withReachMetres(reach * 1000),
                kept));
    }

    private static void checkDays(LocalDate first, LocalDate last, Clock clock, List<Fault> faults) {
        if (last.isBefore(first)) {
            faults.add(Fault.of("to", last, "fault.run.order", first.toString()));
        } else if (ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS) {
            faults.add(Fault.of("to", last, "fault.run.long", LONGEST_DAYS));
        } else if (last.isBefore(LocalDate.now(clock))) {
            faults.add(Fault.of("to", last, "fault.run.past"));
        }
    }

    private static @Nullable LocalDate date(String field, @Nullable String value, List<Fault> faults) {
        try {
            return LocalDate.parse(value == null ? "" : value.strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(Fault.of(field, value == null ? "" : value, "fault.date"));
            return null;
        }
    }

    private @Nullable LocalDateTime moment(List<Fault> faults) {
        try {
            return LocalDateTime.parse(respondBy == null ? "" : respondBy.strip());
        } catch (DateTimeParseException unreadable) {
            faults.add(Fault.of("respondBy", respondBy == null ? "" : respondBy, "fault.run.moment"));
            return null;
        }
    }

    private int reach(List<Fault> faults) {
        var text = reachKilometres == null ? "" : reachKilometres.strip();
        if (text.matches("\\d{1,4}")) {
            int kilometres = Integer.parseInt(text);
            if (kilometres >= 1 && kilometres <= FARTHEST_KILOMETRES) {
                return kilometres;
            }
        }
        faults.add(Fault.of("reachKilometres", text, "fault.number", 1, FARTHEST_KILOMETRES));
        return 1;
    }
}
