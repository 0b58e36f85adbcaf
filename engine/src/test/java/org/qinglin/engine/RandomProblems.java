package org.qinglin.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small problems that use everything a person or role can have, each by its seed. */
public final class RandomProblems {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final String[] SKILLS = {"first-aid", "digital", "arts"};
    private static final String[] PROGRAMMES = {"VolunteerService", "StudyTraining", "TalentDevelopment"};

    private final Random random;

    private RandomProblems(long seed) {
        this.random = new Random(seed);
    }

    public static Problem of(long seed, int people, int roles) {
        return new RandomProblems(seed).make(people, roles);
    }

    private Problem make(int people, int roles) {
        List<Person> persons = new ArrayList<>();
        for (int s = 0; s < people; s++) {
            persons.add(person("p" + s));
        }
        List<Role> wanted = new ArrayList<>();
        for (int r = 0; r < roles; r++) {
            wanted.add(role("r" + r));
        }
        Weights weights = random.nextInt(3) == 0
                ? new Weights(3, 2, 2, 1, 2, 1, 15_000, 600, 4, 2, 1, 1, 1, 3)
                : Weights.defaults();
        return new Problem(persons, wanted, weights);
    }

    private Person person(String id) {
        Person.Builder person = Person.of(
                        id,
                        random.nextInt(4),
                        position(),
                        LocalDate.of(2004 + random.nextInt(8), 1 + random.nextInt(12), 1))
                .guardianConsent(random.nextBoolean())
                .wishes(List.of(PROGRAMMES[random.nextInt(3)]))
                .minutesShort(random.nextInt(1500))
                .team(random.nextInt(3) == 0 ? "team" : null)
                .served(random.nextInt(3) == 0 ? List.of("c1") : List.of())
                .blocked(random.nextInt(8) == 0 ? List.of("c2") : List.of());
        for (String skill : SKILLS) {
            if (random.nextInt(3) > 0) {
                person.skill(skill, 1 + random.nextInt(3));
            }
        }
        for (int day = 0; day < 2; day++) {
            if (random.nextInt(5) > 0) {
                person.free(List.of(new Period(at(day, 8 + random.nextInt(3), 0), at(day, 17 + random.nextInt(4), 0))));
            }
        }
        if (random.nextInt(4) == 0) {
            person.taken(List.of(new Period(at(0, 10, 0), at(0, 11, 30))));
        }
        return person.build();
    }

    private Role role(String id) {
        int start = 8 + random.nextInt(10);
        int day = random.nextInt(2);
        int most = random.nextInt(4);
        Role.Builder role = Role.of(
                        id,
                        new Period(at(day, start, 30 * random.nextInt(2)), at(day, start + 1 + random.nextInt(3), 30)),
                        position())
                .session("s" + id, "n" + id)
                .place("c" + random.nextInt(3), "street")
                .programme(PROGRAMMES[random.nextInt(3)])
                .heads(random.nextInt(most + 1), most)
                .urgency(random.nextInt(3))
                .waitingDays(random.nextInt(50))
                .team(random.nextInt(3) == 0 ? "team" : null)
                .blocked(random.nextInt(8) == 0 ? List.of("p1") : List.of());
        if (random.nextInt(3) == 0) {
            role.skill(SKILLS[random.nextInt(3)], 1 + random.nextInt(2));
        }
        if (random.nextInt(4) == 0) {
            role.ages(16, 20);
        }
        return role.build();
    }

    private Position position() {
        return new Position(120.1 + random.nextInt(30) / 100.0, 35.9 + random.nextInt(20) / 100.0);
    }

    private static LocalDateTime at(int day, int hour, int minute) {
        return DAY.plusDays(day).atTime(hour, minute);
    }
}
