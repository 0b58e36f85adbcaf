package org.qinglin.scenarios;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinglin.scenarios.DemoTerm.College;
import org.qinglin.scenarios.DemoTerm.Faculty;
import org.qinglin.scenarios.DemoTerm.SchoolClass;
import org.qinglin.scenarios.DemoTerm.Student;
import org.qinglin.scenarios.DemoTerm.Team;

/** Invents the students of a faculty, class by class. */
final class StudentMaker {

    private static final Map<String, Skill> TAUGHT = Map.of(
            "haier", Skill.APPLIANCES,
            "education", Skill.TEACHING,
            "arts", Skill.PAINTING,
            "information", Skill.DIGITAL,
            "biochemistry", Skill.WATER_TESTING,
            "tourism", Skill.ENGLISH,
            "nursing", Skill.ELDER_CARE);
    private static final double DORMITORY_SPREAD_KM = 0.8;
    private static final double TEAM_MEMBER_CHANCE = 0.1;

    private final List<Team> teams;
    private final LocalDate today;
    private final Random random;
    private int made;

    StudentMaker(List<Team> teams, LocalDate today, long seed) {
        this.teams = teams;
        this.today = today;
        this.random = new Random(seed ^ 0x57D);
    }

    List<Student> ofClass(College college, Faculty faculty, SchoolClass of, int size) {
        List<Student> students = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            LocalDate birthDate = birthDate(of.grade());
            boolean minor = birthDate.plusYears(18).isAfter(today);
            students.add(new Student(
                    of.id() + String.format("%02d", i + 1),
                    Names.random(random),
                    college.slug(),
                    faculty.slug(),
                    of.id(),
                    birthDate,
                    minor && random.nextInt(5) > 0,
                    Names.phone(made++),
                    skills(faculty.slug(), today.getYear() - of.grade()),
                    wishes(),
                    Timetable.random(random),
                    RealPlaces.scattered(college.campus(), DORMITORY_SPREAD_KM, random),
                    1 + random.nextInt(3),
                    10 + 5 * random.nextInt(5),
                    team(college.slug(), faculty.slug())));
        }
        return students;
    }

    /** Most enter at 18, some at 15 to 17 after middle vocational school, a few later. */
    private LocalDate birthDate(int grade) {
        int draw = random.nextInt(100);
        int age = draw < 6 ? 15 + random.nextInt(2) : draw < 14 ? 17 : draw < 94 ? 18 : 19 + random.nextInt(3);
        return LocalDate.of(grade - age, 9, 1).minusDays(random.nextInt(365));
    }

    private Map<String, Integer> skills(String faculty, int yearsHere) {
        Map<String, Integer> skills = new TreeMap<>();
        Skill taught = TAUGHT.get(faculty);
        if (taught != null && random.nextInt(10) < 7) {
            skills.put(taught.code(), Math.min(3, 1 + random.nextInt(1 + Math.max(0, yearsHere))));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            // Legal and counselling skills are rare on purpose: their places stay empty, and the plan can say why.
            Skill[] all = Skill.values();
            Skill skill = all[Math.min(random.nextInt(all.length), random.nextInt(all.length))];
            skills.putIfAbsent(skill.code(), 1 + Math.min(random.nextInt(3), random.nextInt(3)));
        }
        return skills;
    }

    private List<String> wishes() {
        List<String> wishes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String code = Programme.values()[random.nextInt(Programme.values().length)].code();
            if (!wishes.contains(code)) {
                wishes.add(code);
            }
        }
        return wishes;
    }

    private @Nullable String team(String college, String faculty) {
        if (random.nextDouble() >= TEAM_MEMBER_CHANCE) {
            return null;
        }
        List<Team> open = teams.stream()
                .filter(team ->
                        team.college().equals(college) && (team.faculty() == null || faculty.equals(team.faculty())))
                .toList();
        return open.isEmpty() ? null : open.get(random.nextInt(open.size())).slug();
    }
}
