package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Rules;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.Valuation;

/** The pins of a problem by number. */
final class Pins {

    private final Problem problem;
    private final TimeBlocks blocks;
    private final Map<Integer, List<Integer>> placesOf = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final int[] heads;
    private BigInteger value = BigInteger.ZERO;

    Pins(Problem problem, TimeBlocks blocks, Valuation valuation) {
        this.problem = problem;
        this.blocks = blocks;
        this.heads = new int[problem.roles().size()];
        if (problem.rules().pins().isEmpty()) {
            return;
        }
        Map<String, Integer> people = new HashMap<>();
        problem.people().forEach(person -> people.put(person.id(), people.size()));
        Map<String, Integer> roles = new HashMap<>();
        problem.roles().forEach(role -> roles.put(role.id(), roles.size()));
        for (Rules.Pin pin : problem.rules().pins()) {
            Integer person = people.get(pin.personId());
            Integer place = roles.get(pin.roleId());
            if (person != null && place != null) {
                numbers.put((long) person << 32 | place, numbers.size());
                placesOf.computeIfAbsent(person, each -> new ArrayList<>()).add(place);
                int worth = valuation
                        .of(problem.people().get(person), problem.roles().get(place))
                        .value();
                value = value.add(BigInteger.valueOf(
                        (long) worth + problem.weights().place(problem.roles().get(place), ++heads[place])));
            }
        }
    }

    int count() {
        return numbers.size();
    }

    /** −1 if the pair is not pinned. */
    int number(int person, int place) {
        return numbers.isEmpty() ? -1 : numbers.getOrDefault((long) person << 32 | place, -1);
    }

    List<Integer> ofPerson(int person) {
        return placesOf.isEmpty() ? List.of() : placesOf.getOrDefault(person, List.of());
    }

    int heads(int place) {
        return heads[place];
    }

    /** Value of all pinned pairs with their places. */
    BigInteger value() {
        return value;
    }

    /** Whether a person can take a place beside what is pinned for them. */
    boolean fitBeside(int person, int place) {
        for (int pinned : ofPerson(person)) {
            if (blocks.ofRole(pinned) == blocks.ofRole(place)
                    || !problem.rules()
                            .together(
                                    problem.roles().get(pinned), problem.roles().get(place))) {
                return false;
            }
        }
        return true;
    }
}
