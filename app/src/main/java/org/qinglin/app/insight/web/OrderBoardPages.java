package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Admissions;
import org.qinglin.app.assignment.Applicant;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.attendance.Incidents;
import org.qinglin.app.attendance.Presence;
import org.qinglin.app.evaluation.Criterion;
import org.qinglin.app.evaluation.Evaluation;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.Board;
import org.qinglin.app.insight.Loop;
import org.qinglin.app.insight.LoopStage;
import org.qinglin.app.learning.Calls;
import org.qinglin.app.needs.Attachments;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.RequestSteps;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionStep;
import org.qinglin.app.needs.SessionSteps;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.needs.Wishes;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** "What did I order, where does it stand?", and one session with everything about it. */
@Controller
class OrderBoardPages {

    private final Board board;
    private final Loop loop;
    private final Requests requests;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final Wishes wishes;
    private final Calls calls;
    private final Attachments attachments;
    private final Places places;
    private final HeldPlaces held;
    private final OpenPool pool;
    private final Admissions admissions;
    private final Attendance attendance;
    private final Hours hours;
    private final ClosingReports reports;
    private final Incidents incidents;
    private final Evaluations evaluations;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Students students;
    private final Skills skills;
    private final Say say;
    private final Clock clock;

    OrderBoardPages(
            Board board,
            Loop loop,
            Requests requests,
            Sessions sessions,
            SessionChanges changes,
            Wishes wishes,
            Calls calls,
            Attachments attachments,
            Places places,
            HeldPlaces held,
            OpenPool pool,
            Admissions admissions,
            Attendance attendance,
            Hours hours,
            ClosingReports reports,
            Incidents incidents,
            Evaluations evaluations,
            Organisations organisations,
            Programmes programmes,
            Students students,
            Skills skills,
            Say say,
            Clock clock) {
        this.board = board;
        this.loop = loop;
        this.requests = requests;
        this.sessions = sessions;
        this.changes = changes;
        this.wishes = wishes;
        this.calls = calls;
        this.attachments = attachments;
        this.places = places;
        this.held = held;
        this.pool = pool;
        this.admissions = admissions;
        this.attendance = attendance;
        this.hours = hours;
        this.reports = reports;
        this.incidents = incidents;
        this.evaluations = evaluations;
        this.organisations = organisations;
        this.programmes = programmes;
        this.students = students;
        this.skills = skills;
        this.say = say;
        this.clock = clock;
    }

    /** One order of the list. {@code when} tells of the next session, or of the last one. */
    record Order(ServiceRequest request, LoopStage stage, Board.@Nullable SessionState next, int left, int sessions) {}

    /** One session that waits for the community's confirmation or word. */
    record Waiting(Board.SessionState session, String title) {}

