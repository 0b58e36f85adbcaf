package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.signup.RolePlaces.Place;
import org.qinglin.app.assignment.signup.RolePlaces.Standing;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.OneTrip;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides the sign-ups of one role in one transaction. When a campaign opens there is room for all and nobody has anything
 * there yet: {@link RoomForAll} tries that first, in one trip to the database. If it is not so, this takes three: locks the
 * role's row, reads how much is free and what the students have already; lets in by arrival and puts the rest on the
 * waiting list; writes all that, in the order of students, since two batches that insert in the order of arrival may each
 * wait for the other in the constraint that forbids overlaps; commits.
 *
 * <p>Even then another role's batch may overtake this one between reading and writing. If the database takes less than was
 * written, all is rolled back and decided anew; whom it refused then serves elsewhere by now.
 */
@Component
public class SignUpBatch {

    private final JdbcOperations jdbc;
    private final RoomForAll roomForAll;
    private final RolePlaces places;
    private final WaitingList waiting;
    private final SignUpKeys keys;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    SignUpBatch(
            JdbcOperations jdbc,
            RoomForAll roomForAll,
            RolePlaces places,
            WaitingList waiting,
            SignUpKeys keys,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.roomForAll = roomForAll;
        this.places = places;
        this.waiting = waiting;
        this.keys = keys;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * @param signUps of the role, in the order of their arrival
     * @param now what time it is
     * @param written called when all is written and about to be committed, if those are two trips
     * @return an answer for each, in their order; committed
     */
    List<SignUpAnswer> decide(SessionRoleId role, List<SignUp> signUps, Instant now, Runnable written) {
        if (roomForAll.admits(role, signUps, now)) {
            return Collections.nCopies(signUps.size(), new SignUpAnswer.Placed());
        }
        var overtaken = new HashSet<StudentId>();
        while (true) {
            var decision = new Decision(role, signUps, now, overtaken);
            var answers = committed(decision, written);
            if (answers.isPresent()) {
                return answers.get();
            }
            overtaken.addAll(decision.refused);
        }
    }

    /** @return empty if the database took less than was written, and nothing was committed */
    private Optional<List<SignUpAnswer>> committed(Decision decision, Runnable written) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var made = decision.made();
            if (decision.isTaken()) {
                written.run();
                return Optional.of(made);
            }
            status.setRollbackOnly();
            return Optional.empty();
        }));
    }

    /** One batch on its way. */
    private final class Decision {

        private final SessionRoleId role;
        private final List<SignUp> signUps;
        private final Instant now;
        private final @Nullable SignUpAnswer[] answers;
        /** What holds for a student at this session whatever is decided for others. */
        private final Map<StudentId, SignUpAnswer> known = new HashMap<>();

        private final List<StudentId> placed = new ArrayList<>();
        private final List<PlacesTaken.Asker> gotIn = new ArrayList<>();
        private final Set<StudentId> line = new LinkedHashSet<>();
        private final OneTrip writes = new OneTrip();
        /** Whom the database took none of what was written for. */
        private final Set<StudentId> refused = new HashSet<>();

        private int free;
        private boolean keepsAllKeys;

        /** @param overtaken students whom the database refused a moment ago though nothing was seen */
        Decision(SessionRoleId role, List<SignUp> signUps, Instant now, Collection<StudentId> overtaken) {
            this.role = role;
            this.signUps = signUps;
            this.now = now;
            this.answers = new SignUpAnswer[signUps.size()];
            overtaken.forEach(each -> known.put(each, new SignUpAnswer.Overlaps(each)));
        }

        List<SignUpAnswer> made() {
            var before = keys.of(signUps);
            var locked = places.lock(role, students(), now, before::ask);
            for (int i = 0; i < answers.length; i++) {
                answers[i] = before.to(signUps.get(i));
            }
            if (locked.isEmpty() || !locked.get().place().startsAt().isAfter(now)) {
                answerOthers(new SignUpAnswer.Closed());
            } else {
                decide(locked.get().place(), locked.get().standing());
            }
            var all = Arrays.stream(answers).map(Objects::requireNonNull).toList();
            var kept = keys.keep(signUps, all, before, now, writes);
            var written = locked.map(each -> write(each.place())).orElse(List.of());
            writes.go(jdbc);
            keepsAllKeys = kept.isWhole();
            refused.addAll(placed);
            refused.addAll(line);
            written.forEach(refused::removeAll);
            return all;
        }

        boolean isTaken() {
            return keepsAllKeys && refused.isEmpty();
        }

        private void answerOthers(SignUpAnswer answer) {
            for (int i = 0; i < answers.length; i++) {
                answers[i] = answers[i] == null ? answer : answers[i];
            }
        }

        private void decide(Place place, Standing standing) {
            known.putAll(standing.known());
            free = place.open() - standing.held();
            int waitingBefore = standing.waiting();
            if (waitingBefore > 0 && free > 0) {
                // Whoever waits came before all of these; one of these may be among them.
                for (var student : waiting.promote(place, free, now)) {
                    free--;
                    waitingBefore--;
                    known.replace(student, new SignUpAnswer.Asked(student));
                }
            }
            if (standing.lapsed()) {
                places.lapse(place, students(), now, writes);
            }
            for (int i = 0; i < answers.length; i++) {
                if (answers[i] == null) {
                    answers[i] = answer(signUps.get(i), waitingBefore + line.size());
                }
            }
            if (!placed.isEmpty()) {
                outbox.put(new PlacesTaken(place.session(), List.copyOf(placed), List.copyOf(gotIn), now), writes);
            }
        }

        private SignUpAnswer answer(SignUp signUp, int ahead) {
            var standing = standing(signUp);
            if (standing != null) {
                return standing;
            }
            var students = signUp.students();
            SignUpAnswer answer;
            if (students.size() <= free) {
                answer = new SignUpAnswer.Placed();
                placed.addAll(students);
                gotIn.add(PlacesTaken.Asker.of(signUp.viewer()));
                free -= students.size();
            } else if (signUp.isAlone()) {
                answer = new SignUpAnswer.Waiting(ahead + 1);
                line.addAll(students);
            } else {
                return new SignUpAnswer.TooFew(Math.max(0, free));
            }
            // It holds for whatever else the same student asks in this batch.
            students.forEach(each -> known.put(each, answer));
            return answer;
        }

        /** Puts what was decided on its way; returns whom the database took, filled when the trip is made. */
        private Collection<Set<StudentId>> write(Place place) {
            var inOrder = placed.stream()
                    .sorted(Comparator.comparingLong(StudentId::value))
                    .toList();
            return List.of(places.give(place, inOrder, now, writes), waiting.append(place, line, now, writes));
        }

        private List<StudentId> students() {
            return signUps.stream()
                    .flatMap(each -> each.students().stream())
                    .distinct()
                    .toList();
        }

        private @Nullable SignUpAnswer standing(SignUp signUp) {
            if (signUp.isAlone()) {
                return known.get(signUp.students().get(0));
            }
            for (var student : signUp.students()) {
                var one = known.get(student);
                if (one != null) {
                    return one instanceof SignUpAnswer.Placed || one instanceof SignUpAnswer.Waiting
                            ? sameForAll(signUp, one) ? one : new SignUpAnswer.HasPlace(student)
                            : one;
                }
            }
            return null;
        }

        /** A group that is sent again is told again. */
        private boolean sameForAll(SignUp signUp, SignUpAnswer answer) {
            return answer instanceof SignUpAnswer.Placed
                    && signUp.students().stream().allMatch(each -> answer.equals(known.get(each)));
        }
    }
}
