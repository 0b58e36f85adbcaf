package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.signup.RolePlaces.Place;
import org.qinglin.app.assignment.signup.RolePlaces.Standing;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides the sign-ups of one role in one transaction: locks the role's row; lets in by arrival; writes in the order of
 * students, since two batches that insert in the order of arrival may each wait for the other in the constraint that forbids
 * overlaps; counts what the database really took; lets in the next for those it refused; puts the rest on the waiting list.
 */
@Component
public class SignUpBatch {

    private final RolePlaces places;
    private final WaitingList waiting;
    private final SignUpKeys keys;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    SignUpBatch(
            RolePlaces places, WaitingList waiting, SignUpKeys keys, Outbox outbox, TransactionTemplate transaction) {
        this.places = places;
        this.waiting = waiting;
        this.keys = keys;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * @param signUps of the role, in the order of their arrival
     * @param now what time it is
     * @return an answer for each, in their order; committed
     */
    List<SignUpAnswer> decide(SessionRoleId role, List<SignUp> signUps, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> new Decision(role, signUps, now).made()));
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
        private int free;

        Decision(SessionRoleId role, List<SignUp> signUps, Instant now) {
            this.role = role;
            this.signUps = signUps;
            this.now = now;
            this.answers = new SignUpAnswer[signUps.size()];
        }

        List<SignUpAnswer> made() {
            var kept = keys.of(signUps);
            var locked = places.lock(role, students(), now, kept::ask);
            var before = kept.answers();
            for (int i = 0; i < answers.length; i++) {
                answers[i] = before.get(i);
            }
            if (locked.isEmpty() || !locked.get().place().startsAt().isAfter(now)) {
                answerOthers(new SignUpAnswer.Closed());
            } else {
                decide(locked.get().place(), locked.get().standing());
            }
            var all = Arrays.stream(answers).map(Objects::requireNonNull).toList();
            keys.keep(signUps, all, before, now);
            return all;
        }

        private void answerOthers(SignUpAnswer answer) {
            for (int i = 0; i < answers.length; i++) {
                answers[i] = answers[i] == null ? answer : answers[i];
            }
        }

        private void decide(Place place, Standing standing) {
            known.putAll(standing.known());
            free = place.open() - standing.held();
            if (standing.line() && free > 0) {
                // Whoever waits came before all of these; one of these may be among them.
                for (var student : waiting.promote(place, free, now)) {
                    free--;
                    known.replace(student, new SignUpAnswer.Asked(student));
                }
            }
            if (standing.lapsed()) {
                places.lapse(place, students(), now);
            }
            for (var chosen = choose(); !chosen.isEmpty(); chosen = choose()) {
                place(place, chosen);
            }
            putOnTheWaitingList(place);
            if (!placed.isEmpty()) {
                outbox.put(new PlacesTaken(place.session(), List.copyOf(placed), List.copyOf(gotIn), now));
            }
        }

        private List<StudentId> students() {
            return signUps.stream()
                    .flatMap(each -> each.students().stream())
                    .distinct()
                    .toList();
        }

        /** The next that fit into what is free, each by its number; answers on the way whom something else keeps out. */
        private List<Integer> choose() {
            var chosen = new ArrayList<Integer>();
            var reached = new HashSet<StudentId>();
            int left = free;
            for (int i = 0; i < answers.length; i++) {
                var signUp = signUps.get(i);
                if (answers[i] != null || signUp.students().stream().anyMatch(reached::contains)) {
                    continue; // decided, or after the same student's first one is
                }
                answers[i] = standing(signUp);
                if (answers[i] == null && signUp.students().size() <= left) {
                    chosen.add(i);
                    reached.addAll(signUp.students());
                    left -= signUp.students().size();
                }
            }
            return chosen;
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

        private void place(Place place, List<Integer> chosen) {
            var inOrder = chosen.stream()
                    .flatMap(i -> signUps.get(i).students().stream())
                    .sorted(java.util.Comparator.comparingLong(StudentId::value))
                    .toList();
            Set<StudentId> given = places.give(place, inOrder, now);
            var undone = new ArrayList<StudentId>();
            for (int i : chosen) {
                var all = signUps.get(i).students();
                var refused = all.stream().filter(each -> !given.contains(each)).findFirst();
                if (refused.isPresent()) {
                    // Somebody else's transaction gave this student another place a moment ago.
                    var overlaps = new SignUpAnswer.Overlaps(refused.get());
                    all.stream().filter(given::contains).forEach(undone::add);
                    known.put(refused.get(), overlaps);
                    answers[i] = overlaps;
                } else {
                    answers[i] = new SignUpAnswer.Placed();
                    all.forEach(each -> known.put(each, new SignUpAnswer.Placed()));
                    placed.addAll(all);
                    gotIn.add(PlacesTaken.Asker.of(signUps.get(i).viewer()));
                    free -= all.size();
                }
            }
            places.takeBack(place, undone);
        }

        private void putOnTheWaitingList(Place place) {
            var who = new ArrayList<StudentId>();
            for (int i = 0; i < answers.length; i++) {
                if (answers[i] == null && signUps.get(i).isAlone()) {
                    who.add(signUps.get(i).students().get(0));
                }
            }
            var positions = waiting.append(place, who.stream().distinct().toList(), now);
            for (int i = 0; i < answers.length; i++) {
                if (answers[i] == null) {
                    answers[i] = signUps.get(i).isAlone()
                            ? new SignUpAnswer.Waiting(Objects.requireNonNull(
                                    positions.get(signUps.get(i).students().get(0))))
                            : new SignUpAnswer.TooFew(Math.max(0, free));
                }
            }
        }
    }
}
