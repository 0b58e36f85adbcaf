package org.qinglin.app.assignment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Admission;
import org.qinglin.app.assignment.AdmissionOutcome;
import org.qinglin.app.assignment.Admissions;
import org.qinglin.app.assignment.ClaimOutcome;
import org.qinglin.app.assignment.FriendGroups;
import org.qinglin.app.assignment.Lotteries;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.OpenPlace;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.WithdrawOutcome;
import org.qinglin.app.assignment.signup.WaitingList;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The open pool as a list, a map and a calendar; and the organiser's choice among those who applied. */
@Controller
class PoolPages {

    /** Days that a page shows. */
    static final int DAYS = 14;

    /** Cards of one kind that the list shows at first, and how many more each time that somebody asks for them. */
    static final int CARDS = 30;

    /** And of what is folded away, which few unfold. */
    static final int FOLDED_CARDS = 10;

    /** Of a day in the calendar; the rest is a tap away. */
    static final int DAY_LINES = 12;

    private static final int MOST_CARDS = 5_000;

    private final OpenPool pool;
    private final Admissions admissions;
    private final WaitingList waiting;
    private final Lotteries lotteries;
    private final FriendGroups groups;
    private final LivePlaces live;
    private final Students students;
    private final Organisations organisations;
    private final Programmes programmes;
    private final OutcomeWords words;
    private final Say say;
    private final Clock clock;

