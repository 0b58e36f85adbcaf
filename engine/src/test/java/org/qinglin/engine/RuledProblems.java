package org.qinglin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small problems with some of the rules that break the flow form, each by its seed. */
final class RuledProblems {

    private RuledProblems() {}

    static Problem of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Problem flow = RandomProblems.of(seed, 5, 5);
        SortedMap<String, List<String>> units = new TreeMap<>();
        if (random.nextBoolean() && flow.people().size() >= 2) {
            units.put(
                    "u", List.of(flow.people().get(0).id(), flow.people().get(1).id()));
        }
        List<Rules.Pin> pins = new ArrayList<>();
        if (random.nextInt(3) == 0 && flow.people().size() > 2 && !flow.roles().isEmpty()) {
            Person person = flow.people().get(2);
            Role role = flow.roles().get(0);
            if (role.maxHeads() > 0
                    && person.capacity() > 0
                    && new Valuation(flow.weights()).of(person, role).value() > 0) {
                pins.add(new Rules.Pin(person.id(), role.id()));
            }
        }
        SortedMap<String, Integer> floors = new TreeMap<>();
        if (random.nextInt(3) == 0 && !flow.roles().isEmpty()) {
            floors.put(flow.roles().get(0).street(), 1);
        }
        return flow.with(new Rules(
                random.nextBoolean(), random.nextBoolean(), random.nextBoolean() ? 100 : 0, pins, units, floors));
    }
}
