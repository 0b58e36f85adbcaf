package org.qinglin.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan must keep beyond the flow form. Pins keep it a flow, and its optimum provable. The others do not: with any of
 * them a plan states the gap to what could be had without them, and is called optimal only where that gap is 0.
 *
 * @param minimumOrNothing whether a role gets its minimum of heads or nobody at all; one with a pin is spared, for nobody
 *     confirmed is sent away
 * @param acrossBlocks whether a session that crosses noon, six o'clock or midnight leaves the time blocks as they are: then
 *     it counts to the block it begins in, and nobody serves in two sessions that overlap
 * @param metresPerMinute how fast people get from one task to the next of the same day; 0 asks nothing about the way
 * @param pins who is confirmed for what: these stay
 * @param units people who serve together or not at all, by the unit's id: of each role, all of them or none
 * @param floors fewest heads in a street, by its code; one that cannot be reached is reached as far as possible
 */
public record Rules(
        boolean minimumOrNothing,
        boolean acrossBlocks,
        int metresPerMinute,
        List<Pin> pins,
        SortedMap<String, List<String>> units,
        SortedMap<String, Integer> floors) {

    /** Nothing beyond the flow form. */
    public static final Rules FLOW_FORM =
            new Rules(false, false, 0, List.of(), Collections.emptySortedMap(), Collections.emptySortedMap());

    /** Someone confirmed for a role. */
    public record Pin(String personId, String roleId) {}

    public Rules {
        Checks.between("metres per minute", metresPerMinute, 0, 10_000);
        pins = List.copyOf(pins);
        SortedMap<String, List<String>> members = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        units.forEach((unit, people) -> {
            for (String person : people) {
                if (!seen.add(person)) {
                    throw new IllegalArgumentException("The person " + person + " stands in two units, of which one is "
                            + unit + ". Keep each person in one.");
                }
            }
            members.put(unit, List.copyOf(people));
        });
        units = Collections.unmodifiableSortedMap(members);
        floors.forEach((street, heads) -> Checks.between("floor of street " + street, heads, 0, Role.MOST_HEADS));
        floors = Collections.unmodifiableSortedMap(new TreeMap<>(floors));
    }

    /** The same without a floor for any street: what the floors cost is the difference of two plans' values. */
    public Rules withoutFloors() {
        return new Rules(minimumOrNothing, acrossBlocks, metresPerMinute, pins, units, Collections.emptySortedMap());
    }

    /** The same with these people confirmed. */
    public Rules withPins(List<Pin> confirmed) {
        return new Rules(minimumOrNothing, acrossBlocks, metresPerMinute, confirmed, units, floors);
    }

    /** Whether one person can serve in both: they do not overlap, and there is time for the way between them. */
    public boolean together(Role one, Role other) {
        Role first = one.start().isAfter(other.start()) ? other : one;
        Role second = first == one ? other : one;
        if (first.period().overlaps(second.period())) {
            return false;
        }
        if (metresPerMinute == 0
                || !first.end().toLocalDate().equals(second.start().toLocalDate())) {
            return true;
        }
        long seconds = Duration.between(first.end(), second.start()).toSeconds();
        return 60L * first.position().metresTo(second.position()) <= seconds * metresPerMinute;
    }

    static void check(Map<String, Integer> people, Map<String, Integer> roles, Rules rules) {
        Set<Pin> seen = new HashSet<>();
        for (Pin pin : rules.pins()) {
            if (!people.containsKey(pin.personId()) || !roles.containsKey(pin.roleId())) {
                throw new IllegalArgumentException("The pin of " + pin.personId() + " in " + pin.roleId()
                        + " names someone or something that the problem lacks. Maybe it belongs to another round?");
            }
            if (!seen.add(pin)) {
                throw new IllegalArgumentException(
                        "The pin of " + pin.personId() + " in " + pin.roleId() + " stands twice. Keep one.");
            }
        }
        rules.units().forEach((unit, members) -> {
            for (String member : members) {
                if (!people.containsKey(member)) {
                    throw new IllegalArgumentException("The unit " + unit + " names " + member
                            + ", whom the problem lacks. Add the person, or correct the unit.");
                }
            }
        });
    }
}
