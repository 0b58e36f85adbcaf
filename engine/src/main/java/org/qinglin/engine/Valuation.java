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
                pointsOfWish(person.wishes().indexOf(role.programme())),
                person.servedCommunities().contains(role.community()) ? weights.continuity() : 0,
                pointsOfHoursShort(person.minutesShort()),
                role.team() != null && role.team().equals(person.team()) ? weights.team() : 0,
                metres);
    }

    /**
     * The value of a pair of which all this is known: what {@link #of} adds up, for whoever asks millions of times.
     *
     * @param skillPercents sum over the skills asked for of {@link #percentOfSkill}
     * @param skillsAsked number of skills asked for
     * @param wishRank place of the programme among the wishes, from 0; negative if it is not wished
     * @param hoursShort see {@link #pointsOfHoursShort}
     */
    public int value(
            int skillPercents,
            int skillsAsked,
            int metres,
            int wishRank,
            boolean servedBefore,
            int hoursShort,
            boolean sameTeam) {
        return pointsOfSkill(skillPercents, skillsAsked)
                + near(metres)
                + pointsOfWish(wishRank)
                + (servedBefore ? weights.continuity() : 0)
                + hoursShort
                + (sameTeam ? weights.team() : 0);
    }

    private int skillFit(Person person, Role role) {
        int percents = 0;
        for (Map.Entry<String, Integer> asked : role.skills().entrySet()) {
            percents += percentOfSkill(person.skills().getOrDefault(asked.getKey(), 0), asked.getValue());
        }
        return pointsOfSkill(percents, role.skills().size());
    }

    /** 80, 90, 100 % by level above what is asked; nothing below it. */
    public static int percentOfSkill(int held, int asked) {
        return held < asked ? 0 : 80 + 10 * Math.min(held - asked, 2);
    }

    /** Half where nothing is asked, so that the skilled are kept for who needs them. */
    private int pointsOfSkill(int percents, int skillsAsked) {
        return skillsAsked == 0 ? weights.skillFit() / 2 : weights.skillFit() * percents / (100 * skillsAsked);
    }

    private int near(int metres) {
        long left = Math.max(0, weights.reachMetres() - metres);
        return (int) (weights.distance() * left / weights.reachMetres());
    }

    private int pointsOfWish(int rank) {
        return rank < 0 ? 0 : weights.wish() * WISH_PERCENT[Math.min(rank, WISH_PERCENT.length - 1)] / 100;
    }

    /** Points for being short of one's goal, whatever the role. */
    public int pointsOfHoursShort(int minutesShort) {
        long counted = Math.min(minutesShort, weights.hoursShortFull());
        return (int) (weights.hoursShort() * counted / weights.hoursShortFull());
    }
}
