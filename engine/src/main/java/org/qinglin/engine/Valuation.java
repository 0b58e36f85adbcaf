package org.qinglin.engine;

import java.util.Map;

/**
 * What an eligible pair is worth: the one place where it is written. Whole numbers only, so that every machine finds the
 * same value.
 */
public final class Valuation {

    private static final int[] WISH_PERCENT = {100, 75, 50, 25};

    private final Weights weights;

    public Valuation(Weights weights) {
        this.weights = weights;
    }

    /** The parts of the pair's value; asks only about worth, not whether the pair is eligible. */
    public Parts of(Person person, Role role) {
        int metres = person.position().metresTo(role.position());
        return new Parts(
                skillFit(person, role),
                near(metres),
                wish(person, role),
                person.servedCommunities().contains(role.community()) ? weights.continuity() : 0,
                hoursShort(person),
                role.team() != null && role.team().equals(person.team()) ? weights.team() : 0,
                metres);
    }

    /** Half where nothing is asked, so that the skilled are kept for who needs them; 80, 90, 100 % by level above. */
    private int skillFit(Person person, Role role) {
        if (role.skills().isEmpty()) {
            return weights.skillFit() / 2;
        }
        int percent = 0;
        for (Map.Entry<String, Integer> asked : role.skills().entrySet()) {
            int above = person.skills().getOrDefault(asked.getKey(), 0) - asked.getValue();
            percent += above < 0 ? 0 : 80 + 10 * Math.min(above, 2);
        }
        return weights.skillFit() * percent / (100 * role.skills().size());
    }

    private int near(int metres) {
        long left = Math.max(0, weights.reachMetres() - metres);
        return (int) (weights.distance() * left / weights.reachMetres());
    }

    private int wish(Person person, Role role) {
        int rank = person.wishes().indexOf(role.programme());
        return rank < 0 ? 0 : weights.wish() * WISH_PERCENT[Math.min(rank, WISH_PERCENT.length - 1)] / 100;
    }

    private int hoursShort(Person person) {
        long counted = Math.min(person.minutesShort(), weights.hoursShortFull());
        return (int) (weights.hoursShort() * counted / weights.hoursShortFull());
    }
}