    PoolPages(
            OpenPool pool,
            Admissions admissions,
            WaitingList waiting,
            Lotteries lotteries,
            FriendGroups groups,
            LivePlaces live,
            Students students,
            Organisations organisations,
            Programmes programmes,
            OutcomeWords words,
            Say say,
            Clock clock) {
        this.pool = pool;
        this.admissions = admissions;
        this.waiting = waiting;
        this.lotteries = lotteries;
        this.groups = groups;
        this.live = live;
        this.students = students;
        this.organisations = organisations;
        this.programmes = programmes;
        this.words = words;
        this.say = say;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param view {@code map} or {@code calendar}, anything else is the list
     * @param from the first day; today when it cannot be read
     * @param fits whatever is set leaves out what the student cannot take
     * @param cards how many of a kind the list shows
     */
    record Filter(
            @Nullable String view,
            @Nullable String from,
            @Nullable String programme,
            @Nullable String street,
            @Nullable String community,
            @Nullable String fits,
            @Nullable String cards) {

        private boolean isFor(String drawing) {
            return drawing.equals(view);
        }

        int most() {
            return cards != null && cards.matches("\\d{1,4}")
                    ? Math.min(MOST_CARDS, Math.max(CARDS, Integer.parseInt(cards)))
                    : CARDS;
        }

        int mostFolded() {
            return most() == CARDS ? FOLDED_CARDS : most();
        }

        LocalDate first(LocalDate today) {
            try {
                var day = from == null ? today : LocalDate.parse(from);
                return day.isBefore(today) || day.isAfter(today.plusYears(1)) ? today : day;
            } catch (DateTimeParseException unreadable) {
                return today;
            }
        }

        boolean leaves(OpenPlace place) {
            return matches(programme, place.request().programme())
                    && matches(street, place.request().community().street().value())
                    && matches(community, place.request().community().value())
                    && (fits == null || fits.isEmpty() || place.obstacle() == null);
        }

        private static boolean matches(@Nullable String wanted, String value) {
            return wanted == null || wanted.isEmpty() || wanted.equals(value);
        }
    }

    /** One place as the student reads it; {@code why} is empty if nothing keeps them from it. */
    record Row(OpenPlace place, String community, String why) {}

    /** The cards that are shown, of all that there are of their kind. */
    record Cards(List<Row> shown, int total) {

        public boolean isShort() {
            return shown.size() < total;
        }
    }

    @GetMapping("/pool")
    String list(@CurrentViewer Viewer viewer, @ModelAttribute("filter") Filter filter, Model model) {
        var today = LocalDate.now(clock);
        var first = filter.first(today);
        var within = pool.within(
                viewer,
                first.atStartOfDay(China.TIME).toInstant(),
                first.plusDays(DAYS).atStartOfDay(China.TIME).toInstant());
        var communities = organisations.communities(Stream.concat(within.open().stream(), within.full().stream())
                .map(each -> each.request().community())
                .distinct()
                .toList());
        var shown = within.open().stream().filter(filter::leaves).toList();
        model.addAttribute("team", viewer.team());
        model.addAttribute("filter", filter);
        model.addAttribute("first", first);
        model.addAttribute("last", first.plusDays(DAYS - 1));
        model.addAttribute("earlier", first.isAfter(today) ? first.minusDays(DAYS) : null);
        model.addAttribute("later", first.plusDays(DAYS));
        model.addAttribute("total", within.open().size());
        model.addAttribute("found", shown.size());
        var applications = pool.applications(viewer.mustStudent());
        // What the student can do something about comes first; the rest is folded away.
        var parted = shown.stream()
                .collect(Collectors.partitioningBy(each -> each.obstacle() == null
                        || applications.containsKey(each.session().id())));
        model.addAttribute("possible", cards(parted.getOrDefault(true, List.of()), filter.most(), communities));
        model.addAttribute("others", cards(parted.getOrDefault(false, List.of()), filter.mostFolded(), communities));
        model.addAttribute("more", filter.most() + CARDS);
        if (filter.isFor("calendar")) {
            model.addAttribute("days", PoolReading.byDay(shown, DAY_LINES));
        }
        if (filter.isFor("map")) {
            model.addAttribute(
                    "map",
                    students.find(viewer.mustCollege(), viewer.mustStudent())
                            .map(each -> PoolReading.map(shown, communities, each.position()))
                            .orElse(null));
        }
        model.addAttribute("programmes", programmes.all());
        model.addAttribute(
                "streets",
                communities.values().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                each -> each.code().street().value(), each -> each.streetName(), (one, same) -> one)));
        model.addAttribute("applications", applications);
        model.addAttribute("waiting", waiting.of(viewer.mustStudent()));
        model.addAttribute("tickets", lotteries.ticketsOf(viewer.mustStudent()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("groups", groups.openOf(viewer.mustStudent()));
        model.addAttribute(
                "full",
                cards(within.full().stream().filter(filter::leaves).toList(), filter.mostFolded(), communities));
        return "assignment/pool";
    }

    private Cards cards(List<OpenPlace> all, int most, Map<PlaceCode, Community> communities) {
        return new Cards(
                all.stream().limit(most).map(each -> row(each, communities)).toList(), all.size());
    }

    private Row row(OpenPlace place, Map<PlaceCode, Community> communities) {
        var community = communities.get(place.request().community());
        var obstacle = place.obstacle();
        return new Row(place, community == null ? "" : community.name(), obstacle == null ? "" : words.of(obstacle));
    }

    /** How many places of some roles are free, at once and whenever it changes: an event {@code free}, numbers by role. */
    @GetMapping("/pool/live")
    SseEmitter live(@CurrentViewer Viewer viewer, @RequestParam(name = "role", defaultValue = "") List<Long> roles) {
        return live.follow(
                viewer.mustCollege(), roles.stream().map(SessionRoleId::new).toList());
    }

    @PostMapping("/pool/{id}/claim")
    String claim(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var outcome = pool.claim(viewer, new SessionRoleId(id));
        if (outcome instanceof ClaimOutcome.NotFound) {
            throw new NotFound();
        }
        if (outcome instanceof ClaimOutcome.Busy busy) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfter().toSeconds()));
            model.addAttribute("role", id);
            model.addAttribute("seconds", busy.retryAfter().toSeconds());
            return "assignment/busy";
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return outcome instanceof ClaimOutcome.Confirmed confirmed
                ? "redirect:/my/sessions/" + confirmed.session().value()
                : "redirect:/pool";
    }

    @PostMapping("/my/applications/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var outcome = pool.withdraw(viewer, new OfferId(id));
        if (outcome instanceof WithdrawOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:/pool";
    }

    @PostMapping("/sessions/{id}/admission")
    String admission(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "FIRST_COME") Admission mode,
            @RequestParam(required = false) @Nullable String closesAt,
            RedirectAttributes redirect) {
        var outcome = admissions.set(viewer, new SessionId(id), mode, closesAt);
        if (outcome instanceof AdmissionOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:/sessions/" + id;
    }

    @PostMapping("/sessions/{id}/applicants/{offer}/choose")
    String choose(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long offer,
            RedirectAttributes redirect) {
        var outcome = pool.choose(viewer, new SessionId(id), new OfferId(offer));
        if (outcome instanceof ClaimOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute(
                "said",
                outcome instanceof ClaimOutcome.Confirmed
                        ? say.text("applicants.chosen")
                        : outcome instanceof ClaimOutcome.TooFew || outcome instanceof ClaimOutcome.NotAll
                                ? words.of(outcome)
                                : say.text("applicants.not-possible", words.of(outcome)));
        return "redirect:/sessions/" + id;
    }

    @PostMapping("/sessions/{id}/applicants/{offer}/turn-down")
    String turnDown(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long offer,
            RedirectAttributes redirect) {
        if (!pool.turnDown(viewer, new SessionId(id), new OfferId(offer))) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("applicants.turned-down"));
        return "redirect:/sessions/" + id;
    }
}
