package org.qinglin.app.matching.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinglin.app.assignment.EngineForm;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.matching.RunRules;
import org.qinglin.app.matching.RunScope;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Profile;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns what the platform knows into one problem for the engine. */
@Component
public class ProblemBuilder {

    /** The engine's highest urgency: an order that the college marked for being dispatched again comes before others. */
    public static final int FIRST = 9;

    private final Students students;
    private final Teams teams;
    private final Requests requests;
    private final Sessions sessions;
    private final Places places;
    private final Hours hours;
    private final ChosenByHand byHand;

    ProblemBuilder(
            Students students,
            Teams teams,
            Requests requests,
            Sessions sessions,
            Places places,
            Hours hours,
            ChosenByHand byHand) {
        this.students = students;
        this.teams = teams;
        this.requests = requests;
        this.sessions = sessions;
        this.places = places;
        this.hours = hours;
        this.byHand = byHand;
    }

    /**
     * The problem, and what of the platform its ids stand for.
     *
     * @param byHand what was decided by hand about its roles, with what stood against it
     */
    record Built(Problem problem, Map<String, Origin> origins, List<HandChoice.InRun> byHand) {}

    /** Where a role of the problem comes from. */
    record Origin(ServiceRequest request, ServiceSession session) {}

    /** Everything in one snapshot of the database, so that people and places fit each other. */
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public Built build(CollegeId college, NewRun run, Instant now) {
        var from = run.from();
        var to = run.to();
        var start = from.atStartOfDay(China.TIME).toInstant();
        var end = to.plusDays(1).atStartOfDay(China.TIME).toInstant();
        var planned = admitted(run.scope(), sessions.accepted(college, start.isBefore(now) ? now : start, end));
        var chosen = byHand.inForce(college);
        var origins = new HashMap<String, Origin>();
        var roles = roles(planned, chosen, now, origins);
        var engaged = engaged(college, from, to);
        var problem = new Problem(
                people(students.profiles(college), engaged, new Days(college, from, to), now),
                roles,
                run.weights(),
                run.rules().over(roles));
        return Pinned.in(problem, chosen, origins, engaged);
    }

    private List<ServiceSession> admitted(RunScope scope, List<ServiceSession> all) {
        var orders = requests.byIds(all.stream().map(ServiceSession::request).toList());
        return all.stream()
                .filter(each -> {
                    var order = orders.get(each.request());
                    return order != null && scope.admits(order);
                })
                .toList();
    }

    /** A few students and roles by themselves, for asking what stands against a pin. */
    @Transactional(readOnly = true)
    public Problem few(
            CollegeId college,
            Collection<StudentId> who,
            Collection<ServiceSession> where,
            Weights weights,
            RunRules rules,
            Instant now) {
        var days = Days.weeksOf(college, where);
        var roles = roles(List.copyOf(where), byHand.inForce(college), now, new HashMap<>());
        var profiles = who.stream()
                .flatMap(each -> students.profile(college, each).stream())
                .toList();
        return new Problem(
                people(profiles, engaged(college, days.from(), days.to()), days, now),
                roles,
                weights,
                rules.over(roles));
    }

    /** The days that somebody is asked about. */
    private record Days(CollegeId college, LocalDate from, LocalDate to) {

