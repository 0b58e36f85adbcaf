package org.qinglin.app.assignment;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Profile;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.Rules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether a student may take a place of the open pool: the sign-up check of offers, and whatever an offer has already been
 * checked for by its run (no overlap, time for the way) with the engine's own rules.
 */
@Component
class PoolCheck {

    private final Students students;
    private final Sessions sessions;
    private final Places places;
    private final Misses misses;
    private final KeptOut keptOut;
    private final Rules way;
    private final Clock clock;

    PoolCheck(
            Students students,
            Sessions sessions,
            Places places,
            Misses misses,
            KeptOut keptOut,
            Clock clock,
            @Value("${qinglin.metres-per-minute:250}") int metresPerMinute) {
        this.students = students;
        this.sessions = sessions;
        this.places = places;
        this.misses = misses;
        this.keptOut = keptOut;
        this.clock = clock;
        this.way = new Rules(false, true, metresPerMinute, List.of(), new TreeMap<>(), new TreeMap<>());
    }

    /** What is known of one student, for asking about many places at once. */
    final class Known {

        private final Profile profile;
        private final Map<List<Period>, Person> byFreeTime = new HashMap<>();
        private final List<ServiceSession> engaged;
        private final Predicate<ServiceSession> isKeptFrom;
        private final @Nullable ClaimOutcome always;

        private Known(
                Profile profile,
                List<ServiceSession> engaged,
                Predicate<ServiceSession> isKeptFrom,
                @Nullable ClaimOutcome always) {
            this.profile = profile;
            this.engaged = engaged;
            this.isKeptFrom = isKeptFrom;
            this.always = always;
        }

        int metresTo(ServiceSession session) {
            return (int) Math.round(profile.student().position().metresTo(session.position()));
        }

        /** Empty if the student fits. */
        Optional<ClaimOutcome> obstacle(ServiceRequest request, ServiceSession session, SessionRole role) {
            if (always != null) {
                return Optional.of(always);
            }
            if (session.isCancelled() || !session.startsAt().isAfter(clock.instant())) {
                return Optional.of(new ClaimOutcome.Closed());
            }
            if (isKeptFrom.test(session)) {
                return Optional.of(new ClaimOutcome.NotForYou());
            }
            var asked = EngineForm.role(request, session, role, 0).build();
            return SignUpCheck.refusal(freeFor(session), asked)
                    .<ClaimOutcome>map(ClaimOutcome.NotEligible::new)
                    .or(() -> collision(session, asked));
        }

        /** The student with the free time of the session's days; of many sessions most lie on the same days. */
        private Person freeFor(ServiceSession session) {
            return byFreeTime.computeIfAbsent(
                    EngineForm.freeOn(profile, session),
                    free -> EngineForm.person(profile, 1).free(free).build());
        }

        private Optional<ClaimOutcome> collision(ServiceSession session, Role asked) {
            for (var other : engaged) {
                if (other.id().equals(session.id())) {
                    return Optional.of(new ClaimOutcome.Already(session.id()));
                }
                var theirs = at(other);
                if (theirs.period().overlaps(asked.period())) {
                    return Optional.of(new ClaimOutcome.Overlaps());
                }
                if (!way.together(theirs, asked)) {
                    return Optional.of(tooFar(session, other));
                }
            }
            return Optional.empty();
        }

        private static Role at(ServiceSession session) {
            return Role.of(
                            Long.toString(session.id().value()),
                            new Period(EngineForm.local(session.startsAt()), EngineForm.local(session.endsAt())),
                            EngineForm.position(session.position()))
                    .build();
        }

        private static ClaimOutcome tooFar(ServiceSession session, ServiceSession other) {
            boolean before = other.endsAt().isBefore(session.endsAt());
            var between = before
                    ? Duration.between(other.endsAt(), session.startsAt())
                    : Duration.between(session.endsAt(), other.startsAt());
            return new ClaimOutcome.TooFarBetween(
                    other.id(), (int) other.position().metresTo(session.position()), (int) between.toMinutes());
        }
    }

    /** @return empty if there is no such student in the college */
    Optional<Known> of(CollegeId college, StudentId student) {
        return students.profile(college, student).map(profile -> {
            var now = clock.instant();
            var ids = new ArrayList<>(places.sessionsOf(student));
            var engaged = sessions.byIds(ids).stream()
                    .filter(each -> each.endsAt().isAfter(now))
                    .toList();
            if (profile.student().leftOn() != null) {
                return new Known(profile, engaged, session -> false, new ClaimOutcome.Left());
            }
            ClaimOutcome always = profile.student().mayServe()
                    ? misses.pausedUntil(college, student)
                            .<ClaimOutcome>map(ClaimOutcome.Paused::new)
                            .orElse(null)
                    : new ClaimOutcome.ConsentMissing();
            return new Known(profile, engaged, keptOut.of(college, student), always);
        });
    }
}
