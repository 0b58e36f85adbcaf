package org.qinglin.scenarios;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.scenarios.DemoTerm.College;
import org.qinglin.scenarios.DemoTerm.Community;
import org.qinglin.scenarios.DemoTerm.Faculty;
import org.qinglin.scenarios.DemoTerm.Request;
import org.qinglin.scenarios.DemoTerm.SchoolClass;
import org.qinglin.scenarios.DemoTerm.Student;
import org.qinglin.scenarios.DemoTerm.Team;

/** Puts the term together. */
final class DemoTermMaker {

    private static final int STUDENTS = 3000;

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
        return new DemoTerm(seed, today, colleges, communities, cast.agreements(), teams, students, requests);
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
}
