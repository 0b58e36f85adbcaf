package org.qinglin.app.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.Checked;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an order comes in, by form or API: what may be chosen, and from typed text to a submitted request. */
@Service
public class OrderDesk {

    private final OrderRules rules;
    private final Requests requests;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;
    private final WorkCalendar calendar;
    private final Clock clock;

    OrderDesk(
            OrderRules rules,
            Requests requests,
            Organisations organisations,
            Programmes programmes,
            Skills skills,
            WorkCalendar calendar,
            Clock clock) {
        this.rules = rules;
        this.requests = requests;
        this.organisations = organisations;
        this.programmes = programmes;
        this.skills = skills;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What a community may choose from. */
    public record Choices(List<College> colleges, List<Programme> programmes, List<Skill> skills, Locale locale) {}

    @Transactional(readOnly = true)
    public Choices choices(Viewer viewer, Locale locale) {
        return new Choices(organisations.collegesOf(viewer.mustPlace()), programmes.all(), skills.all(), locale);
    }

    /** An order to start from: the community's own place and person are filled in. */
    @Transactional(readOnly = true)
    public OrderInput blank(Viewer viewer) {
        var place = organisations
                .community(viewer.mustPlace())
                .map(each -> each.name())
                .orElse("");
        return OrderInput.blank(viewer.name(), place);
    }

    @Transactional
    public Checked<RequestId> submit(Viewer viewer, OrderInput input) {
        return rules.check(input, context(viewer))
                .fold(order -> new Checked.Ok<>(requests.submit(viewer, order)), Checked.Faulty::new);
    }

    /** The days that an order comes to, before it is submitted. */
    @Transactional(readOnly = true)
    public OrderPreview preview(Viewer viewer, OrderInput input) {
        return rules.preview(input, context(viewer));
    }

    /** The years whose public holidays are not known yet, among those that the days of a preview lie in. */
    @Transactional(readOnly = true)
    public List<Integer> unknownYears(OrderPreview preview) {
        var known = calendar.years().stream().map(WorkCalendar.Year::year).toList();
        return preview.days().stream()
                .map(each -> each.day().getYear())
                .distinct()
                .filter(year -> !known.contains(year))
                .toList();
    }

    /** What an order of the viewer's community is checked against. */
    @Transactional(readOnly = true)
    public OrderRules.Context context(Viewer viewer) {
        var community = organisations
                .community(viewer.mustPlace())
                .orElseThrow(() -> new IllegalStateException(
                        "account '" + viewer.login() + "' is of " + viewer.place() + ", which takes no part here"));
        var today = LocalDate.now(clock);
        Set<String> programmeCodes = programmes.byCode().keySet();
        return new OrderRules.Context(
                organisations.collegesOf(viewer.mustPlace()).stream()
                        .map(College::id)
                        .collect(Collectors.toSet()),
                programmeCodes,
                skills.byCode().keySet(),
                community.position(),
                calendar.between(today, today.plusDays(OrderRules.FARTHEST_DAYS)));
    }

    public Clock clock() {
        return clock;
    }
}
