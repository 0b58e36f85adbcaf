package org.qinglin.app.matching;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.ChosenByHand;
import org.qinglin.app.matching.internal.ProblemBuilder;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Pinning;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Rules.Pin;
import org.qinglin.engine.Weights;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pins and blocks (指定与排除): the college decides by hand, with a reason, who is to be offered a role or must not be asked.
 * They stand until they are ended, and every run keeps those that are in force about its roles. No policy is set aside: a
 * pin that the engine's rules refuse is refused here.
 */
@Service
@Transactional
public class HandChoices {

    /** Sessions that begin so long from now can be spoken about; no run looks farther. */
    private static final Duration AHEAD = Duration.ofDays(200);

    private final ChosenByHand chosen;
    private final ProblemBuilder problems;
    private final DispatchRuns runs;
    private final Students students;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    HandChoices(
            ChosenByHand chosen,
            ProblemBuilder problems,
            DispatchRuns runs,
            Students students,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.chosen = chosen;
        this.problems = problems;
        this.runs = runs;
        this.students = students;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The name under which an obstacle is kept and told: that of the first policy, or its own. */
    public static String nameOf(Pinning.Obstacle obstacle) {
        return obstacle instanceof Pinning.Obstacle.NotEligible refused
                ? refused.refusals().get(0).policy().name()
                : obstacle.getClass().getSimpleName();
    }

    public HandOutcome make(Viewer viewer, HandChoiceForm.Wanted wanted) {
        var college = viewer.mustCollege();
        var student = students.byNumber(college, wanted.number());
        if (student.isEmpty()) {
            return new HandOutcome.NoSuchStudent(wanted.number());
        }
        var session = sessionOf(college, wanted.role());
        if (session.isEmpty()) {
            return new HandOutcome.NoSuchRole();
        }
        var who = student.get().id();
        var before = chosen.inForce(college);
        var said = before.stream()
                .filter(each -> each.student().equals(who) && speaksOf(each, wanted, session.get()))
                .findFirst();
        if (said.isPresent()) {
            return new HandOutcome.SaidAlready(said.get());
        }
        if (wanted.kind() == HandChoice.Kind.PIN) {
            var obstacle = obstacle(college, new Wish(who, session.get(), wanted.role()), before);
            if (obstacle.isPresent()) {
                return new HandOutcome.NotPossible(obstacle.get());
            }
        }
        return keep(viewer, wanted, who, session.get());
    }

    private HandOutcome keep(Viewer viewer, HandChoiceForm.Wanted wanted, StudentId who, ServiceSession session) {
        var made = chosen.add(viewer, wanted, who, session);
        var now = chosen.inForce(viewer.mustCollege());
        if (made.isEmpty()) { // somebody else was faster
            return now.stream()
                    .filter(each -> each.student().equals(who) && speaksOf(each, wanted, session))
                    .findFirst()
                    .<HandOutcome>map(HandOutcome.SaidAlready::new)
                    .orElseThrow(() -> new IllegalStateException("refused by nothing that is in force: " + wanted));
        }
        var choice = now.stream()
                .filter(each -> each.id().equals(made.get()))
                .findFirst()
                .orElseThrow();
        audit.record(
                viewer,
                choice.isPin() ? "student-pinned" : "student-blocked",
                "session " + session.id().value(),
                wanted.reason());
        return new HandOutcome.Made(choice);
    }

    /** Whether both speak of one session of the order, as the table's constraint has it. */
    private static boolean speaksOf(HandChoice other, HandChoiceForm.Wanted wanted, ServiceSession session) {
        return other.request().equals(session.request())
                && (wanted.kind() == HandChoice.Kind.BLOCK_ORDER
                        || other.session() == null
                        || session.id().equals(other.session()));
    }

    private Optional<ServiceSession> sessionOf(CollegeId college, SessionRoleId role) {
        return sessions.accepted(college, clock.instant(), clock.instant().plus(AHEAD)).stream()
                .filter(each -> each.roles().stream().anyMatch(of -> of.id().equals(role)))
                .findFirst();
    }

    /** Who is wanted where. */
    private record Wish(StudentId student, ServiceSession session, SessionRoleId role) {

        Pin pin() {
            return new Pin(Long.toString(student.value()), Long.toString(role.value()));
        }

        /** Whether a pin shares the student or the role with it, so that the two may not go together. */
        boolean meets(HandChoice other) {
            return other.student().equals(student) || role.equals(other.role());
        }
    }

    /** Asked with the pins made before that may stand in its way, by the weights and rules of the last run. */
    private Optional<Pinning.Obstacle> obstacle(CollegeId college, Wish wish, List<HandChoice> before) {
        var others =
                before.stream().filter(each -> each.isPin() && wish.meets(each)).toList();
        var pins = new LinkedHashSet<Pin>();
        others.forEach(each -> pins.add(new Pin(
                Long.toString(each.student().value()),
                Long.toString(required(each.role()).value()))));
        pins.add(wish.pin());
        return Pinning.of(problem(college, wish, others), List.copyOf(pins)).left().stream()
                .filter(left -> left.pin().equals(wish.pin()))
                .map(Pinning.Left::obstacle)
                .findFirst();
    }

    private Problem problem(CollegeId college, Wish wish, List<HandChoice> others) {
        var who = new LinkedHashSet<StudentId>();
        who.add(wish.student());
        var where = new HashSet<SessionId>();
        where.add(wish.session().id());
        others.forEach(each -> {
            who.add(each.student());
            where.add(required(each.session()));
        });
        var reach = runs.lastReachMetres(college).orElse(Weights.defaults().reachMetres());
        return problems.few(
                college,
                who,
                sessions.byIds(where),
                Weights.defaults().withReachMetres(reach),
                runs.lastRules(college).orElse(RunRules.NONE),
                clock.instant());
    }

    private static <T> T required(@org.jspecify.annotations.Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("a pin without a role");
        }
        return part;
    }

    /** Ends one; false if it was ended before, or is another college's. Runs made meanwhile keep what they knew. */
    public boolean end(Viewer viewer, HandChoiceId id) {
        boolean ended = chosen.end(viewer, id);
        if (ended) {
            audit.record(viewer, "hand-choice-ended", "choice " + id.value(), "");
        }
        return ended;
    }

    @Transactional(readOnly = true)
    public List<HandChoice> inForce(CollegeId college) {
        return chosen.inForce(college);
    }

    /** All there ever were: those in force first, then the latest. */
    @Transactional(readOnly = true)
    public List<HandChoice> list(CollegeId college, int offset, int limit) {
        return chosen.list(college, offset, limit);
    }

    @Transactional(readOnly = true)
    public int count(CollegeId college) {
        return chosen.count(college);
    }

    /** What a run knew when it was planned. The caller has found the run for its college. */
    @Transactional(readOnly = true)
    public List<HandChoice.InRun> of(RunId run) {
        return chosen.of(run);
    }

    /** What was decided since, and a run's plan does not keep: it cannot be published, but planned anew. */
    @Transactional(readOnly = true)
    public List<HandChoice> since(RunId run) {
        return chosen.since(run);
    }
}
