package org.qinglin.app.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.qinglin.app.assignment.signup.SignUp;
import org.qinglin.app.assignment.signup.SignUpAnswer;
import org.qinglin.app.assignment.signup.SignUpWriter;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The open pool (抢单): places that nobody has and nobody was asked for, which a student may take. */
@Service
public class OpenPool {

    private final JdbcClient jdbc;
    private final PoolCheck check;
    private final Sessions sessions;
    private final Requests requests;
    private final PlaceNotices notices;
    private final SignUpWriter writer;
    private final PlaceApplications applications;
    private final GroupReviews groups;
    private final Lotteries lotteries;
    private final Admissions admissions;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OpenPool(
            JdbcClient jdbc,
            PoolCheck check,
            Sessions sessions,
            Requests requests,
            PlaceNotices notices,
            SignUpWriter writer,
            PlaceApplications applications,
            GroupReviews groups,
            Lotteries lotteries,
            Admissions admissions,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.sessions = sessions;
        this.requests = requests;
        this.notices = notices;
        this.writer = writer;
        this.applications = applications;
        this.groups = groups;
        this.lotteries = lotteries;
        this.admissions = admissions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Free(SessionRoleId role, SessionId session, int places, Admission admission) {}

    /**
     * What a college has within a span of time.
     *
     * @param open places that nobody has, each with what keeps this student from it
     * @param full roles whose places are all taken, and that the student could take one of: where there is a line to
     *     stand in
     */
    public record Within(List<OpenPlace> open, List<OpenPlace> full) {}

    /** Both in one reading, by when they begin; nothing if there is no such student in the college. */
    @Transactional(readOnly = true)
    public Within within(Viewer viewer, Instant from, Instant to) {
        var known = check.of(viewer.mustCollege(), viewer.mustStudent());
        if (known.isEmpty()) {
            return new Within(List.of(), List.of());
        }
        var now = clock.instant();
        var all = jdbc.sql("select * from (select p.role_id, p.session_id, lower(p.during) as starts, "
                        + RolePlaces.FREE + " as free, " + Admissions.MODE + """
                 as mode
                from assignment.role_places p left join assignment.admission a on a.session_id = p.session_id
                where p.college_id = :college and p.capacity > 0
                  and lower(p.during) > :from and lower(p.during) < :to) f
                where free > 0 or mode = 'FIRST_COME' order by starts, role_id""")
                .param("college", viewer.mustCollege().value())
                .param("from", Sql.at(from.isAfter(now) ? from : now))
                .param("to", Sql.at(to))
                .param("now", Sql.at(now))
                .query((row, number) -> new Free(
                        new SessionRoleId(row.getLong("role_id")),
                        new SessionId(row.getLong("session_id")),
                        row.getInt("free"),
                        Admission.valueOf(row.getString("mode"))))
                .list();
        var open = new ArrayList<OpenPlace>();
        var full = new ArrayList<OpenPlace>();
        for (var place : places(all, known.get())) {
            if (place.free() > 0) {
                open.add(place);
            } else if (place.obstacle() == null) {
                full.add(place);
            }
        }
        return new Within(open, full);
    }

    private List<OpenPlace> places(List<Free> free, PoolCheck.Known known) {
        var found = sessions.byIds(free.stream().map(Free::session).toList()).stream()
                .collect(Collectors.toMap(ServiceSession::id, each -> each));
        var about = requests.byIds(
                found.values().stream().map(ServiceSession::request).toList());
        var drawn = lotteries.of(free.stream().map(Free::session).distinct().toList());
        var open = new ArrayList<OpenPlace>();
        for (var each : free) {
            var session = found.get(each.session());
            var request = session == null ? null : about.get(session.request());
            var role = session == null ? null : role(session, each.role());
            if (session != null && request != null && role != null) {
                open.add(new OpenPlace(
                        request,
                        session,
                        role,
                        each.places(),
                        each.admission(),
                        drawn.get(each.session()),
                        known.metresTo(session),
                        known.obstacle(request, session, role).orElse(null)));
            }
        }
        return open;
    }

    private static @Nullable SessionRole role(ServiceSession session, SessionRoleId id) {
        return session.roles().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private record Wanted(CollegeId college, SessionId session, Admission admission) {}

    /** As {@link #claim(Viewer, SessionRoleId, String)}, by somebody who sends it once. */
    public ClaimOutcome claim(Viewer viewer, SessionRoleId role) {
        return claim(viewer, role, null);
    }

    /**
     * The student takes a place or stands in line for one, or applies for it where the organiser chooses.
     *
     * @param key under which the student's program may send the same again; null if it does not
     */
    public ClaimOutcome claim(Viewer viewer, SessionRoleId role, @Nullable String key) {
        var wanted = wanted(role).filter(each -> each.college().equals(viewer.mustCollege()));
        if (wanted.isEmpty()) {
            return new ClaimOutcome.NotFound();
        }
        var obstacle = obstacle(viewer.mustCollege(), viewer.mustStudent(), wanted.get(), role);
        boolean already =
                obstacle.filter(ClaimOutcome.Already.class::isInstance).isPresent();
        if (obstacle.isPresent() && !already) {
            return obstacle.get();
        }
        if (wanted.get().admission() == Admission.FIRST_COME) {
            var session = wanted.get().session();
            return outcome(writer.signUp(SignUp.alone(viewer, session, role, key)), session);
        }
        return guarded(() -> {
            applications.oneAfterTheOther(List.of(viewer.mustStudent()));
            return wanted.get().admission() == Admission.LOTTERY
                    ? takeTicket(viewer, wanted.get(), role)
                    : apply(viewer, wanted.get(), role);
        });
    }

    private static ClaimOutcome outcome(SignUpAnswer answer, SessionId session) {
        if (answer instanceof SignUpAnswer.Placed) {
            return new ClaimOutcome.Confirmed(session);
        } else if (answer instanceof SignUpAnswer.Waiting waiting) {
            return new ClaimOutcome.Waiting(session, waiting.position());
        } else if (answer instanceof SignUpAnswer.Overlaps) {
            return new ClaimOutcome.Overlaps();
        } else if (answer instanceof SignUpAnswer.Closed) {
            return new ClaimOutcome.Closed();
        } else if (answer instanceof SignUpAnswer.Busy busy) {
            return new ClaimOutcome.Busy(busy.retryAfter());
        } else if (answer instanceof SignUpAnswer.OtherUnderKey) {
            return new ClaimOutcome.OtherUnderKey();
        } else if (answer instanceof SignUpAnswer.TooFew) {
            return new ClaimOutcome.Full();
        }
        return new ClaimOutcome.Already(session);
    }

    private Optional<ClaimOutcome> obstacle(CollegeId college, StudentId student, Wanted wanted, SessionRoleId id) {
        var session = sessions.find(wanted.session()).orElseThrow();
        var request = requests.byIds(List.of(session.request())).get(session.request());
        return check.of(college, student)
                .map(known -> known.obstacle(
                        java.util.Objects.requireNonNull(request),
                        session,
                        java.util.Objects.requireNonNull(role(session, id))))
                .orElse(Optional.of(new ClaimOutcome.NotFound()));
    }

    /** What keeps the viewer from a role of their college; null if nothing does. */
    @Transactional(readOnly = true)
    public @Nullable ClaimOutcome obstacle(Viewer viewer, SessionRoleId role) {
        return obstacle(viewer.mustCollege(), viewer.mustStudent(), role);
    }

    /** The same of any student. */
    @Nullable
    ClaimOutcome obstacle(CollegeId college, StudentId student, SessionRoleId role) {
        var wanted = wanted(role).filter(each -> each.college().equals(college));
        return wanted.isEmpty()
                ? new ClaimOutcome.NotFound()
                : obstacle(college, student, wanted.get(), role).orElse(null);
    }

    /** The session of a role that there is. */
    SessionId sessionOf(SessionRoleId role) {
        return wanted(role).orElseThrow().session();
    }

    private ClaimOutcome apply(Viewer viewer, Wanted wanted, SessionRoleId role) {
        int free = lock(role);
        var student = viewer.mustStudent();
        if (applications.hasSomethingAt(student, wanted.session())) {
            return new ClaimOutcome.Already(wanted.session());
        }
        if (free <= 0) {
            return new ClaimOutcome.Full();
        }
        lapse(student, wanted.session());
        applications.insert(student, role, null);
        audit.record(viewer, "place-applied-for", "session " + wanted.session().value(), "");
        notices.applied(wanted.session());
        return new ClaimOutcome.Applied(wanted.session());
    }

    /** Places are neither locked nor taken: who has them is drawn later. Only the list must not close meanwhile. */
    private ClaimOutcome takeTicket(Viewer viewer, Wanted wanted, SessionRoleId role) {
        var student = viewer.mustStudent();
        var session = wanted.session();
        if (applications.hasSomethingAt(student, session)) {
            return new ClaimOutcome.Already(session);
        }
        if (!lotteries.isOpenAndStays(session)) {
            return new ClaimOutcome.ListClosed(session);
        }
        lapse(student, session);
        var ticket = lotteries.addTicket(applications.insert(student, role, null), session, role);
        audit.record(viewer, "lottery-entered", "session " + session.value(), "");
        return new ClaimOutcome.InLottery(
                session, ticket, lotteries.find(session).orElseThrow().closesAt());
    }

    /** An offer that the student let pass stands in the way of none that they ask for. */
    void lapse(StudentId student, SessionId session) {
        applications.lapse(student, session);
    }

    /** Who waits for the organiser's word at a session, first come first; nobody where a lottery decides. */
    @Transactional(readOnly = true)
    public List<Applicant> applicants(SessionId session) {
        return applications.waiting(session);
    }

    /** Sessions that a student has applied for and not heard of, with the application. */
    @Transactional(readOnly = true)
    public Map<SessionId, OfferId> applications(StudentId student) {
        var found = new HashMap<SessionId, OfferId>();
        jdbc.sql("""
                select id, session_id from assignment.offer
                where student_id = :student and status = 'APPLIED' and respond_by > :now order by respond_by""")
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .query(row -> {
                    found.put(new SessionId(row.getLong("session_id")), new OfferId(row.getLong("id")));
                });
        return found;
    }

    /** The organiser takes somebody who applied, if they still fit; friends who applied together all or none. */
    public ClaimOutcome choose(Viewer viewer, SessionId session, OfferId id) {
        var applicant = applications.find(session, id);
        if (applicant.isEmpty() || !admissions.isOrganiser(viewer, session)) {
            return new ClaimOutcome.NotFound();
        }
        var who = applicant.get();
        var wanted = wanted(who.role()).orElseThrow();
        var group = who.group();
        if (group != null) {
            return groups.members(group).stream()
                    .flatMap(each -> obstacle(wanted.college(), each, wanted, who.role()).stream())
                    .findFirst()
                    .<ClaimOutcome>map(ClaimOutcome.NotAll::new)
                    .orElseGet(() -> groups.choose(viewer, session, group, who.role()));
        }
        var obstacle = obstacle(wanted.college(), who.student(), wanted, who.role());
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        return guarded(() -> {
            applications.oneAfterTheOther(List.of(who.student()));
            int free = applications.lock(who.role());
            if (applications.find(session, id).isEmpty()) {
                return new ClaimOutcome.Already(session);
            }
            if (free <= 0) {
                return new ClaimOutcome.Full();
            }
            applications.give(who);
            audit.record(viewer, "applicant-chosen", "session " + session.value(), "offer " + id.value());
            notices.chosen(session, who.student(), true);
            return new ClaimOutcome.Confirmed(session);
        });
    }

    /** The organiser does not take somebody who applied, nor any of their group. @return whether there was such an application */
    @Transactional
    public boolean turnDown(Viewer viewer, SessionId session, OfferId id) {
        var applicant = applications.find(session, id);
        if (applicant.isEmpty() || !admissions.isOrganiser(viewer, session)) {
            return false;
        }
        var group = applicant.get().group();
        if (group != null) {
            return groups.turnDown(viewer, session, group);
        }
        if (!applications.decide(id, PlaceStep.TurnDown.class)) {
            return false;
        }
        audit.record(viewer, "applicant-turned-down", "session " + session.value(), "offer " + id.value());
        notices.chosen(session, applicant.get().student(), false);
        return true;
    }

    /** The student takes an application back, and with it that of the friends who applied together; or leaves the line. */
    @Transactional
    public WithdrawOutcome withdraw(Viewer viewer, OfferId id) {
        var group = groups.groupOf(viewer.mustStudent(), id);
        if (group.isPresent()) {
            return groups.takeBack(viewer, group.get()) ? new WithdrawOutcome.Done() : new WithdrawOutcome.NotFound();
        }
        var ticketOf = jdbc.sql("""
                select t.session_id from assignment.lottery_ticket t join assignment.offer o on o.id = t.offer_id
                where o.id = :id and o.student_id = :student and o.status = 'APPLIED'""")
                .param("id", id.value())
                .param("student", viewer.mustStudent().value())
                .query((row, number) -> new SessionId(row.getLong(1)))
                .optional();
        if (ticketOf.isPresent()) {
            if (!lotteries.isOpenAndStays(ticketOf.get())) {
                return new WithdrawOutcome.ListClosed();
            }
            lotteries.removeTicket(id);
        }
        int gone = jdbc.sql("""
                update assignment.offer set status = 'GIVEN_UP', decided_at = :now
                where id = :id and student_id = :student and status in ('APPLIED', 'WAITLISTED')""")
                .param("id", id.value())
                .param("student", viewer.mustStudent().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        return gone > 0 ? new WithdrawOutcome.Done() : new WithdrawOutcome.NotFound();
    }

    private Optional<Wanted> wanted(SessionRoleId role) {
        return jdbc.sql("select college_id, session_id from assignment.role_places where role_id = :role")
                .param("role", role.value())
                .query((row, number) -> {
                    var session = new SessionId(row.getLong("session_id"));
                    return new Wanted(new CollegeId(row.getLong("college_id")), session, admissions.of(session));
                })
                .optional();
    }

    /** How many places of a role are free. */
    @Transactional(readOnly = true)
    public int freeOf(SessionRoleId role) {
        return applications.freeOf(role);
    }

    /** Locks the role's row, once, late. @return how many of its places are free */
    int lock(SessionRoleId role) {
        return applications.lock(role);
    }

    private ClaimOutcome guarded(java.util.function.Supplier<ClaimOutcome> step) {
        try {
            return java.util.Objects.requireNonNull(transaction.execute(status -> step.get()));
        } catch (DataIntegrityViolationException violation) {
            if (String.valueOf(violation.getMessage()).contains("no_overlap")) {
                return new ClaimOutcome.Overlaps();
            }
            throw violation;
        }
    }
}
