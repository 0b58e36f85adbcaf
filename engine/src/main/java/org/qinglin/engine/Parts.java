package org.qinglin.engine;

/**
 * The value of a pair, part by part, in points.
 *
 * @param skillFit see {@link Weights#skillFit()}
 * @param distance see {@link Weights#distance()}
 * @param wish see {@link Weights#wish()}
 * @param continuity see {@link Weights#continuity()}
 * @param hoursShort see {@link Weights#hoursShort()}
 * @param team see {@link Weights#team()}
 * @param metres the way from the person to the role, for telling
 */
public record Parts(int skillFit, int distance, int wish, int continuity, int hoursShort, int team, int metres) {

    /** The value of the pair; 0 means that it is worth nothing and therefore no pair. */
    public int value() {
        return skillFit + distance + wish + continuity + hoursShort + team;
    }

    public int of(Part part) {
        return switch (part) {
            case SKILL_FIT -> skillFit;
            case DISTANCE -> distance;
            case WISH -> wish;
            case CONTINUITY -> continuity;
            case HOURS_SHORT -> hoursShort;
            case TEAM -> team;
        };
    }
}
