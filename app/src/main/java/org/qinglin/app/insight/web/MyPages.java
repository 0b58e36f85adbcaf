package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.HeldPlace;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.assignment.ReasonWords;
import org.qinglin.app.assignment.TeamShares;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.attendance.Disputes;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.attendance.Incidents;
import org.qinglin.app.attendance.LedgerEntry;
import org.qinglin.app.evaluation.Criterion;
import org.qinglin.app.evaluation.Evaluation;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Attachments;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.needs.Wishes;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Team;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.StoredFile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** "What fits me this week?", my schedule, my hours by origin; and the leader's team. */
@Controller
class MyPages {

    /** Star levels start here (domain rule 12): the ring of the first page runs to the first star. */
    private static final int FIRST_STAR_MINUTES = 100 * 60;

    /** What the team's page shows of what is over, for reports of incidents. */
    private static final Duration LATELY = Duration.ofDays(14);

    /** How far ahead it counts what members are to do. */
    private static final Duration COMING = Duration.ofDays(60);

    private static final int MOST_SERVED = 8;

    private final Offers offers;
    private final Places places;
    private final HeldPlaces held;
    private final SessionChanges changes;
    private final Attendance attendance;
    private final Hours hours;
    private final ClosingReports reports;
    private final Incidents incidents;
    private final Disputes disputes;
    private final Evaluations evaluations;
    private final Requests requests;
    private final Sessions sessions;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Students students;
    private final Teams teams;
    private final TeamShares shares;
    private final ReasonWords reasons;
    private final Wishes wishes;
    private final Attachments attachments;
    private final Clock clock;

