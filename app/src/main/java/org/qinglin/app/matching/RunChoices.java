package org.qinglin.app.matching;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.Campaign;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.Term;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.stereotype.Component;

/** What a college's run may be about: its term, the weeks to come, the areas of its communities, the programmes. */
@Component
public class RunChoices {

    /** So many weeks are offered where no term says when to end. */
    private static final int WEEKS = 8;

    private final Programmes programmes;
    private final Campaigns campaigns;
    private final Organisations organisations;
    private final Clock clock;

    RunChoices(Programmes programmes, Campaigns campaigns, Organisations organisations, Clock clock) {
        this.programmes = programmes;
        this.campaigns = campaigns;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * A week from Monday on.
     *
     * @param code as ISO 8601 has it, {@code 2026-W49}
     * @param ofTerm the teaching week, from 1; 0 outside of a term
     */
    public record Week(String code, LocalDate monday, long ofTerm) {}

    /**
     * All of a college.
     *
     * @param term null where none runs
     * @param campaigns those that are not over
     * @param areas names by code: districts, each with its streets and towns after it
     */
    public record Of(
            @Nullable Term term,
            List<Week> weeks,
            Map<String, String> areas,
            Map<String, Programme> programmes,
            List<Campaign> campaigns) {}

    public Of of(CollegeId college) {
        var today = LocalDate.now(clock);
        var term = programmes
                .termOn(college, today)
                .filter(each -> !each.endsOn().isBefore(today))
                .orElse(null);
        return new Of(term, weeks(term, today), areas(college), programmes.byCode(), campaigns.current(college, today));
    }

    private static List<Week> weeks(@Nullable Term term, LocalDate today) {
        var first = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = term == null ? first.plusWeeks(WEEKS - 1L) : term.endsOn();
        var weeks = new ArrayList<Week>();
        for (var monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(new Week(code(monday), monday, term == null ? 0 : term.weekOf(monday)));
        }
        return weeks;
    }

    /** A week as ISO 8601 has it. */
    static String code(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private Map<String, String> areas(CollegeId college) {
        var areas = new LinkedHashMap<String, String>();
        var communities = organisations.communitiesOf(college);
        communities.stream()
                .map(each -> each.code().value().substring(0, 6))
                .distinct()
                .sorted()
                .forEach(district -> communities.stream()
                        .filter(each -> each.code().value().startsWith(district))
                        .forEach(each -> {
                            areas.putIfAbsent(district, each.districtName());
                            areas.putIfAbsent(each.street().value(), each.districtName() + " " + each.streetName());
                        }));
        return areas;
    }

    /** What people call an area in which some community takes part. */
    public String nameOf(PlaceCode area) {
        return organisations.communitiesIn(area).stream()
                .findFirst()
                .map(each -> area.value().length() == 6 ? each.districtName() : each.streetName())
                .orElse(area.value());
    }
}
