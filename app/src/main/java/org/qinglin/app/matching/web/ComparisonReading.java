package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.PlanComparison;
import org.qinglin.engine.PlanComparison.Kind;
import org.qinglin.engine.PlanComparison.PersonChange;
import org.qinglin.engine.PlanComparison.Side;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two plans side by side: figures, who changed and why, which needs, which weights. */
@Component
class ComparisonReading {

    /** So many needs that are filled differently are told. */
    private static final int NEEDS = 20;

    private final PlanWords planWords;
    private final FigureCharts charts;
    private final Say say;

    ComparisonReading(PlanWords planWords, FigureCharts charts, Say say) {
        this.planWords = planWords;
        this.charts = charts;
        this.say = say;
    }

    /** A plan and what the page calls it. */
    record Plan(String name, SavedRun saved) {}

    /** A place of a change, before or after. */
    record Place(PlanWords.Need need, String distance, Worth worth) {}

    record Change(
            PlanWords.Who who,
            Kind kind,
            @Nullable Place from,
            @Nullable Place to,
            String reason) {}

    record NeedChange(PlanWords.Need need, String before, String after, int more) {}

    /** @param before and {@code after} as people read a weight */
    record Weight(String name, String before, String after) {}

    record Reading(
            Plan before,
            Plan after,
            List<Gauge.Chart> charts,
            String sentence,
            String inputSentence,
            long moved,
            long gained,
            long lost,
            Listing<Change> changes,
            List<NeedChange> needs,
            int moreNeeds,
            List<Weight> weights) {}

    @Transactional(readOnly = true)
    public Reading of(CollegeId college, Plan before, Plan after, @Nullable Kind kind, PageRequest ask) {
        var compared = PlanComparison.of(
                before.saved().problem(),
                before.saved().plan(),
                after.saved().problem(),
                after.saved().plan());
        long common = before.saved().problem().roles().stream()
                .filter(role -> after.saved().role(role.id()).isPresent())
                .count();
        var changes = common == 0 ? List.<PersonChange>of() : compared.people();
        var chosen = changes.stream()
                .filter(each -> kind == null || each.kind() == kind)
                .toList();
        int from = Math.min(chosen.size(), ask.offset());
        var shown = chosen.subList(from, Math.min(chosen.size(), from + ask.limit()));
        var needs = compared.roles().stream()
                .filter(each -> each.more() != 0)
                .limit(NEEDS)
                .toList();
        var roles = Stream.concat(
                        shown.stream()
                                .flatMap(each -> Stream.of(each.from(), each.to()))
                                .filter(Objects::nonNull)
                                .map(Side::roleId),
                        needs.stream().map(PlanComparison.RoleChange::roleId))
                .distinct()
                .map(id -> role(id, before, after))
                .toList();
        var words = planWords.of(
                college, roles, shown.stream().map(PersonChange::personId).toList());
        return new Reading(
                before,
                after,
                charts.of(List.of(
                        new FigureCharts.Named(before.name(), compared.before()),
                        new FigureCharts.Named(after.name(), compared.after()))),
                common == 0
                        ? say.text("compare.nothing-common")
                        : compared.people().isEmpty()
                                ? say.text("compare.same")
                                : say.text(
                                        "compare.changed",
                                        compared.people().stream()
                                                .map(PersonChange::personId)
                                                .distinct()
                                                .count()),
                input(compared),
                count(changes, Kind.MOVED),
                count(changes, Kind.GAINED),
                count(changes, Kind.LOST),
                new Listing<>(
                        shown.stream()
                                .map(each -> change(each, before, after, words))
                                .toList(),
                        chosen.size(),
                        ask),
                needs.stream()
                        .map(each -> new NeedChange(
                                words.need(role(each.roleId(), before, after)),
                                each.filledBefore() + " / " + each.placesBefore(),
                                each.filledAfter() + " / " + each.placesAfter(),
                                each.more()))
                        .toList(),
                (int) compared.roles().stream().filter(each -> each.more() != 0).count() - needs.size(),
                compared.weights().stream().map(this::weight).toList());
    }

    private static long count(List<PersonChange> changes, Kind kind) {
        return changes.stream().filter(each -> each.kind() == kind).count();
    }

    private static Role role(String id, Plan before, Plan after) {
        return after.saved()
                .role(id)
                .or(() -> before.saved().role(id))
                .orElseThrow(() -> new IllegalStateException("neither plan has the role " + id));
    }

    private Change change(PersonChange each, Plan before, Plan after, PlanWords.Book words) {
        return new Change(
                words.who(each.personId()),
                each.kind(),
                place(each.from(), before, after, before.saved().problem().weights(), words),
                place(each.to(), before, after, after.saved().problem().weights(), words),
                say.text("reason." + each.reason().name()));
    }

    private @Nullable Place place(@Nullable Side side, Plan before, Plan after, Weights weights, PlanWords.Book words) {
        return Optional.ofNullable(side)
                .map(each -> new Place(
                        words.need(role(each.roleId(), before, after)),
                        say.distance(each.parts().metres()),
                        Worth.of(each.parts(), weights, say)))
                .orElse(null);
    }

    private String input(PlanComparison compared) {
        var parts = new ArrayList<String>();
        add(parts, "compare.new-needs", compared.newRoles().size());
        add(parts, "compare.gone-needs", compared.goneRoles().size());
        add(parts, "compare.new-people", compared.newPeople().size());
        add(parts, "compare.gone-people", compared.gonePeople().size());
        return parts.isEmpty() ? say.text("compare.same-input") : String.join(say.text("gap.join"), parts);
    }

    private void add(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(say.text(key, count));
        }
    }

    private Weight weight(PlanComparison.WeightChange each) {
        boolean way = each.name().equals("reachMetres");
        return new Weight(
                say.text("weight." + each.name()),
                way ? say.distance(each.before()) : say.number(each.before()),
                way ? say.distance(each.after()) : say.number(each.after()));
    }
}
