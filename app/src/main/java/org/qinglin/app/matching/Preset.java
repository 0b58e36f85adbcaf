package org.qinglin.app.matching;

import org.qinglin.engine.Weights;

/** Sets of weights with a name, to begin from. */
public enum Preset {
    /** As a new college has them. */
    BALANCED,
    /** Short ways before everything else. */
    NEAR,
    /** Skills before everything else. */
    FIT,
    /** What the students wished for before everything else. */
    WISH,
    /** Those who lack most hours before everything else. */
    HOURS,
    /** Who waited long, and a first head everywhere before a third anywhere. */
    WAITING;

    /** The weights, with a reach in metres that no preset changes. */
    public Weights weights(int reachMetres) {
        var base = Weights.defaults();
        return switch (this) {
            case BALANCED -> base.withReachMetres(reachMetres);
            case NEAR -> parts(base, 1500, 6000, 1000, 500, 700, 300, reachMetres);
            case FIT -> parts(base, 6000, 1500, 1000, 500, 700, 300, reachMetres);
            case WISH -> parts(base, 1500, 1000, 6000, 500, 700, 300, reachMetres);
            case HOURS -> parts(base, 1500, 1000, 1000, 300, 6000, 200, reachMetres);
            case WAITING ->
                new Weights(
                        base.skillFit(),
                        base.distance(),
                        base.wish(),
                        base.continuity(),
                        base.hoursShort(),
                        base.team(),
                        reachMetres,
                        base.hoursShortFull(),
                        base.minimumHead(),
                        2000,
                        1000,
                        base.urgencyPoint(),
                        300,
                        60);
        };
    }

    private static Weights parts(
            Weights base, int skill, int distance, int wish, int continuity, int hours, int team, int reachMetres) {
        return new Weights(
                skill,
                distance,
                wish,
                continuity,
                hours,
                team,
                reachMetres,
                base.hoursShortFull(),
                base.minimumHead(),
                base.furtherHead(),
                base.furtherStep(),
                base.urgencyPoint(),
                base.waitingPoint(),
                base.waitingDaysMost());
    }
}
