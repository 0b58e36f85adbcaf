package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
 * Decides the sign-ups of one role in one transaction of three trips to the database: locks the role's row and reads how
 * much is free; lets in by arrival and puts the rest on the waiting list; writes all that, in the order of students, since
 * two batches that insert in the order of arrival may each wait for the other in the constraint that forbids overlaps;
 * commits.
 *
 * <p>At first it takes all for newcomers, as nearly all are when a campaign opens: the constraints would tell. If the
 * database takes less than was written, because a student has something at that time or a key was used, all is rolled back
 * and decided anew, and this time what is there is looked up first. Even then another role's batch may overtake this one
 * between reading and writing; whom the database refuses then serves elsewhere by now.
 */
@Component
public class SignUpBatch {

    private final JdbcOperations jdbc;
    private final RolePlaces places;
    private final WaitingList waiting;
    private final SignUpKeys keys;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    SignUpBatch(
            JdbcOperations jdbc,
            RolePlaces places,
            WaitingList waiting,
            SignUpKeys keys,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.places = places;
        this.waiting = waiting;
        this.keys = keys;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * @param signUps of the role, in the order of their arrival
     * @param now what time it is
     * @param written called when all is written and about to be committed
     * @return an answer for each, in their order; committed
     */
    List<SignUpAnswer> decide(SessionRoleId role, List<SignUp> signUps, Instant now, Runnable written) {
        var unseen = new Decision(role, signUps, now, false, Set.of());
        var answers = committed(unseen, written);
        var overtaken = new HashSet<StudentId>();
        while (answers.isEmpty()) {
            var seen = new Decision(role, signUps, now, true, overtaken);
            answers = committed(seen, written);
            overtaken.addAll(seen.refused);
        }
        return answers.get();
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

        private final boolean looks;
        private int free;
        private boolean isSure = true;

        /**
         * @param looks whether to read what students and keys have already
         * @param overtaken students whom the database refused a moment ago though nothing was seen
         */
        Decision(
                SessionRoleId role, List<SignUp> signUps, Instant now, boolean looks, Collection<StudentId> overtaken) {
            this.role = role;
            this.signUps = signUps;
            this.now = now;
            this.looks = looks;
            this.answers = new SignUpAnswer[signUps.size()];
            overtaken.forEach(each -> known.put(each, new SignUpAnswer.Overlaps(each)));
        }

        List<SignUpAnswer> made() {
            var before = keys.of(looks ? signUps : List.of());
            var locked = places.lock(role, looks ? students() : List.of(), now, before::ask);
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
            isSure &= kept.isWhole();
            refused.addAll(placed);
            refused.addAll(line);
            written.forEach(refused::removeAll);
            return all;
        }

        boolean isTaken() {
            return isSure && refused.isEmpty();
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
                isSure &= looks; // nothing is written that the database could refuse
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
