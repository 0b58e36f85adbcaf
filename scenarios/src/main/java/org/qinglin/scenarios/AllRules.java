package org.qinglin.scenarios;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Rules;
import org.qinglin.engine.eligibility.Eligibility;

/** Adds to a problem what breaks the flow form, little of each, as in a real term. */
final class AllRules {

    /** A bus in town, waiting included. */
    private static final int METRES_PER_MINUTE = 250;

    private static final int ONE_SESSION_IN = 12;
    private static final int ONE_STREET_IN = 20;
    private static final int ONE_PERSON_IN = 200;
    private static final int UNIT_SIZE = 4;
    private static final int TRIES = 60;

    private final Problem problem;
    private final Random random;

    private AllRules(Problem problem, long seed) {
        this.problem = problem;
        this.random = new Random(seed * 31 + 7);
    }

    static Problem over(Problem problem, long seed) {
        AllRules rules = new AllRules(problem, seed);
        return rules.over(rules.longSessions());
    }

    /** Some sessions run from the late morning into the afternoon, some from the afternoon into the evening. */
    private Problem longSessions() {
        List<Role> roles = new ArrayList<>();
        for (Role role : problem.roles()) {
            roles.add(random.nextInt(ONE_SESSION_IN) == 0 ? crossing(role) : role);
        }
        return new Problem(problem.people(), roles, problem.weights());
    }

    private Role crossing(Role role) {
        boolean overNoon = random.nextBoolean();
        Period period = new Period(
                role.start().toLocalDate().atTime(overNoon ? LocalTime.of(11, 0) : LocalTime.of(16, 30)),
                role.start().toLocalDate().atTime(overNoon ? LocalTime.of(13, 0) : LocalTime.of(19, 0)));
        return role.toBuilder().period(period).build();
    }

    private Problem over(Problem flow) {
        SortedMap<String, List<String>> units = units(flow);
        return flow.with(new Rules(true, true, METRES_PER_MINUTE, pins(flow, units), units, floors(flow)));
    }

    /** The first few of some teams serve only together. */
    private SortedMap<String, List<String>> units(Problem flow) {
        Map<String, List<String>> teams = new TreeMap<>();
        for (Person person : flow.people()) {
            if (person.team() != null && person.capacity() > 0) {
                teams.computeIfAbsent(person.team(), team -> new ArrayList<>()).add(person.id());
            }
        }
        SortedMap<String, List<String>> units = new TreeMap<>();
        teams.forEach((team, members) -> {
            if (members.size() >= UNIT_SIZE) {
                units.put("unit-" + team, members.subList(0, UNIT_SIZE));
            }
        });
        return units;
    }

    private List<Rules.Pin> pins(Problem flow, Map<String, List<String>> units) {
        Map<String, List<Role>> rolesOfCampus = new HashMap<>();
        for (Role role : flow.roles()) {
            rolesOfCampus
                    .computeIfAbsent(campus(role.community()), campus -> new ArrayList<>())
                    .add(role);
        }
        Set<String> inUnits = new HashSet<>();
        units.values().forEach(inUnits::addAll);
        Map<String, Integer> heads = new HashMap<>();
        Eligibility eligibility = new Eligibility(flow.weights());
        List<Rules.Pin> pins = new ArrayList<>();
        for (Person person : flow.people()) {
            if (random.nextInt(ONE_PERSON_IN) == 0 && person.capacity() > 0 && !inUnits.contains(person.id())) {
                String near = person.servedCommunities().stream().findFirst().orElse("");
                List<Role> roles = rolesOfCampus.getOrDefault(campus(near), List.of());
                for (int i = 0; i < TRIES && !roles.isEmpty(); i++) {
                    Role role = roles.get(random.nextInt(roles.size()));
                    if (eligibility.check(person, role).isEmpty()
                            && heads.merge(role.id(), 1, Integer::sum) <= role.maxHeads()) {
                        pins.add(new Rules.Pin(person.id(), role.id()));
                        break;
                    }
                }
            }
        }
        return pins;
    }

    private static String campus(String community) {
        return community.replaceFirst("-[0-9]+$", "");
    }

    private SortedMap<String, Integer> floors(Problem flow) {
        SortedMap<String, Integer> heads = new TreeMap<>();
        flow.roles().forEach(role -> heads.merge(role.street(), role.maxHeads(), Integer::sum));
        SortedMap<String, Integer> floors = new TreeMap<>();
        heads.forEach((street, most) -> {
            if (random.nextInt(ONE_STREET_IN) == 0) {
                floors.put(street, most / 2);
            }
        });
        return floors;
    }
}
