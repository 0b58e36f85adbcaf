package org.qinglin.app.matching.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.qinglin.app.matching.OneMoreStudent.Profile;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;

/** A student who does not exist, placed into a run's problem; and which ones are worth imagining. */
public final class Imagined {

    private static final String ID = "one-more";
    private static final int YEARS = 20;
    private static final int[] PART_STARTS = {0, 12, 18, 24};

    private final Problem problem;

    public Imagined(Problem problem) {
        this.problem = problem;
    }

    /** Everything a profile may name, by itself: each skill asked for, each half-day with a session, each street. */
    public List<Profile> each() {
        var profiles = new ArrayList<Profile>();
        profiles.add(Profile.ANYONE);
        skills().forEach(skill -> profiles.add(new Profile(skill, "", "")));
        halfDays().forEach(halfDay -> profiles.add(new Profile("", halfDay, "")));
        streets().forEach(street -> profiles.add(new Profile("", "", street)));
        return profiles;
    }

    public Collection<String> skills() {
        var skills = new TreeSet<String>();
        problem.roles().forEach(role -> skills.addAll(role.skills().keySet()));
        return skills;
    }

    public Collection<String> halfDays() {
        var halfDays = new TreeSet<String>();
        problem.roles().forEach(role -> halfDays.add(halfDay(role.start())));
        return halfDays;
    }

    public Collection<String> streets() {
        var streets = new TreeSet<String>();
        problem.roles().forEach(role -> streets.add(role.street()));
        return streets;
    }

    /** Whether everything that the profile names is asked for in the run. */
    public boolean knows(Profile profile) {
        return (profile.skill().isEmpty() || skills().contains(profile.skill()))
                && (profile.halfDay().isEmpty() || halfDays().contains(profile.halfDay()))
                && (profile.street().isEmpty() || streets().contains(profile.street()));
    }

    /** The student as a person of the problem. */
    Person person(Profile profile) {
        var day = problem.roles().stream()
                .map(role -> role.start().toLocalDate())
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalStateException("a run without roles has no place for one more"));
        var person = Person.of(ID, 1, position(profile), day.minusYears(YEARS)).free(free(profile));
        if (!profile.skill().isEmpty()) {
            int level = problem.roles().stream()
                    .mapToInt(role -> role.skills().getOrDefault(profile.skill(), 1))
                    .max()
                    .orElse(1);
            person.skill(profile.skill(), level);
        }
        return person.build();
    }

    private List<Period> free(Profile profile) {
        if (profile.halfDay().isEmpty()) {
            return problem.roles().stream().map(Role::period).toList();
        }
        var date = LocalDate.parse(profile.halfDay().substring(0, 10));
        int part = Integer.parseInt(profile.halfDay().substring(11));
        return List.of(new Period(
                date.atStartOfDay().plusHours(PART_STARTS[part]),
                date.atStartOfDay().plusHours(PART_STARTS[part + 1])));
    }

    private static String halfDay(LocalDateTime start) {
        int hour = start.getHour();
        int part = hour < PART_STARTS[1] ? 0 : hour < PART_STARTS[2] ? 1 : 2;
        return start.toLocalDate() + "/" + part;
    }

    /** In the middle of the street's needs, or where the median student is. */
    private Position position(Profile profile) {
        var positions = profile.street().isEmpty()
                ? problem.people().stream().map(Person::position).toList()
                : problem.roles().stream()
                        .filter(role -> role.street().equals(profile.street()))
                        .map(Role::position)
                        .toList();
        if (positions.isEmpty()) {
            return problem.roles().get(0).position();
        }
        return new Position(median(positions, Position::longitude), median(positions, Position::latitude));
    }

    private static double median(List<Position> positions, ToDoubleFunction<Position> of) {
        double[] sorted = positions.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
