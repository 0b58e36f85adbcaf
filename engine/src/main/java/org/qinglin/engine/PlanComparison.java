package org.qinglin.engine;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.eligibility.Eligibility;

/**
 * Two plans of one college side by side: what changed, for whom, and why. People and roles are the same where their ids are.
 *
 * @param before figures of the first plan
 * @param after figures of the second
 * @param people who moved, gained or lost a place, in the order of their ids
 * @param roles roles that are filled differently, those that lost most first, then by id
 * @param weights weights that differ
 * @param newPeople people of the second problem only
 * @param gonePeople people of the first problem only
 * @param newRoles roles of the second problem only
 * @param goneRoles roles of the first problem only
 */
public record PlanComparison(
        PlanFigures before,
        PlanFigures after,
        List<PersonChange> people,
        List<RoleChange> roles,
        List<WeightChange> weights,
        Set<String> newPeople,
        Set<String> gonePeople,
        Set<String> newRoles,
        Set<String> goneRoles) {

    /** A person in a role, with what the pair was worth. */
    public record Side(String roleId, Parts parts) {}

    /** What became of a person's place. */
    public enum Kind {
        MOVED,
        GAINED,
        LOST
    }

    /** Why, as far as the two inputs and plans tell. */
    public enum Reason {
        /** The person takes part only in the second. */
        PERSON_NEW,
        /** The person takes part only in the first. */
        PERSON_GONE,
        /** The role is asked for only in the second. */
        ROLE_NEW,
        /** The role is asked for only in the first. */
        ROLE_GONE,
        /** A policy let the person in only in the second. */
        NOW_ELIGIBLE,
        /** A policy let the person in only in the first. */
        NO_LONGER_ELIGIBLE,
        /** The role asks for more heads, or for fewer. */
        HEADS_CHANGED,
        /** Somebody who had the place left it. */
        PLACE_FREED,
        /** Somebody else took the place. */
        PLACE_TAKEN,
        /** By the second's weights the new place is worth more with this person than the old one. */
        WORTH_MORE,
        /** None of these: the plan as a whole is worth more so. */
        WHOLE_PLAN
    }

    /**
     * What changed for a person.
     *
     * @param from where they were; null for {@link Kind#GAINED}
     * @param to where they are; null for {@link Kind#LOST}
     */
    public record PersonChange(
            String personId,
            Kind kind,
            @Nullable Side from,
            @Nullable Side to,
            Reason reason) {}

    /** How a role that stands in both is filled; places are its maximum heads. */
    public record RoleChange(String roleId, int filledBefore, int placesBefore, int filledAfter, int placesAfter) {

        public int more() {
            return filledAfter - filledBefore;
        }
    }

    /** @param name the component of {@link Weights} */
    public record WeightChange(String name, int before, int after) {}

    /** Compares. O(people + roles + assignments). */
    public static PlanComparison of(Problem one, Plan first, Problem other, Plan second) {
        return new Comparing(one, first, other, second).compare();
    }

    /** How many people have that change. */
    public long count(Kind kind) {
        return people.stream().filter(each -> each.kind() == kind).count();
    }

    private static final class Comparing {
        private final Problem one;
        private final Plan first;
        private final Problem other;
        private final Plan second;
        private final Map<String, Person> personBefore = new HashMap<>();
        private final Map<String, Person> personAfter = new HashMap<>();
        private final Map<String, Role> roleBefore = new HashMap<>();
        private final Map<String, Role> roleAfter = new HashMap<>();
        private final Eligibility eligibleBefore;
        private final Eligibility eligibleAfter;

        Comparing(Problem one, Plan first, Problem other, Plan second) {
            this.one = one;
            this.first = first;
            this.other = other;
            this.second = second;
            one.people().forEach(person -> personBefore.put(person.id(), person));
            other.people().forEach(person -> personAfter.put(person.id(), person));
            one.roles().forEach(role -> roleBefore.put(role.id(), role));
            other.roles().forEach(role -> roleAfter.put(role.id(), role));
            eligibleBefore = new Eligibility(one.weights());
            eligibleAfter = new Eligibility(other.weights());
        }

        PlanComparison compare() {
            List<PersonChange> changes = new ArrayList<>();
            Set<String> everyone = new TreeSet<>(personBefore.keySet());
            everyone.addAll(personAfter.keySet());
            everyone.forEach(person -> changesOf(person, changes));
            return new PlanComparison(
                    PlanFigures.of(one, first),
                    PlanFigures.of(other, second),
                    List.copyOf(changes),
                    roleChanges(),
                    weightChanges(),
                    without(personAfter.keySet(), personBefore.keySet()),
                    without(personBefore.keySet(), personAfter.keySet()),
                    without(roleAfter.keySet(), roleBefore.keySet()),
                    without(roleBefore.keySet(), roleAfter.keySet()));
        }

        /** Places given up and gained are paired as moves, those that overlap in time before the others. */
        private void changesOf(String person, List<PersonChange> changes) {
            List<Assignment> left = new ArrayList<>(first.ofPerson(person));
            List<Assignment> came = new ArrayList<>(second.ofPerson(person));
            Set<String> kept = new HashSet<>();
            left.forEach(each -> kept.add(each.roleId()));
            Set<String> now = new HashSet<>();
            came.forEach(each -> now.add(each.roleId()));
            kept.retainAll(now);
            left.removeIf(each -> kept.contains(each.roleId()));
            came.removeIf(each -> kept.contains(each.roleId()));
            pair(person, left, came, true, changes);
            pair(person, left, came, false, changes);
            for (Assignment each : left) {
                changes.add(new PersonChange(
                        person, Kind.LOST, side(each), null, whyLost(person, each.roleId(), Reason.WHOLE_PLAN)));
            }
            for (Assignment each : came) {
                changes.add(new PersonChange(person, Kind.GAINED, null, side(each), whyGained(person, each.roleId())));
            }
        }

        private void pair(
                String person,
                List<Assignment> left,
                List<Assignment> came,
                boolean sameTimeOnly,
                List<PersonChange> changes) {
            for (Iterator<Assignment> olds = left.iterator(); olds.hasNext(); ) {
                Assignment old = olds.next();
                for (Iterator<Assignment> news = came.iterator(); news.hasNext(); ) {
                    Assignment next = news.next();
                    if (!sameTimeOnly || overlap(old.roleId(), next.roleId())) {
                        changes.add(new PersonChange(
                                person, Kind.MOVED, side(old), side(next), whyMoved(person, old, next)));
                        olds.remove();
                        news.remove();
                        break;
                    }
                }
            }
        }

        private boolean overlap(String oldRole, String newRole) {
            return required(roleBefore, oldRole)
                    .period()
                    .overlaps(required(roleAfter, newRole).period());
        }

        private Reason whyMoved(String person, Assignment old, Assignment next) {
            Role wasThere = roleAfter.get(old.roleId());
            if (wasThere != null) {
                int worthStill = new Valuation(other.weights())
                        .of(required(personAfter, person), wasThere)
                        .value();
                Reason hard = whyLost(person, old.roleId(), Reason.WHOLE_PLAN);
                if (hard == Reason.NO_LONGER_ELIGIBLE || hard == Reason.HEADS_CHANGED) {
                    return hard;
                }
                if (!roleBefore.containsKey(next.roleId())) {
                    return Reason.ROLE_NEW;
                }
                return next.value() > worthStill ? Reason.WORTH_MORE : hard;
            }
            return Reason.ROLE_GONE;
        }

        private Reason whyLost(String person, String roleId, Reason otherwise) {
            Person now = personAfter.get(person);
            Role role = roleAfter.get(roleId);
            if (now == null) {
                return Reason.PERSON_GONE;
            }
            if (role == null) {
                return Reason.ROLE_GONE;
            }
            if (eligibleAfter.check(now, role).isPresent()) {
                return Reason.NO_LONGER_ELIGIBLE;
            }
            if (role.maxHeads() < required(roleBefore, roleId).maxHeads()) {
                return Reason.HEADS_CHANGED;
            }
            return missingFrom(first, second, roleId) ? Reason.PLACE_TAKEN : otherwise;
        }

        private Reason whyGained(String person, String roleId) {
            Person then = personBefore.get(person);
            Role role = roleBefore.get(roleId);
            if (then == null) {
                return Reason.PERSON_NEW;
            }
            if (role == null) {
                return Reason.ROLE_NEW;
            }
            if (eligibleBefore.check(then, role).isPresent()) {
                return Reason.NOW_ELIGIBLE;
            }
            if (role.maxHeads() < required(roleAfter, roleId).maxHeads()) {
                return Reason.HEADS_CHANGED;
            }
            return missingFrom(second, first, roleId) ? Reason.PLACE_FREED : Reason.WHOLE_PLAN;
        }

        /** Whether the role has somebody in {@code there} whom it lacks in {@code here}. */
        private static boolean missingFrom(Plan here, Plan there, String roleId) {
            Set<String> has = new HashSet<>();
            here.ofRole(roleId).forEach(each -> has.add(each.personId()));
            return there.ofRole(roleId).stream().anyMatch(each -> !has.contains(each.personId()));
        }

        private List<RoleChange> roleChanges() {
            List<RoleChange> changes = new ArrayList<>();
            for (Role role : one.roles()) {
                Role now = roleAfter.get(role.id());
                if (now != null) {
                    RoleChange change = new RoleChange(
                            role.id(),
                            first.ofRole(role.id()).size(),
                            role.maxHeads(),
                            second.ofRole(role.id()).size(),
                            now.maxHeads());
                    if (change.more() != 0 || change.placesBefore() != change.placesAfter()) {
                        changes.add(change);
                    }
                }
            }
            changes.sort(java.util.Comparator.comparingInt(RoleChange::more).thenComparing(RoleChange::roleId));
            return List.copyOf(changes);
        }

        private List<WeightChange> weightChanges() {
            List<WeightChange> changes = new ArrayList<>();
            for (RecordComponent each : Weights.class.getRecordComponents()) {
                if (each.getType() == int.class) {
                    int was = weight(each, one.weights());
                    int is = weight(each, other.weights());
                    if (was != is) {
                        changes.add(new WeightChange(each.getName(), was, is));
                    }
                }
            }
            return List.copyOf(changes);
        }

        private static int weight(RecordComponent component, Weights weights) {
            try {
                return (int) component.getAccessor().invoke(weights);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("a record's accessor is public: " + component, impossible);
            }
        }

        private static Side side(Assignment assignment) {
            return new Side(assignment.roleId(), assignment.parts());
        }

        private static Set<String> without(Set<String> all, Set<String> some) {
            Set<String> left = new TreeSet<>(all);
            left.removeAll(some);
            return left;
        }

        private static <T> T required(Map<String, T> byId, String id) {
            T found = byId.get(id);
            if (found == null) {
                throw new IllegalArgumentException("A plan names " + id
                        + ", which its problem does not have. Maybe it is the plan of another round?");
            }
            return found;
        }
    }
}
