package org.qinglin.scenarios;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;

/**
 * Problems of any size, hard on purpose: one week, students on campuses, needs around them, places about equal to the
 * students' capacity, some needs open to everyone of a large campus, and every policy rejects some pairs. Campuses lie so
 * far apart that neighbours share some needs; their number grows with the needs, so that a student's eligible needs stay
 * about the same (20 to 30) from a village to a province.
 */
public final class Instances {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final Position FIRST_CAMPUS = new Position(120.17, 35.97);
    private static final int NEEDS_OF_A_CAMPUS = 100;
    private static final double CAMPUS_DISTANCE_KM = 26;
    private static final double KM_PER_DEGREE = 111.19;
    private static final double OPEN_TO_ALL = 0.02;

    private final Random random;
    private final int students;
    private final int needs;
    private final int campuses;
    private final double headsOfANeed;

    private Instances(int students, int needs, long seed) {
        this.random = new Random(seed);
        this.students = students;
        this.needs = needs;
        this.campuses = Math.max(1, needs / NEEDS_OF_A_CAMPUS);
        this.headsOfANeed = needs == 0 ? 0 : 1.5 * students / needs;
    }

    /**
     * A problem in flow form.
     *
     * @param students number of people, ids S0000001 and up
     * @param needs number of needs, each with one session and one role, ids N0000001 and up
     * @param seed the same seed gives the same problem
     */
    public static Problem problem(int students, int needs, long seed) {
        return new Instances(students, needs, seed).make();
    }

    /**
     * The same with everything that breaks the flow form: minimum heads or nobody, sessions that cross noon and evening,
     * time for the way, some people confirmed, some who serve together or not at all, and a floor for some streets.
     */
    public static Problem withAllRules(int students, int needs, long seed) {
        return AllRules.over(problem(students, needs, seed), seed);
    }

    private Problem make() {
        List<Position> campus = new ArrayList<>();
        for (int c = 0; c < campuses; c++) {
            campus.add(campus(c));
        }
        List<Person> people = new ArrayList<>(students);
        for (int s = 0; s < students; s++) {
            people.add(person(s, campus));
        }
        List<Role> roles = new ArrayList<>(needs);
        for (int n = 0; n < needs; n++) {
            roles.add(role(n, campus));
        }
        return new Problem(people, roles, Weights.defaults());
    }

    /** Campuses stand on a grid, row by row. */
    private Position campus(int number) {
        int side = (int) Math.ceil(Math.sqrt(campuses));
        double north = number / side * CAMPUS_DISTANCE_KM;
        double east = number % side * CAMPUS_DISTANCE_KM;
        return new Position(
                FIRST_CAMPUS.longitude() + east / (KM_PER_DEGREE * 0.8),
                FIRST_CAMPUS.latitude() + north / KM_PER_DEGREE);
    }

    /** The first campus has twice the people of any other. */
    private int someCampus() {
        return Math.max(0, random.nextInt(campuses + 1) - 1);
    }

    private Person person(int number, List<Position> campus) {
        int home = someCampus();
        LocalDate birthDate = LocalDate.of(2003, 1, 1).plusDays(random.nextInt(7 * 365));
        Person.Builder person = Person.of(
                        id('S', number),
                        random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(2) + random.nextInt(6) / 5,
                        RealPlaces.scattered(campus.get(home), 3, random),
                        birthDate)
                .guardianConsent(random.nextInt(3) > 0)
                .free(Timetable.random(random).free(MONDAY, 7))
                .minutesShort(60 * random.nextInt(30))
                .team(random.nextInt(4) == 0 ? "team-" + home + "-" + random.nextInt(5) : null)
                .wishes(wishes())
                .served(List.of(community(home, random.nextInt(20)), community(home, random.nextInt(20))));
        int skills = random.nextInt(4);
        for (int i = 0; i < skills; i++) {
            person.skill(someSkill(), 1 + random.nextInt(3));
        }
        if (random.nextInt(5) == 0) {
            person.blocked(List.of(community(home, random.nextInt(20))));
        }
        if (random.nextInt(5) == 0) {
            person.taken(List.of(SessionTimes.MORNING.on(MONDAY.plusDays(random.nextInt(7)))));
        }
        return person.build();
    }

    private List<String> wishes() {
        List<String> wishes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String programme = someProgramme();
            if (!wishes.contains(programme)) {
                wishes.add(programme);
            }
        }
        return wishes;
    }

    private Role role(int number, List<Position> campus) {
        boolean openToAll = random.nextDouble() < OPEN_TO_ALL;
        int home = openToAll ? 0 : someCampus();
        int place = random.nextInt(20);
        DayOfWeek day = openToAll ? DayOfWeek.SATURDAY : SessionTimes.randomDay(random);
        SessionTimes time = openToAll ? SessionTimes.MORNING : SessionTimes.random(day, random);
        Period period = time.on(MONDAY.plusDays(day.getValue() - 1L));
        int most = Math.max(1, (int) Math.round(headsOfANeed * (0.4 + 1.2 * random.nextDouble())));
        Role.Builder role = Role.of(
                        id('N', number), period, RealPlaces.scattered(campus.get(home), openToAll ? 2 : 12, random))
                .session("T" + id('N', number), id('N', number))
                .place(community(home, place), "street-" + home + "-" + place / 5)
                .programme(someProgramme())
                .heads(1 + random.nextInt((most + 1) / 2), most)
                .urgency(random.nextInt(8) == 0 ? 3 : random.nextInt(2))
                .waitingDays(random.nextInt(40))
                .team(random.nextInt(5) == 0 ? "team-" + home + "-" + random.nextInt(5) : null);
        if (!openToAll) {
            if (random.nextInt(3) > 0) {
                role.skill(someSkill(), 1 + random.nextInt(2));
            }
            if (random.nextInt(4) == 0) {
                role.ages(18, Role.NO_MAX_AGE);
            }
        }
        if (random.nextInt(50) == 0 && students > 0) {
            role.blocked(List.of(id('S', random.nextInt(students))));
        }
        return role.build();
    }

    private String someProgramme() {
        return Programme.values()[random.nextInt(Programme.values().length)].code();
    }

    /** Skills are not equally common: the first of the list are held and asked for more often. */
    private String someSkill() {
        Skill[] all = Skill.values();
        return all[Math.min(random.nextInt(all.length), random.nextInt(all.length))].code();
    }

    private static String community(int campus, int place) {
        return "community-" + campus + "-" + place;
    }

    private static String id(char letter, int number) {
        return String.format("%c%07d", letter, number + 1);
    }
}
