package org.qinglin.app.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an order comes in, by form or API: what may be chosen, and from typed text to a submitted request. */
@Service
public class OrderDesk {

    private final OrderRules rules;
    private final Requests requests;
    private final RequestFlow flow;
    private final Sessions sessions;
    private final Wishes wishes;
    private final Menu menu;
    private final MenuDesk menus;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;
    private final WorkCalendar calendar;
    private final Clock clock;

    OrderDesk(
            OrderRules rules,
            Requests requests,
            RequestFlow flow,
            Sessions sessions,
            Wishes wishes,
            Menu menu,
            MenuDesk menus,
            Organisations organisations,
            Programmes programmes,
            Skills skills,
            WorkCalendar calendar,
            Clock clock) {
        this.rules = rules;
        this.requests = requests;
        this.flow = flow;
        this.sessions = sessions;
        this.wishes = wishes;
        this.menu = menu;
        this.menus = menus;
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
        return rules.check(input, context(viewer)).fold(order -> submit(viewer, order, input), Checked.Faulty::new);
    }

    private Checked<RequestId> submit(Viewer viewer, NewRequest order, OrderInput input) {
        var menuItem = number(input.menuItem());
        var item = menuItem.flatMap(each -> menus.findOrderable(viewer, new MenuItemId(each)))
                .filter(each -> each.college().equals(order.college()));
        if (isGiven(input.menuItem()) && item.isEmpty()) {
            return new Checked.Faulty<>(
                    List.of(Fault.of("menuItem", String.valueOf(input.menuItem()), "fault.menu-item")));
        }
        var wish = number(input.wish())
                .flatMap(each -> wishes.find(viewer, new WishId(each)))
                .filter(each -> WishSteps.TABLE.allows(each.status(), WishStep.TakeUp.class));
        if (isGiven(input.wish()) && wish.isEmpty()) {
            return new Checked.Faulty<>(List.of(Fault.of("wish", String.valueOf(input.wish()), "fault.wish")));
        }
        var id = requests.submit(viewer, order);
        item.ifPresent(each -> menu.ordered(id, each.id()));
        if (wish.isPresent() && !wishes.take(viewer, wish.get().id(), new WishStep.TakeUp(id))) {
            // Somebody took it up a moment ago: the whole order is undone, and a second try says so.
            throw new ConcurrencyFailureException("wish " + wish.get().id().value() + " was taken up meanwhile");
        }
        return new Checked.Ok<>(id);
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Optional<Long> number(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** An order that begins from a wish of the viewer's community; it tells of the wish, and of nobody. */
    @Transactional(readOnly = true)
    public Optional<OrderInput> fromWish(Viewer viewer, WishId id) {
        return wishes.find(viewer, id)
                .filter(each -> WishSteps.TABLE.allows(each.status(), WishStep.TakeUp.class))
                .map(each -> OrderInputs.of(each, blank(viewer)));
    }

    /** An order that begins from a menu item: days, place and contact are still to be filled in. */
    @Transactional(readOnly = true)
    public Optional<OrderInput> fromMenu(Viewer viewer, MenuItemId id) {
        return menus.findOrderable(viewer, id).map(each -> OrderInputs.of(each, blank(viewer)));
    }

    /** An order of the viewer's community as it could be typed, while the college has asked it back. */
    @Transactional(readOnly = true)
    public Optional<OrderInput> askedBack(Viewer viewer, RequestId id) {
        return requests.find(viewer, id)
                .filter(each -> RequestSteps.TABLE.allows(each.status(), RequestStep.Answer.class))
                .map(each -> OrderInputs.of(each, sessions.of(List.of(id))));
    }

    /** An order of the viewer's community to order again for other days. */
    @Transactional(readOnly = true)
    public Optional<OrderInput> copy(Viewer viewer, RequestId id) {
        return requests.find(viewer, id).map(each -> OrderInputs.copy(each, sessions.of(List.of(id))));
    }

    /** Answers the college's question and submits the order again as it was changed; it stays with its college. */
    @Transactional
    public Checked<Decision> resubmit(Viewer viewer, RequestId id, OrderInput input, String answer) {
        return rules.check(input, context(viewer))
                .fold(
                        order -> {
                            var decision = flow.take(viewer, id, new RequestStep.Answer(answer));
                            if (decision instanceof Decision.Done) {
                                requests.rewrite(id, order);
                            }
                            return new Checked.Ok<>(decision);
                        },
                        Checked.Faulty::new);
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