    MyPages(
            Offers offers,
            Places places,
            HeldPlaces held,
            SessionChanges changes,
            Attendance attendance,
            Hours hours,
            ClosingReports reports,
            Incidents incidents,
            Disputes disputes,
            Evaluations evaluations,
            Requests requests,
            Sessions sessions,
            Organisations organisations,
            Programmes programmes,
            Students students,
            Teams teams,
            TeamShares shares,
            ReasonWords reasons,
            Wishes wishes,
            Attachments attachments,
            Clock clock) {
        this.offers = offers;
        this.places = places;
        this.held = held;
        this.changes = changes;
        this.attendance = attendance;
        this.hours = hours;
        this.reports = reports;
        this.incidents = incidents;
        this.disputes = disputes;
        this.evaluations = evaluations;
        this.requests = requests;
        this.sessions = sessions;
        this.organisations = organisations;
        this.programmes = programmes;
        this.students = students;
        this.teams = teams;
        this.shares = shares;
        this.reasons = reasons;
        this.wishes = wishes;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** A session as a student reads it. */
    record Engagement(
            ServiceSession session,
            ServiceRequest request,
            String community,
            @Nullable Instant confirmAnewBy,
            boolean forTeam) {

        Engagement withPlace(HeldPlace place) {
            return new Engagement(session, request, community, place.reconfirmBy(), place.forTeam());
        }

        public int dayOfMonth() {
            return LocalDate.ofInstant(session.startsAt(), China.TIME).getDayOfMonth();
        }

        public int weekday() {
            return LocalDate.ofInstant(session.startsAt(), China.TIME)
                    .getDayOfWeek()
                    .getValue();
        }
    }

    record Card(Offer offer, Engagement about, String role, List<ReasonWords.Chip> chips) {}

    @GetMapping("/my")
    String week(@CurrentViewer Viewer viewer, Model model) {
        var student = viewer.mustStudent();
        var open = offers.openFor(student);
        var about = engagements(open.stream().map(Offer::session).toList());
        model.addAttribute(
                "offers", open.stream().map(each -> card(each, about)).toList());
        var balance = hours.balance(student);
        model.addAttribute("balance", balance);
        model.addAttribute("toFirstStar", Math.max(0, FIRST_STAR_MINUTES - balance.value()));
        model.addAttribute("ring", Math.min(1.0, balance.value() / (double) FIRST_STAR_MINUTES));
        var now = clock.instant();
        var coming = coming(viewer).stream()
                .filter(each -> each.session().endsAt().isAfter(now))
                .toList();
        model.addAttribute("next", coming.isEmpty() ? null : coming.get(0));
        model.addAttribute(
                "toConfirm",
                coming.stream().filter(each -> each.confirmAnewBy() != null).toList());
        model.addAttribute("toEvaluate", toEvaluate(viewer));
        model.addAttribute(
                "term",
                programmes.termOn(viewer.mustCollege(), LocalDate.now(clock)).orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        return "insight/my-week";
    }

    private Card card(Offer offer, Map<SessionId, Engagement> about) {
        var engagement = java.util.Objects.requireNonNull(about.get(offer.session()));
        var role = engagement.session().roles().stream()
                .filter(each -> each.id().equals(offer.role()))
                .map(each -> each.name())
                .findFirst()
                .orElse("");
        return new Card(
                offer,
                engagement,
                role,
                reasons.of(
                        offer,
                        engagement.session().startsAt(),
                        engagement.request().programme()));
    }

    /** Sessions served and confirmed that the student has not evaluated, of the last 30 days. */
    private List<Engagement> toEvaluate(Viewer viewer) {
        var since = clock.instant().minus(java.time.Duration.ofDays(30));
        var entered = hours.entries(viewer.mustStudent()).stream()
                .map(LedgerEntry::session)
                .distinct()
                .toList();
        return engagements(entered).values().stream()
                .filter(each -> each.session().endsAt().isAfter(since))
                .filter(each -> evaluations
                        .own(each.session().id(), Evaluation.Side.STUDENT, viewer.mustStudent())
                        .isEmpty())
                .sorted(java.util.Comparator.comparing(
                        (Engagement each) -> each.session().startsAt()))
                .toList();
    }

    @GetMapping("/my/schedule")
    String schedule(@CurrentViewer Viewer viewer, Model model) {
        var now = clock.instant();
        var all = coming(viewer);
        model.addAttribute(
                "coming",
                all.stream()
                        .filter(each -> each.session().endsAt().isAfter(now))
                        .toList());
        model.addAttribute(
                "past",
                all.stream()
                        .filter(each -> !each.session().endsAt().isAfter(now))
                        .sorted(java.util.Comparator.comparing(
                                        (Engagement each) -> each.session().startsAt())
                                .reversed())
                        .toList());
        return "insight/my-schedule";
    }

    private List<Engagement> coming(Viewer viewer) {
        var ids = places.sessionsOf(viewer.mustStudent());
        var byId = engagements(ids);
        var mine = held.of(viewer.mustCollege(), viewer.mustStudent());
        return ids.stream()
                .map(byId::get)
                .filter(java.util.Objects::nonNull)
                .map(each -> {
                    var place = mine.get(each.session().id());
                    return place == null ? each : each.withPlace(place);
                })
                .toList();
    }

    private Map<SessionId, Engagement> engagements(List<SessionId> ids) {
        var found = sessions.byIds(ids);
        var byId = requests.byIds(found.stream().map(ServiceSession::request).toList());
        var communities = organisations.communities(
                byId.values().stream().map(ServiceRequest::community).toList());
        return found.stream()
                .map(session -> {
                    var request = java.util.Objects.requireNonNull(byId.get(session.request()));
                    @Nullable Community community = communities.get(request.community());
                    return new Engagement(session, request, community == null ? "" : community.name(), null, false);
                })
                .collect(Collectors.toMap(each -> each.session().id(), Function.identity()));
    }

    /** One line of the record. */
    record HoursLine(LedgerEntry entry, @Nullable Engagement about) {}

    @GetMapping("/my/hours")
    String hours(@CurrentViewer Viewer viewer, Model model) {
        var student = viewer.mustStudent();
        var entries = hours.entries(student);
        var about = engagements(
                entries.stream().map(LedgerEntry::session).distinct().toList());
        model.addAttribute("balance", hours.balance(student));
        model.addAttribute(
                "lines",
                entries.stream()
                        .map(each -> new HoursLine(each, about.get(each.session())))
                        .toList());
        model.addAttribute(
                "byOrigin",
                entries.stream()
                        .collect(Collectors.groupingBy(
                                LedgerEntry::origin,
                                java.util.TreeMap::new,
                                Collectors.summingLong(LedgerEntry::minutes))));
        model.addAttribute(
                "profile", students.find(viewer.mustCollege(), student).orElseThrow(NotFound::new));
        return "insight/my-hours";
    }

    /** A picture or paper of the order that the viewer serves. */
    @GetMapping("/my/sessions/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long attachment) {
        var found = attendance
                .findForHelper(viewer, new SessionId(id))
                .flatMap(seen -> attachments.find(seen.request().id(), attachment))
                .orElseThrow(NotFound::new);
        return StoredFile.of(found.name(), found.mediaType(), attachments.content(found));
    }

    @GetMapping("/my/sessions/{id}")
    String session(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var session = new SessionId(id);
        if (attendance.findForHelper(viewer, session).isEmpty()) {
            throw new NotFound();
        }
        var student = viewer.mustStudent();
        var engagement = engagements(List.of(session)).get(session);
        model.addAttribute("about", engagement);
        model.addAttribute(
                "wish",
                wishes.behind(java.util.Objects.requireNonNull(engagement)
                                .request()
                                .id())
                        .orElse(null));
        model.addAttribute("attachments", attachments.of(engagement.request().id()));
        model.addAttribute("minutes", hours.minutesAt(session).get(student));
        model.addAttribute(
                "presence",
                attendance
                        .presence(java.util.Objects.requireNonNull(engagement).session(), List.of(student))
                        .get(student));
        model.addAttribute(
                "ownWord",
                evaluations.own(session, Evaluation.Side.STUDENT, student).orElse(null));
        model.addAttribute(
                "communityWord", evaluations.shownToStudent(session, student).orElse(null));
        model.addAttribute("criteria", Criterion.of(Evaluation.Side.STUDENT));
        model.addAttribute("report", reports.of(session).orElse(null));
        model.addAttribute(
                "incidentReportable",
                viewer.is(Role.TEAM_LEADER)
                        && incidents.reportable(viewer, session).isPresent());
        model.addAttribute("confirmed", attendance.isConfirmed(session));
        model.addAttribute("disputed", disputes.open(student, session).orElse(null));
        model.addAttribute("changes", changes.of(session));
        model.addAttribute("held", held.of(viewer.mustCollege(), student).get(session));
        model.addAttribute("begun", !isComing(engagement.session().startsAt()));
        model.addAttribute("now", clock.instant());
        model.addAttribute("over", !isComing(engagement.session().endsAt()));
        return "insight/my-session";
    }

    private boolean isComing(Instant endsAt) {
        return endsAt.isAfter(clock.instant());
    }

    /** A member of the leader's team, with hours served. */
    record Member(String name, String number, long minutes, int coming) {}

    @GetMapping("/team")
    String team(@CurrentViewer Viewer viewer, Model model) {
        var college = viewer.mustCollege();
        Team team = teams.find(college, viewer.mustTeam()).orElseThrow(NotFound::new);
        var ids = teams.members(college, team.id());
        var people = students.byIds(ids);
        var minutes = hours.minutesOf(ids);
        var now = clock.instant();
        var around = places.engagements(ids, now.minus(LATELY), now.plus(COMING));
        var coming = around.stream()
                .filter(each -> each.to().isAfter(now))
                .collect(Collectors.groupingBy(Places.Engagement::student, Collectors.counting()));
        model.addAttribute("team", team);
        model.addAttribute(
                "sharesWaiting",
                shares.asked(viewer).stream()
                        .filter(each -> each.share().isOpen(now))
                        .count());
        model.addAttribute("served", served(viewer, around, now));
        var toReport = reports.toWrite(viewer);
        var about = engagements(toReport);
        model.addAttribute("toReport", toReport.stream().map(about::get).toList());
        model.addAttribute(
                "members",
                ids.stream()
                        .filter(people::containsKey)
                        .map(id -> new Member(
                                java.util.Objects.requireNonNull(people.get(id)).name(),
                                java.util.Objects.requireNonNull(people.get(id)).number(),
                                minutes.getOrDefault(id, 0L),
                                coming.getOrDefault(id, 0L).intValue()))
                        .sorted(java.util.Comparator.comparingLong(Member::minutes)
                                .reversed())
                        .toList());
        return "insight/team";
    }

    /** Where the team has served lately or serves within a day: what its leader may report an incident of. */
    private List<Engagement> served(Viewer viewer, List<Places.Engagement> around, Instant now) {
        var lately = around.stream()
                .filter(each -> each.from().isBefore(now.plus(Duration.ofDays(1))))
                .map(Places.Engagement::session)
                .distinct()
                .toList();
        var then = sessions.byIds(lately);
        var reportable = incidents.reportable(viewer, then);
        var shown = then.stream()
                .filter(each -> reportable.contains(each.id()))
                .sorted(java.util.Comparator.comparing(ServiceSession::startsAt).reversed())
                .limit(MOST_SERVED)
                .map(ServiceSession::id)
                .toList();
        var about = engagements(shown);
        return shown.stream()
                .map(each -> java.util.Objects.requireNonNull(about.get(each)))
                .toList();
    }
}
