package org.qinglin.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A round so small that every answer about it can be found with pencil and paper. One degree of latitude is 111.2 km. */
final class SmallRound {

    static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    static final Position HERE = new Position(120.2, 36.0);
    private static final double DEGREES_PER_KILOMETRE = 1 / 111.195;

    private final List<Person> people = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private Weights weights = Weights.defaults();

    static LocalDateTime at(int hour) {
        return DAY.atTime(hour, 0);
    }

    static Period hours(int from, int to) {
        return new Period(at(from), at(to));
    }

    static Position north(double kilometres) {
        return new Position(HERE.longitude(), HERE.latitude() + kilometres * DEGREES_PER_KILOMETRE);
    }

    static Person.Builder adult(String id, double kilometresNorth) {
        return Person.of(id, 1, north(kilometresNorth), LocalDate.of(2004, 1, 1))
                .free(List.of(hours(8, 18)));
    }

    SmallRound person(Person.Builder person) {
        people.add(person.build());
        return this;
    }

    SmallRound role(Role.Builder role) {
        roles.add(role.build());
        return this;
    }

    SmallRound weights(Weights other) {
        weights = other;
        return this;
    }

    Problem problem() {
        return new Problem(people, roles, weights);
    }

    static Plan plan(Problem problem) {
        return Matcher.exact().match(problem, Progress.SILENT);
    }
}