    @GetMapping("/orders")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var place = viewer.mustPlace();
        var found = requests.of(place, ask.search(), ask.offset(), ask.limit());
        var states = board.sessionsOf(found.stream().map(ServiceRequest::id).toList());
        var rows = found.stream()
                .map(each -> order(each, states.getOrDefault(each.id(), List.of())))
                .toList();
        model.addAttribute("list", new Listing<>(rows, requests.count(place, ask.search()), ask));
        model.addAttribute("waiting", waiting(viewer));
        model.addAttribute("calls", calls.due(viewer));
        return "insight/orders";
    }

    private List<Waiting> waiting(Viewer viewer) {
        var sessionStates = board.waitingFor(viewer.mustPlace());
        var titles = requests.byIds(
                sessionStates.stream().map(Board.SessionState::request).toList());
        return sessionStates.stream()
                .map(each -> {
                    var request = titles.get(each.request());
                    return new Waiting(each, request == null ? "" : request.title());
                })
                .toList();
    }

    private Order order(ServiceRequest request, List<Board.SessionState> states) {
        var now = clock.instant();
        var coming = states.stream().filter(each -> !each.isOver(now)).toList();
        var next = !coming.isEmpty() ? coming.get(0) : states.isEmpty() ? null : states.get(states.size() - 1);
        return new Order(request, loop.stage(request, states), next, coming.size(), states.size());
    }

    @GetMapping("/orders/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        var found = requests.of(viewer.mustPlace(), q.strip(), 0, ListExport.MOST_ROWS);
        var states = board.sessionsOf(found.stream().map(ServiceRequest::id).toList());
        var names = programmes.byCode();
        var rows = found.stream()
                .flatMap(request -> states.getOrDefault(request.id(), List.of()).stream()
                        .map(state -> row(request, state, names.get(request.programme()))))
                .toList();
        return ListExport.of(
                say.text("orders.title"),
                format,
                List.of(
                        say.text("order.name"),
                        say.text("order.programme"),
                        say.text("orders.session"),
                        say.text("orders.accepted"),
                        say.text("order.max"),
                        say.text("ledger.hours"),
                        say.text("orders.state")),
                rows);
    }

    private List<String> row(ServiceRequest request, Board.SessionState state, @Nullable Programme programme) {
        return List.of(
                request.title(),
                programme == null ? request.programme() : programme.name(LocaleContextHolder.getLocale()),
                say.period(state.startsAt(), state.endsAt()),
                Integer.toString(state.taken()),
                Integer.toString(state.places()),
                say.hours(state.minutes()),
                say.text("request.status." + request.status()));
    }

    @GetMapping("/orders/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var request = requests.find(viewer, new RequestId(id)).orElseThrow(NotFound::new);
        var states = board.sessionsOf(List.of(request.id())).getOrDefault(request.id(), List.of());
        model.addAttribute("request", request);
        model.addAttribute("stage", loop.stage(request, states));
        model.addAttribute("states", states);
        model.addAttribute("now", clock.instant());
        var all = sessions.of(List.of(request.id()));
        model.addAttribute("sessions", all);
        model.addAttribute(
                "cancelledSessions",
                all.stream().filter(ServiceSession::isCancelled).toList());
        model.addAttribute(
                "community", organisations.community(request.community()).orElseThrow(NotFound::new));
        model.addAttribute("college", organisations.college(request.college()));
        model.addAttribute("programme", programmes.byCode().get(request.programme()));
        model.addAttribute("skills", skills.byCode());
        model.addAttribute("mine", viewer.is(Role.COMMUNITY));
        model.addAttribute(
                "withdrawable",
                viewer.is(Role.COMMUNITY)
                        && RequestSteps.TABLE.allows(request.status(), RequestStep.Withdraw.class)
                        && (request.status() != RequestStatus.ACCEPTED
                                || states.stream()
                                        .allMatch(each -> each.startsAt().isAfter(clock.instant()))));
        // Who made the wish is for the community, and for the college once it has accepted.
        if (viewer.is(Role.COMMUNITY)
                || viewer.is(Role.COLLEGE)
                        && (request.status() == RequestStatus.ACCEPTED || request.status() == RequestStatus.CLOSED)) {
            model.addAttribute("wish", wishes.behind(request.id()).orElse(null));
        }
        model.addAttribute("attachments", attachments.of(request.id()));
        model.addAttribute(
                "attachable",
                viewer.is(Role.COMMUNITY) && RequestSteps.TABLE.allows(request.status(), RequestStep.Withdraw.class));
        model.addAttribute("words", requests.words(request.id()));
        if (request.mergedInto() != null) {
            model.addAttribute(
                    "into", requests.find(viewer, request.mergedInto()).orElse(null));
        }
        return "insight/order";
    }

    /** One row of a roster. */
    record RosterRow(
            Student student,
            String role,
            Presence presence,
            long entered,
            @Nullable Instant confirmAnewBy,
            @Nullable Instant substituteSince) {}

    @GetMapping("/sessions/{id}")
    String session(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var seen = attendance.find(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        var session = seen.session();
        var helpers = places.helpers(List.of(session.id()));
        var confirmed = attendance.isConfirmed(session.id());
        var rows = roster(seen, helpers);
        model.addAttribute("occasion", session);
        model.addAttribute("request", seen.request());
        model.addAttribute("fill", places.fill(List.of(session.id())).get(session.id()));
        model.addAttribute("roster", rows);
        model.addAttribute("confirmed", confirmed);
        model.addAttribute("mine", viewer.is(Role.COMMUNITY));
        model.addAttribute("admission", admissions.choice(session));
        model.addAttribute("applicants", viewer.is(Role.COMMUNITY) ? applicants(session) : List.of());
        model.addAttribute("changes", changes.of(session.id()));
        model.addAttribute(
                "changeable",
                viewer.is(Role.COMMUNITY)
                        && SessionSteps.TABLE.allows(
                                session.stage(seen.request().status(), clock.instant()), SessionStep.Move.class));
        model.addAttribute("canConfirm", canConfirm(session.endsAt(), rows) && !confirmed && !rows.isEmpty());
        model.addAttribute(
                "showCode",
                clock.instant().isBefore(session.endsAt().plusSeconds(3600)) && !confirmed && !session.isCancelled());
        model.addAttribute(
                "ownWord",
                evaluations.own(session.id(), Evaluation.Side.COMMUNITY, null).orElse(null));
        model.addAttribute("criteria", Criterion.of(Evaluation.Side.COMMUNITY));
        model.addAttribute("report", reports.of(session.id()).orElse(null));
        model.addAttribute("reportable", viewer.is(Role.COMMUNITY) && reports.isOpen(viewer, seen));
        model.addAttribute(
                "incidentReportable", incidents.reportable(viewer, session.id()).isPresent());
        model.addAttribute("studentWords", evaluations.shownToCommunity(session.id()));
        return "insight/session";
    }

    /**
     * One who applied, or friends who applied as one, as the organiser reads it.
     *
     * @param offer any of them, by which all are decided
     */
    record ApplicantRow(long offer, List<String> names, String role) {}

    private List<ApplicantRow> applicants(ServiceSession session) {
        var waiting = pool.applicants(session.id());
        var people = students.byIds(waiting.stream().map(Applicant::student).toList());
        Map<org.qinglin.app.needs.SessionRoleId, String> roles =
                session.roles().stream().collect(java.util.stream.Collectors.toMap(SessionRole::id, SessionRole::name));
        var asOne = waiting.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        each -> each.group() == null ? each.id() : each.group(),
                        java.util.LinkedHashMap::new,
                        java.util.stream.Collectors.toList()));
        return asOne.values().stream()
                .map(all -> new ApplicantRow(
                        all.get(0).id().value(),
                        all.stream()
                                .map(each -> people.get(each.student()))
                                .filter(java.util.Objects::nonNull)
                                .map(each -> each.name())
                                .toList(),
                        roles.getOrDefault(all.get(0).role(), "")))
                .toList();
    }

    private boolean canConfirm(Instant endsAt, List<RosterRow> rows) {
        return !clock.instant().isBefore(endsAt)
                || rows.stream().anyMatch(each -> each.presence().complete())
                        && rows.stream().noneMatch(each -> each.presence().inNow());
    }

    private List<RosterRow> roster(Attendance.Seen seen, List<Helper> helpers) {
        var ids = helpers.stream().map(Helper::student).toList();
        var people = students.byIds(ids);
        var presence = attendance.presence(seen.session(), ids);
        var entered = hours.minutesAt(seen.session().id());
        var toConfirm = held.toConfirm(List.of(seen.session().id()));
        Map<org.qinglin.app.needs.SessionRoleId, String> roleNames = seen.session().roles().stream()
                .collect(java.util.stream.Collectors.toMap(SessionRole::id, SessionRole::name));
        return helpers.stream()
                .filter(each -> people.containsKey(each.student()))
                .map(each -> new RosterRow(
                        java.util.Objects.requireNonNull(people.get(each.student())),
                        roleNames.getOrDefault(each.role(), ""),
                        java.util.Objects.requireNonNull(presence.get(each.student())),
                        entered.getOrDefault(each.student(), 0L),
                        toConfirm.get(each.student()),
                        each.substituteSince()))
                .toList();
    }
}
