package org.qinglin.app.matching.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.EngineForm;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.internal.RunningPlan.Engaged;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Period;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.qinglin.engine.Rules;
import org.qinglin.engine.StandingPlan;
import org.springframework.stereotype.Component;

/** Takes up a run's saved plan where its students' answers have brought it. */
@Component
class RunningPlans {

    private final Places places;
    private final Sessions sessions;
    private final Students students;
    private final ChosenByHand byHand;
    private final Clock clock;

    RunningPlans(Places places, Sessions sessions, Students students, ChosenByHand byHand, Clock clock) {
        this.places = places;
        this.sessions = sessions;
        this.students = students;
        this.byHand = byHand;
        this.clock = clock;
    }

    boolean isYetToCome(SessionId session) {
        return sessions.find(session)
                .filter(each -> each.startsAt().isAfter(clock.instant()) && !each.isCancelled())
                .isPresent();
    }

    /** The role at the time and place that its session was moved to since the run was planned. */
    Role asItIs(Role planned) {
        return sessions.find(new SessionId(Long.parseLong(planned.sessionId())))
                .map(each -> planned.toBuilder()
                        .period(new Period(EngineForm.local(each.startsAt()), EngineForm.local(each.endsAt())))
                        .build())
                .orElse(planned);
    }

    /** @param offers all offers of the run, in the order in which they were made */
    RunningPlan of(DispatchRun run, SavedRun saved, List<Offer> offers) {
        var problem = saved.problem();
        // Prices that know of rules beyond the flow form prove nothing about the flow, so there the plan is made anew.
        var standing = saved.plan().certificate().optimal() && problem.rules().equals(Rules.FLOW_FORM)
                ? StandingPlan.resume(problem, saved.plan(), Progress.SILENT)
                : StandingPlan.of(problem, Progress.SILENT);
        var bySession = problem.roles().stream()
                .collect(Collectors.groupingBy(role -> new SessionId(Long.parseLong(role.sessionId()))));
        places.saidNo(bySession.keySet())
                .forEach((session, all) -> all.forEach(student -> bySession
                        .getOrDefault(session, List.of())
                        .forEach(role -> noLonger(standing, saved, student, role))));
        byHand.inForce(run.college()).stream()
                .filter(choice -> !choice.isPin())
                .forEach(choice -> keepAway(standing, saved, choice));
        Map<String, Integer> held = new HashMap<>();
        for (var offer : offers) {
            boolean keeps = offer.status().holds() || offer.isOpen(clock.instant());
            var role = saved.role(Long.toString(offer.role().value()));
            var student = Long.toString(offer.student().value());
            if (keeps
                    && role.isPresent()
                    && saved.person(student).isPresent()
                    && standing.pin(student, role.get().id()).isPresent()) {
                held.merge(role.get().id(), 1, Integer::sum);
            }
        }
        var open = places.open(bySession.keySet());
        for (var role : problem.roles()) {
            var id = new SessionRoleId(Long.parseLong(role.id()));
            standing.places(role.id(), held.getOrDefault(role.id(), 0) + open.getOrDefault(id, 0));
        }
        return new RunningPlan(standing, problem.rules(), busy(run, bySession), most(run));
    }

    /** Whoever was kept away since the run was planned is not asked for what becomes free. */
    private static void keepAway(StandingPlan standing, SavedRun saved, HandChoice choice) {
        saved.problem().roles().stream()
                .filter(role ->
                        choice.keepsFrom(PlannedRole.requestOf(role), new SessionId(Long.parseLong(role.sessionId()))))
                .forEach(role -> noLonger(standing, saved, choice.student(), role));
    }

    private static void noLonger(StandingPlan standing, SavedRun saved, StudentId student, Role role) {
        var id = Long.toString(student.value());
        if (saved.person(id).isPresent()) {
            standing.noShow(id, role.id());
        }
    }

    /** @param ofRun the run's roles: those of a session are at one place and time */
    private Map<StudentId, List<Engaged>> busy(DispatchRun run, Map<SessionId, List<Role>> ofRun) {
        return places
                .engagements(
                        run.college(),
                        run.from().atStartOfDay(China.TIME).toInstant(),
                        run.to().plusDays(1).atStartOfDay(China.TIME).toInstant())
                .stream()
                .collect(Collectors.groupingBy(
                        Places.Engagement::student,
                        Collectors.mapping(
                                each -> new Engaged(
                                        new Period(EngineForm.local(each.from()), EngineForm.local(each.to())),
                                        ofRun.getOrDefault(each.session(), List.of()).stream()
                                                .findFirst()
                                                .orElse(null)),
                                Collectors.toList())));
    }

    private Map<StudentId, Integer> most(DispatchRun run) {
        int weeks = ProblemBuilder.weeks(run.from(), run.to());
        return students.profiles(run.college()).stream()
                .filter(each -> each.student().mayServe())
                .collect(Collectors.toMap(
                        each -> each.student().id(), each -> each.student().weeklyCapacity() * weeks));
    }
}
