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
import org.qinglin.app.programmes.Campaign;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.engine.Weights;

/**
 * A run as it was typed; what makes it fit to be planned is written here, for page and API alike.
 *
 * @param span a week, {@link #TERM}, or empty: then {@code from} and {@code to} say the days
 * @param area the code of a district, street or town; empty for all
 * @param programme a programme's code; empty for all
 * @param campaign a campaign's number; empty for all
 */
public record RunForm(
        @Nullable String title,
        @Nullable String from,
        @Nullable String to,
        @Nullable String respondBy,
        @Nullable String reachKilometres,
        @Nullable RulesForm rules,
        @Nullable String span,
        @Nullable String area,
        @Nullable String programme,
        @Nullable String campaign) {

    /** What {@link #span} says for the rest of the term; a week is said as ISO 8601 does, {@code 2026-W49}. */
    public static final String TERM = "term";

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
                RulesForm.of(rules),
                "",
                "",
                "",
                "");
    }

    /** The same, about one campaign. */
    public RunForm about(String campaignNumber) {
        return new RunForm(title, from, to, respondBy, reachKilometres, rules, span, area, programme, campaignNumber);
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
                fresh.rules(),
                span(before, today),
                before.scope().area() == null ? "" : before.scope().area().value(),
                before.scope().programme(),
                before.scope().campaign() == null
                        ? ""
                        : Long.toString(before.scope().campaign().value()));
    }

    private static String span(DispatchRun before, LocalDate today) {
        return switch (before.scope().span()) {
            case DAYS -> "";
            case WEEK -> before.to().isBefore(today) ? "" : RunChoices.code(before.from());
            case TERM -> TERM;
        };
    }

    /** @param choices of the college that the run is for */
    public Checked<NewRun> check(RunChoices.Of choices, Clock clock) {
        var faults = new ArrayList<Fault>();
        var name = title == null ? "" : title.strip();
        if (name.isEmpty() || name.length() > 60) {
            faults.add(
                    name.isEmpty()
                            ? Fault.of("title", name, "fault.required")
                            : Fault.of("title", name, "fault.too-long", 60, name.length()));
        }
        var days = days(choices, clock, faults);
        var restricted = scope(choices, faults);
        var deadline = moment(faults);
        if (deadline != null && !deadline.isAfter(LocalDateTime.now(clock))) {
            faults.add(Fault.of("respondBy", deadline, "fault.run.deadline"));
        }
        int reach = reach(faults);
        var kept = rules == null ? RunRules.NONE : rules.check(faults);
        if (!faults.isEmpty() || days == null || deadline == null) {
            return new Checked.Faulty<>(faults);
        }
        return new Checked.Ok<>(new NewRun(
                name,
                days.first(),
                days.last(),
                deadline.atZone(China.TIME).toInstant(),
                Weights.defaults().withReachMetres(reach * 1000),
                kept,
                restricted,
                null));
    }

    private record Days(LocalDate first, LocalDate last) {}

    private @Nullable Days days(RunChoices.Of choices, Clock clock, List<Fault> faults) {
        var chosen = text(span);
        if (chosen.equals(TERM)) {
            var term = choices.term();
            if (term != null) {
                return new Days(LocalDate.now(clock), term.endsOn());
            }
            faults.add(Fault.of("span", chosen, "fault.run.no-term"));
            return null;
        }
        if (!chosen.isEmpty()) {
            var week = choices.weeks().stream()
                    .filter(each -> each.code().equals(chosen))
                    .findFirst();
            if (week.isEmpty()) {
                faults.add(Fault.of("span", chosen, "fault.run.week"));
                return null;
            }
            return new Days(week.get().monday(), week.get().monday().plusDays(6));
        }
        var first = date("from", from, faults);
        var last = date("to", to, faults);
        if (first == null || last == null) {
            return null;
        }
        checkDays(first, last, clock, faults);
        return new Days(first, last);
    }

    private RunScope scope(RunChoices.Of choices, List<Fault> faults) {
        var chosen = text(span);
        var place = text(area);
        if (!place.isEmpty() && !choices.areas().containsKey(place)) {
            faults.add(Fault.of("area", place, "fault.run.area"));
            place = "";
        }
        var kind = text(programme);
        if (!kind.isEmpty() && !choices.programmes().containsKey(kind)) {
            faults.add(Fault.of("programme", kind, "fault.run.programme"));
        }
        var whole = text(campaign);
        var one = choices.campaigns().stream()
                .filter(each -> Long.toString(each.id().value()).equals(whole))
                .findFirst();
        if (!whole.isEmpty() && one.isEmpty()) {
            faults.add(Fault.of("campaign", whole, "fault.run.campaign"));
        }
        return new RunScope(
                chosen.isEmpty() ? RunScope.Span.DAYS : chosen.equals(TERM) ? RunScope.Span.TERM : RunScope.Span.WEEK,
                place.isEmpty() ? null : new PlaceCode(place),
                kind.isEmpty() ? null : kind,
                one.map(Campaign::id).orElse(null));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
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
