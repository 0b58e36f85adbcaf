package org.qinglin.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may serve in this round.
 *
 * @param id unique among the problem's people
 * @param capacity tasks this person may take in this round, already reduced by what is confirmed; at least 0
 * @param position where the person is in this round
 * @param birthDate decides age and the need for a guardian's consent
 * @param guardianConsent whether a guardian's consent is in force; only asked of minors
 * @param free when the person can serve; kept sorted, touching periods merged
 * @param taken what the person already does then, such as confirmed tasks; wins over {@code free}
 * @param skills skill code to level held (1 and up)
 * @param wishes programme codes, most wished first
 * @param minutesShort minutes of service still missing to the person's goal; at least 0
 * @param team the team the person belongs to, or null
 * @param servedCommunities register codes of communities served before
 * @param blockedCommunities register codes of communities the person does not want to serve
 */
public record Person(
        String id,
        int capacity,
        Position position,
        LocalDate birthDate,
        boolean guardianConsent,
        List<Period> free,
        List<Period> taken,
        Map<String, Integer> skills,
        List<String> wishes,
        int minutesShort,
        @Nullable String team,
        Set<String> servedCommunities,
        Set<String> blockedCommunities) {

    public Person {
        Checks.id("person", id);
        Checks.atLeast("capacity of person " + id, capacity, 0);
        Checks.atLeast("minutes short of person " + id, minutesShort, 0);
        free = Period.merged(free);
        taken = Period.merged(taken);
        skills = Checks.levels("person " + id, skills);
        wishes = List.copyOf(wishes);
        servedCommunities = SortedNames.of(servedCommunities);
        blockedCommunities = SortedNames.of(blockedCommunities);
    }

    /** A person with nothing but the four facts everyone has; the builder adds the rest. */
    public static Builder of(String id, int capacity, Position position, LocalDate birthDate) {
        return new Builder(id, capacity, position, birthDate);
    }

    /** A builder that knows everything about this person already, for one who differs in little. */
    public Builder toBuilder() {
        return of(id, capacity, position, birthDate)
                .guardianConsent(guardianConsent)
                .free(free)
                .taken(taken)
                .skills(skills)
                .wishes(wishes)
                .minutesShort(minutesShort)
                .team(team)
                .served(servedCommunities)
                .blocked(blockedCommunities);
    }

    /** Collects what is known about a person; every part may be left out. */
    public static final class Builder {
        private String id;
        private int capacity;
        private final Position position;
        private final LocalDate birthDate;
        private boolean guardianConsent;
        private final List<Period> free = new ArrayList<>();
        private final List<Period> taken = new ArrayList<>();
        private final Map<String, Integer> skills = new TreeMap<>();
        private List<String> wishes = List.of();
        private int minutesShort;
        private @Nullable String team;
        private final Set<String> served = new TreeSet<>();
        private final Set<String> blocked = new TreeSet<>();

        private Builder(String id, int capacity, Position position, LocalDate birthDate) {
            this.id = id;
            this.capacity = capacity;
            this.position = position;
            this.birthDate = birthDate;
        }

        public Builder id(String other) {
            id = other;
            return this;
        }

        public Builder capacity(int tasks) {
            capacity = tasks;
            return this;
        }

        public Builder guardianConsent(boolean given) {
            guardianConsent = given;
            return this;
        }

        public Builder free(Collection<Period> periods) {
            free.addAll(periods);
            return this;
        }

        public Builder taken(Collection<Period> periods) {
            taken.addAll(periods);
            return this;
        }

        public Builder skill(String code, int level) {
            skills.put(code, level);
            return this;
        }

        public Builder skills(Map<String, Integer> levels) {
            skills.putAll(levels);
            return this;
        }

        /** Programme codes, most wished first. */
        public Builder wishes(List<String> programmes) {
            wishes = programmes;
            return this;
        }

        public Builder minutesShort(int minutes) {
            minutesShort = minutes;
            return this;
        }

        public Builder team(@Nullable String name) {
            team = name;
            return this;
        }

        public Builder served(Collection<String> communities) {
            served.addAll(communities);
            return this;
        }

        public Builder blocked(Collection<String> communities) {
            blocked.addAll(communities);
            return this;
        }

        public Person build() {
            return new Person(
                    id,
                    capacity,
                    position,
                    birthDate,
                    guardianConsent,
                    free,
                    taken,
                    skills,
                    wishes,
                    minutesShort,
                    team,
                    served,
                    blocked);
        }
    }
}
