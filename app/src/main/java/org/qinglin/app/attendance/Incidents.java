package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.internal.IncidentNotices;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Incidents at sessions: reported by whoever runs or organises one, told to the college and the faculty at once, and
 * followed by an owner, until a date, to an end with a result. Seen by those concerned alone.
 */
@Service
@Transactional
public class Incidents {

    /** Working days until an end, as a disputed record has ({@code domain.md}, rule 6). */
    private static final int DUE_DAYS = 5;

    private static final int DUE_DAYS_SERIOUS = 1;

    /** The ways there and home belong to a session, too. */
    private static final Duration AROUND = Duration.ofDays(1);

    private static final int LONGEST_WORDS = 2000;

    /** Whoever reported or owns it, the student, the college, the faculty it was told to, the organiser. */
    private static final String CONCERNED = """
            (i.reported_by = :account or i.owner_id = :account or i.student_id = :student
              or i.college_id = :college and (:ofCollege or i.faculty_id = :faculty)
              or i.community_code = :community)
            """;

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Places places;
    private final Sessions sessions;
    private final Requests requests;
    private final Students students;
    private final Teams teams;
    private final Organisations organisations;
    private final WorkCalendar calendar;
    private final Accounts accounts;
    private final IncidentNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Incidents(
            JdbcClient jdbc,
            Attendance attendance,
            Places places,
            Sessions sessions,
            Requests requests,
            Students students,
            Teams teams,
            Organisations organisations,
            WorkCalendar calendar,
            Accounts accounts,
            IncidentNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.places = places;
        this.sessions = sessions;
        this.requests = requests;
        this.students = students;
        this.teams = teams;
        this.organisations = organisations;
        this.calendar = calendar;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which incidents are asked for; null for all. */
    public record Filter(Incident.@Nullable Status status, Incident.@Nullable Severity severity) {}

    /** A session that the viewer may report on: its organiser, its college, or the leader of a team that serves there. */
    @Transactional(readOnly = true)
    public Optional<Attendance.Seen> reportable(Viewer viewer, SessionId id) {
        var seen = viewer.is(Role.TEAM_LEADER) ? ofLeader(viewer, id) : attendance.find(viewer, id);
        return seen.filter(each -> hasAMoment(each.session()));
    }

    /** Those of some sessions that somebody of a leader's team serves at, and that something could have happened at. */
    @Transactional(readOnly = true)
    public Set<SessionId> reportable(Viewer leader, Collection<ServiceSession> among) {
        var members = Set.copyOf(teams.members(leader.mustCollege(), leader.mustTeam()));
        var ids =
                among.stream().filter(this::hasAMoment).map(ServiceSession::id).toList();
        return places.helpers(ids).stream()
                .filter(each -> members.contains(each.student()))
                .map(Helper::session)
                .collect(Collectors.toSet());
    }

    private boolean hasAMoment(ServiceSession session) {
        return !clock.instant().isBefore(session.startsAt().minus(AROUND)) && !session.isCancelled();
    }

    private Optional<Attendance.Seen> ofLeader(Viewer viewer, SessionId id) {
        var members = teams.members(viewer.mustCollege(), viewer.mustTeam());
        return roster(id).stream().anyMatch(members::contains)
                ? sessions.find(id).map(session -> new Attendance.Seen(session, requestOf(id)))
                : Optional.empty();
    }

    /** Who may be named in a report. */
    @Transactional(readOnly = true)
    public List<StudentId> roster(SessionId id) {
        return places.helpers(List.of(id)).stream().map(Helper::student).toList();
    }

    /** Reports what went wrong; the college and the faculty hear of it at once. */
    public IncidentOutcome report(Viewer viewer, SessionId id, IncidentReport.Input input) {
        return reportable(viewer, id)
                .map(seen -> input.checked(seen.session().startsAt().minus(AROUND), latest(seen.session()), roster(id))
                        .<IncidentOutcome>fold(
                                report -> new IncidentOutcome.Done(add(viewer, seen, report)),
                                IncidentOutcome.Faulty::new))
                .orElseGet(IncidentOutcome.NotFound::new);
    }

    private Instant latest(ServiceSession session) {
        var now = clock.instant();
        var end = session.endsAt().plus(AROUND);
        return end.isBefore(now) ? end : now;
    }

    private long add(Viewer viewer, Attendance.Seen seen, IncidentReport report) {
        boolean serious = report.severity() == Incident.Severity.SERIOUS;
        var due = calendar.after(LocalDate.now(clock), serious ? DUE_DAYS_SERIOUS : DUE_DAYS);
        var faculty = faculty(seen.request(), report.student());
        long id = jdbc.sql("""
                insert into attendance.incident (college_id, session_id, community_code, faculty_id, severity, happened_at, what,
                    student_id, affected, at_once, reported_at, reported_by, due_on, status)
                values (:college, :session, :community, :faculty, :severity, :happened, :what, :student, :affected, :atOnce, :now,
                    :account, :due, 'OPEN') returning id""")
                .param("college", seen.request().college().value())
                .param("session", seen.session().id().value())
                .param("community", seen.request().community().value())
                .param("faculty", faculty.map(UnitId::value).orElse(null), java.sql.Types.BIGINT)
                .param("severity", report.severity().name())
                .param("happened", Sql.at(report.happenedAt()))
                .param("what", report.what())
                .param(
                        "student",
                        report.student() == null ? null : report.student().value(),
                        java.sql.Types.BIGINT)
                .param("affected", report.affected(), java.sql.Types.VARCHAR)
                .param("atOnce", report.atOnce())
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("due", due)
                .query(Long.class)
                .single();
        audit.record(
                viewer,
                "incident-reported",
                "incident " + id,
                "session " + seen.session().id().value() + ", " + report.severity());
        notices.reported(seen, id, serious, faculty, due);
        return id;
    }

    /** The faculty of the student who is named, or else the one that is the community's partner. */
    private Optional<UnitId> faculty(ServiceRequest request, @Nullable StudentId student) {
        if (student == null) {
            return organisations.partnerFaculty(request.college(), request.community());
        }
        return students.find(request.college(), student)
                .flatMap(each -> organisations.unit(request.college(), each.classId()))
                .flatMap(each -> Optional.ofNullable(each.parent()));
    }

    /** Those that concern the viewer, what has no end and is due first. */
    @Transactional(readOnly = true)
    public List<Incident> list(Viewer viewer, Filter filter, int offset, int limit) {
        return jdbc.sql("select i.* from attendance.incident i where " + CONCERNED + """
                and (:status = '' or i.status = :status) and (:severity = '' or i.severity = :severity)
                order by i.status = 'DONE', i.due_on, i.id desc offset :offset limit :limit""")
                .params(scope(viewer))
                .params(filtered(filter))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::incident)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer, Filter filter) {
        return jdbc.sql("select count(*) from attendance.incident i where " + CONCERNED
                        + " and (:status = '' or i.status = :status) and (:severity = '' or i.severity = :severity)")
                .params(scope(viewer))
                .params(filtered(filter))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> filtered(Filter filter) {
        return Map.of(
                "status", filter.status() == null ? "" : filter.status().name(),
                "severity", filter.severity() == null ? "" : filter.severity().name());
    }

    private static Map<String, Object> scope(Viewer viewer) {
        var scope = new HashMap<String, Object>();
        scope.put("account", viewer.account().value());
        scope.put("student", viewer.student() == null ? -1 : viewer.student().value());
        scope.put("college", viewer.college() == null ? -1 : viewer.college().value());
        scope.put("ofCollege", viewer.is(Role.COLLEGE));
        scope.put("faculty", viewer.is(Role.FACULTY) ? viewer.mustUnit().value() : -1);
        scope.put("community", viewer.is(Role.COMMUNITY) ? viewer.mustPlace().value() : "");
        return scope;
    }

    @Transactional(readOnly = true)
    public Optional<Incident> find(Viewer viewer, long id) {
        return jdbc.sql("select i.* from attendance.incident i where i.id = :id and " + CONCERNED)
                .param("id", id)
                .params(scope(viewer))
                .query(this::incident)
                .optional();
    }

    /** What was done about it, in time. The caller has found the incident. */
    @Transactional(readOnly = true)
    public List<Incident.Note> notes(long id) {
        return jdbc.sql("select * from attendance.incident_note where incident_id = :id order by id")
                .param("id", id)
                .query((row, number) -> new Incident.Note(
                        row.getString("words"), name(row.getLong("written_by")), Sql.instant(row, "written_at")))
                .list();
    }

    /** Whoever of the college may own one: its own accounts and those of its faculties. */
    @Transactional(readOnly = true)
    public List<Accounts.Named> owners(Viewer viewer) {
        return accounts.staffOf(viewer.mustCollege());
    }

    /** Gives it to somebody, with a date. */
    public IncidentOutcome give(Viewer viewer, long id, @Nullable String owner, @Nullable String dueOn) {
        return step(viewer, id, IncidentStep.Give.class, (incident, next) -> {
            var check = new FormCheck();
            var ownerId = check.id("owner", owner);
            if (ownerId == null) {
                check.missing("owner");
            } else if (owners(viewer).stream().noneMatch(each -> each.id().value() == ownerId)) {
                check.fault("owner", ownerId, "fault.choice");
            }
            var due = check.date("dueOn", dueOn);
            if (due != null && due.isBefore(LocalDate.now(clock))) {
                check.fault("dueOn", due, "fault.past");
            }
            return check.result(() -> {
                        give(viewer, incident, next, new AccountId(FormCheck.given(ownerId)), FormCheck.given(due));
                        return id;
                    })
                    .fold(IncidentOutcome.Done::new, IncidentOutcome.Faulty::new);
        });
    }

    private void give(Viewer viewer, Incident incident, Incident.Status next, AccountId owner, LocalDate due) {
        jdbc.sql("update attendance.incident set owner_id = :owner, due_on = :due, status = :status where id = :id")
                .param("owner", owner.value())
                .param("due", due)
                .param("status", next.name())
                .param("id", incident.id())
                .update();
        audit.record(viewer, "incident-given", "incident " + incident.id(), "account " + owner.value());
        if (!owner.equals(viewer.account())) {
            notices.given(requestOf(incident.session()), incident.id(), owner, due);
        }
    }

    /** Adds a step that was taken. */
    public IncidentOutcome note(Viewer viewer, long id, @Nullable String words) {
        return step(viewer, id, IncidentStep.Note.class, (incident, next) -> {
            var check = new FormCheck();
            var text = check.text("words", words, LONGEST_WORDS);
            return check.result(() -> {
                        jdbc.sql("""
                                insert into attendance.incident_note (incident_id, words, written_by, written_at)
                                values (:id, :words, :account, :now)""")
                                .param("id", id)
                                .param("words", text)
                                .param("account", viewer.account().value())
                                .param("now", Sql.at(clock.instant()))
                                .update();
                        audit.record(viewer, "incident-noted", "incident " + id, "");
                        return id;
                    })
                    .fold(IncidentOutcome.Done::new, IncidentOutcome.Faulty::new);
        });
    }

    /** Ends it with a result, which those concerned read. One that nobody owned is owned by who ends it. */
    public IncidentOutcome close(Viewer viewer, long id, @Nullable String outcome) {
        return step(viewer, id, IncidentStep.Settle.class, (incident, next) -> {
            var check = new FormCheck();
            var text = check.text("outcome", outcome, LONGEST_WORDS);
            return check.result(() -> {
                        close(viewer, incident, next, text);
                        return id;
                    })
                    .fold(IncidentOutcome.Done::new, IncidentOutcome.Faulty::new);
        });
    }

    private void close(Viewer viewer, Incident incident, Incident.Status next, String outcome) {
        var reporter = new AccountId(jdbc.sql("""
                update attendance.incident set status = :status, outcome = :outcome, closed_at = :now,
                    closed_by = :account, owner_id = coalesce(owner_id, :account) where id = :id returning reported_by""")
                .param("status", next.name())
                .param("outcome", outcome)
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("id", incident.id())
                .query(Long.class)
                .single());
        audit.record(viewer, "incident-closed", "incident " + incident.id(), "");
        notices.closed(requestOf(incident.session()), incident, reporter);
    }

    private interface Taken {
        IncidentOutcome with(Incident incident, Incident.Status next);
    }

    private IncidentOutcome step(Viewer viewer, long id, Class<? extends IncidentStep> step, Taken taken) {
        jdbc.sql("select id from attendance.incident where id = :id for update")
                .param("id", id)
                .query(row -> {});
        var incident = find(viewer, id);
        if (incident.isEmpty()) {
            return new IncidentOutcome.NotFound();
        }
        return IncidentSteps.TABLE
                .after(incident.get().status(), step)
                .map(next -> taken.with(incident.get(), next))
                .orElseGet(IncidentOutcome.AlreadyDone::new);
    }

    /** What an incident's session was about. */
    @Transactional(readOnly = true)
    public ServiceRequest requestOf(SessionId id) {
        var session = sessions.find(id).orElseThrow();
        return requests.byIds(List.of(session.request())).values().iterator().next();
    }

    private String name(long account) {
        return accounts.name(new AccountId(account)).orElse("");
    }

    private Incident incident(ResultSet row, int number) throws SQLException {
        var owner = Sql.longOrNull(row, "owner_id");
        var student = Sql.longOrNull(row, "student_id");
        return new Incident(
                row.getLong("id"),
                new SessionId(row.getLong("session_id")),
                Incident.Severity.valueOf(row.getString("severity")),
                Sql.instant(row, "happened_at"),
                row.getString("what"),
                student == null ? null : new StudentId(student),
                row.getString("affected"),
                row.getString("at_once"),
                Sql.instant(row, "reported_at"),
                name(row.getLong("reported_by")),
                row.getObject("due_on", LocalDate.class),
                owner == null ? null : new AccountId(owner),
                owner == null ? null : name(owner),
                Incident.Status.valueOf(row.getString("status")),
                row.getString("outcome"),
                Sql.instantOrNull(row, "closed_at"));
    }
}
