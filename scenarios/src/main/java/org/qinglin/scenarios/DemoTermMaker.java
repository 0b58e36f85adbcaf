package org.qinglin.scenarios;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.scenarios.DemoTerm.Attendance;
import org.qinglin.scenarios.DemoTerm.College;
import org.qinglin.scenarios.DemoTerm.Community;
import org.qinglin.scenarios.DemoTerm.Faculty;
import org.qinglin.scenarios.DemoTerm.Request;
import org.qinglin.scenarios.DemoTerm.RoleNeed;
import org.qinglin.scenarios.DemoTerm.SchoolClass;
import org.qinglin.scenarios.DemoTerm.Session;
import org.qinglin.scenarios.DemoTerm.Stage;
import org.qinglin.scenarios.DemoTerm.Student;
import org.qinglin.scenarios.DemoTerm.Team;

/** Puts the term together, and lets its past happen. */
final class DemoTermMaker {

    private static final int STUDENTS = 3000;
    private static final int PAST_DAYS = 75;
    private static final double SHOW_UP = 0.85;

    /** Volunteering is done by some more than by others: the past draws from this part of the students. */
    private static final int ACTIVE_ONE_IN = 5;

    private final long seed;
    private final LocalDate today;

    DemoTermMaker(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    DemoTerm make() {
        Cast cast = new Cast(seed, today);
        List<College> colleges = cast.colleges();
        List<Community> communities = cast.communities();
        List<Team> teams = cast.teams();
        List<Student> students = students(colleges, teams);
        List<Request> requests = new RequestMaker(communities, today, seed).all();
        DemoTerm withoutPast = new DemoTerm(
                seed, today, colleges, communities, cast.agreements(), teams, students, requests, List.of());
        return new DemoTerm(
                seed, today, colleges, communities, cast.agreements(), teams, students, requests, past(withoutPast));
    }

    /** 3,000 students spread evenly over the classes of both colleges, the first classes one larger. */
    private List<Student> students(List<College> colleges, List<Team> teams) {
        StudentMaker maker = new StudentMaker(teams, today, seed);
        int classes = 0;
        for (College college : colleges) {
            for (Faculty faculty : college.faculties()) {
                classes += faculty.classes().size();
            }
        }
        List<Student> students = new ArrayList<>(STUDENTS);
        int done = 0;
        for (College college : colleges) {
            for (Faculty faculty : college.faculties()) {
                for (SchoolClass each : faculty.classes()) {
                    int size = STUDENTS * (done + 1) / classes - STUDENTS * done / classes;
                    students.addAll(maker.ofClass(college, faculty, each, size));
                    done++;
                }
            }
        }
        return students;
    }

    /** Fills the sessions that are over with students who were eligible, none in two places at once. */
    private List<Attendance> past(DemoTerm term) {
        Random random = new Random(seed ^ 0xA77E);
        Eligibility eligibility = new Eligibility(DemoTerm.weights());
        Map<String, List<Person>> active = new HashMap<>();
        for (Student student : term.students()) {
            if (random.nextInt(ACTIVE_ONE_IN) == 0) {
                active.computeIfAbsent(student.college(), college -> new ArrayList<>())
                        .add(DemoTerm.person(student, today.minusDays(PAST_DAYS), PAST_DAYS + 1, 1));
            }
        }
        Map<String, List<Period>> busy = new HashMap<>();
        List<Attendance> attendances = new ArrayList<>();
        for (Request request : term.requests()) {
            if (request.stage() == Stage.SERVED || request.stage() == Stage.RUNNING) {
                for (Session session : request.sessions()) {
                    if (session.period().end().isBefore(today.atStartOfDay())) {
                        for (RoleNeed need : session.roles()) {
                            Role role = term.role(request, session, need);
                            List<Person> pool = new ArrayList<>(active.getOrDefault(request.college(), List.of()));
                            Collections.shuffle(pool, random);
                            fill(request, session, need, role, pool, eligibility, busy, random, attendances);
                        }
                    }
                }
            }
        }
        return attendances;
    }

    private static void fill(
            Request request,
            Session session,
            RoleNeed need,
            Role role,
            List<Person> pool,
            Eligibility eligibility,
            Map<String, List<Period>> busy,
            Random random,
            List<Attendance> attendances) {
        int wanted = need.minHeads();
        for (int k = need.minHeads(); k < need.maxHeads(); k++) {
            wanted += random.nextDouble() < SHOW_UP ? 1 : 0;
        }
        for (Person person : pool) {
            List<Period> taken = busy.computeIfAbsent(person.id(), id -> new ArrayList<>());
            if (wanted > 0
                    && eligibility.check(person, role).isEmpty()
                    && taken.stream().noneMatch(session.period()::overlaps)) {
                taken.add(session.period());
                wanted--;
                LocalDateTime in = session.period().start().plusMinutes(random.nextInt(12) - 8L);
                LocalDateTime out = session.period().end().plusMinutes(random.nextInt(14) - 4L);
                attendances.add(new Attendance(
                        need.key(), session.key(), request.key(), person.id(), in, out, 3 + random.nextInt(3)));
            }
        }
    }
}