        static Days weeksOf(CollegeId college, Collection<ServiceSession> sessions) {
            var days = sessions.stream()
                    .map(each -> EngineForm.local(each.startsAt()).toLocalDate())
                    .sorted()
                    .toList();
            return new Days(
                    college,
                    days.get(0).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                    days.get(days.size() - 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
        }
    }

    private List<Role> roles(
            List<ServiceSession> planned, List<HandChoice> chosen, Instant now, Map<String, Origin> origins) {
        var byId = requests.byIds(planned.stream().map(ServiceSession::request).toList());
        var ids = planned.stream().map(ServiceSession::id).toList();
        var open = places.open(ids);
        var saidNo = places.saidNo(ids);
        var roles = new ArrayList<Role>();
        for (var session : planned) {
            var request = byId.get(session.request());
            if (request == null) {
                throw new IllegalStateException("session " + session.id() + " has no request");
            }
            int waiting = (int) Math.max(0, ChronoUnit.DAYS.between(request.submittedAt(), now));
            for (var each : session.roles()) {
                int left = open.getOrDefault(each.id(), 0);
                if (left == 0) {
                    continue;
                }
                int taken = each.maxHeads() - left;
                var role = EngineForm.role(request, session, each, waiting)
                        .session(Long.toString(session.id().value()), needOf(session))
                        .urgency(request.redispatchAt() == null ? request.urgency() - 1 : FIRST)
                        .heads(Math.max(0, each.minHeads() - taken), left)
                        .blocked(Stream.concat(
                                        saidNo.getOrDefault(session.id(), Set.of()).stream(), keptFrom(session, chosen))
                                .map(student -> Long.toString(student.value()))
                                .toList())
                        .build();
                roles.add(role);
                origins.put(role.id(), new Origin(request, session));
            }
        }
        return roles;
    }

    /**
     * The engine's need is one session of an order: who said no to one session may be asked for the next, and in the
     * engine's files those whom a need does not want stand beside the need.
     */
    private static String needOf(ServiceSession session) {
        return session.request().value() + "-" + session.id().value();
    }

    private static Stream<StudentId> keptFrom(ServiceSession session, List<HandChoice> chosen) {
        return chosen.stream()
                .filter(each -> each.keepsFrom(session.request(), session.id()))
                .map(HandChoice::student);
    }

    private Map<StudentId, List<Places.Engagement>> engaged(CollegeId college, LocalDate from, LocalDate to) {
        return places
                .engagements(
                        college,
                        from.atStartOfDay(China.TIME).toInstant(),
                        to.plusDays(1).atStartOfDay(China.TIME).toInstant())
                .stream()
                .collect(Collectors.groupingBy(Places.Engagement::student));
    }

    private List<Person> people(
            Collection<Profile> profiles, Map<StudentId, List<Places.Engagement>> engaged, Days days, Instant now) {
        var college = days.college();
        int weeks = weeks(days.from(), days.to());
        var minutes = hours.minutesByStudent(college);
        var teamOf = teams.teamByMember(college);
        var served = served(college, now);
        var people = new ArrayList<Person>();
        for (var profile : profiles) {
            var student = profile.student();
            if (!student.mayServe()) {
                continue;
            }
            var busy = engaged.getOrDefault(student.id(), List.of());
            long missing = Math.max(0, student.goalMinutes() - minutes.getOrDefault(student.id(), 0L));
            var team = teamOf.get(student.id());
            people.add(EngineForm.person(profile, Math.max(0, student.weeklyCapacity() * weeks - busy.size()))
                    .free(EngineForm.free(profile, days.from(), days.to()))
                    .taken(busy.stream().map(ProblemBuilder::period).toList())
                    .minutesShort((int) Math.min(missing, Integer.MAX_VALUE))
                    .team(team == null ? null : Long.toString(team.value()))
                    .served(served.getOrDefault(student.id(), Set.of()))
                    .build());
        }
        return people;
    }

    /** Weeks begun, for what a student gives in a week. */
    static int weeks(LocalDate from, LocalDate to) {
        return (int) Math.max(1, (ChronoUnit.DAYS.between(from, to) + 7) / 7);
    }

    private Map<StudentId, Set<String>> served(CollegeId college, Instant now) {
        var past = sessions.accepted(college, now.minus(Duration.ofDays(370)), now);
        var byId = requests.byIds(past.stream().map(ServiceSession::request).toList());
        var communityOf = new HashMap<SessionId, PlaceCode>();
        for (var session : past) {
            var request = byId.get(session.request());
            if (request != null) {
                communityOf.put(session.id(), request.community());
            }
        }
        var served = new HashMap<StudentId, Set<String>>();
        places.served(college, communityOf)
                .forEach((student, codes) -> codes.forEach(code ->
                        served.computeIfAbsent(student, id -> new HashSet<>()).add(code.value())));
        return served;
    }

    private static Period period(Places.Engagement engagement) {
        return new Period(EngineForm.local(engagement.from()), EngineForm.local(engagement.to()));
    }
}
