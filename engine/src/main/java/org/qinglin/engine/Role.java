package org.qinglin.engine;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A part to be taken in one session of one request, by some number of people.
 *
 * @param id unique among the problem's roles
 * @param sessionId the session it belongs to
 * @param requestId the request (点单) it belongs to
 * @param community register code of the community served
 * @param street register code of its street or town
 * @param programme code of the practice programme
 * @param period when the session takes place
 * @param position where it takes place
 * @param skills skill code to level asked for (1 and up)
 * @param minHeads heads without which it works badly; 0 to {@code maxHeads}
 * @param maxHeads most heads it can use; 0 to {@value #MOST_HEADS}
 * @param urgency 0 (none) to 9 (now)
 * @param waitingDays days since the request was submitted; at least 0
 * @param minAge youngest age in years admitted on the day, 0 for none
 * @param maxAge oldest age in years admitted on the day
 * @param team the team that runs the service, or null; its members are kept together
 * @param blockedPersons ids of people the community does not want
 */
public record Role(
        String id,
        String sessionId,
        String requestId,
        String community,
        String street,
        String programme,
        Period period,
        Position position,
        Map<String, Integer> skills,
        int minHeads,
        int maxHeads,
        int urgency,
        int waitingDays,
        int minAge,
        int maxAge,
        @Nullable String team,
        Set<String> blockedPersons) {

    /** The {@code maxAge} of a role that sets none. */
    public static final int NO_MAX_AGE = 150;

    /** Most heads that one role may ask for. */
    public static final int MOST_HEADS = 100_000;

    public Role {
        Checks.id("role", id);
        Checks.id("session of role " + id, sessionId);
        Checks.id("request of role " + id, requestId);
        Checks.between("maximum heads of role " + id, maxHeads, 0, MOST_HEADS);
        Checks.between("minimum heads of role " + id, minHeads, 0, maxHeads);
        Checks.between("urgency of role " + id, urgency, 0, 9);
        Checks.atLeast("waiting days of role " + id, waitingDays, 0);
        Checks.between("minimum age of role " + id, minAge, 0, maxAge);
        Checks.between("maximum age of role " + id, maxAge, 0, NO_MAX_AGE);
        skills = Checks.levels("role " + id, skills);
        blockedPersons = SortedNames.of(blockedPersons);
    }

    public LocalDateTime start() {
        return period.start();
    }

    public LocalDateTime end() {
        return period.end();
    }

    /** A role for one head, open to everyone, of a session and request of its own; the builder adds the rest. */
    public static Builder of(String id, Period period, Position position) {
        return new Builder(id, period, position);
    }

    /** A builder that knows everything about this role already, for one that differs in little. */
    public Builder toBuilder() {
        return of(id, period, position)
                .session(sessionId, requestId)
                .place(community, street)
                .programme(programme)
                .skills(skills)
                .heads(minHeads, maxHeads)
                .urgency(urgency)
                .waitingDays(waitingDays)
                .ages(minAge, maxAge)
                .team(team)
                .blocked(blockedPersons);
    }

    /** Collects what is known about a role; every part may be left out. */
    public static final class Builder {
        private String id;
        private Period period;
        private final Position position;
        private String sessionId;
        private String requestId;
        private String community = "";
        private String street = "";
        private String programme = "";
        private final Map<String, Integer> skills = new TreeMap<>();
        private int minHeads = 1;
        private int maxHeads = 1;
        private int urgency;
        private int waitingDays;
        private int minAge;
        private int maxAge = NO_MAX_AGE;
        private @Nullable String team;
        private final Set<String> blocked = new TreeSet<>();

        private Builder(String id, Period period, Position position) {
            this.id = id;
            this.period = period;
            this.position = position;
            this.sessionId = id;
            this.requestId = id;
        }

        /** Session and request stay what they are. */
        public Builder id(String other) {
            id = other;
            return this;
        }

        public Builder period(Period other) {
            period = other;
            return this;
        }

        public Builder session(String session, String request) {
            sessionId = session;
            requestId = request;
            return this;
        }

        /** Register codes of the community and of its street or town. */
        public Builder place(String communityCode, String streetCode) {
            community = communityCode;
            street = streetCode;
            return this;
        }

        public Builder programme(String code) {
            programme = code;
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

        public Builder heads(int min, int max) {
            minHeads = min;
            maxHeads = max;
            return this;
        }

        public Builder urgency(int level) {
            urgency = level;
            return this;
        }

        public Builder waitingDays(int days) {
            waitingDays = days;
            return this;
        }

        public Builder ages(int min, int max) {
            minAge = min;
            maxAge = max;
            return this;
        }

        public Builder team(@Nullable String name) {
            team = name;
            return this;
        }

        public Builder blocked(Collection<String> persons) {
            blocked.addAll(persons);
            return this;
        }

        public Role build() {
            return new Role(
                    id,
                    sessionId,
                    requestId,
                    community,
                    street,
                    programme,
                    period,
                    position,
                    skills,
                    minHeads,
                    maxHeads,
                    urgency,
                    waitingDays,
                    minAge,
                    maxAge,
                    team,
                    blocked);
        }
    }
}
