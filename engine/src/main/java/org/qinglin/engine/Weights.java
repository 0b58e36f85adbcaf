package org.qinglin.engine;

/**
 * What a plan is measured by: whole points, configuration of the college, shown to everyone.
 *
 * <p>The first six are the most that each part of a pair's value can earn; together they make a value of at most
 * {@value #MAX_VALUE}. The last six make the value of a place: the k-th head of a role is worth
 * {@code minimumHead} while k is at most the role's minimum, then {@code furtherHead}, less {@code furtherStep} for each
 * head more, never below 0; urgency and waiting add the same to each head. So a place's value never rises with k, and
 * whoever fills it adds it to the pair's value: the plan stays a flow.
 *
 * @param skillFit for skills that the role asks for, more for levels above it
 * @param distance full next door, nothing at the limit of reach
 * @param wish full for the first wish, then ¾, ½, ¼
 * @param continuity for a community served before
 * @param hoursShort full for someone who lacks {@code hoursShortFull} minutes or more
 * @param team for a member of the team that runs the service
 * @param reachMetres farthest way to a role
 * @param hoursShortFull minutes short of the goal from which the hours part is full
 * @param minimumHead points of each head up to the minimum
 * @param furtherHead points of the first head beyond it; at most {@code minimumHead}
 * @param furtherStep points less for each further head
 * @param urgencyPoint points for each level of urgency
 * @param waitingPoint points for each day waited
 * @param waitingDaysMost days beyond which waiting adds no more
 */
public record Weights(
        int skillFit,
        int distance,
        int wish,
        int continuity,
        int hoursShort,
        int team,
        int reachMetres,
        int hoursShortFull,
        int minimumHead,
        int furtherHead,
        int furtherStep,
        int urgencyPoint,
        int waitingPoint,
        int waitingDaysMost) {

    /** Most a pair can be worth. */
    public static final int MAX_VALUE = 10_000;

    private static final int MAX_POINTS = 1_000_000;

    public Weights {
        Checks.between("weight of skill fit", skillFit, 0, MAX_VALUE);
        Checks.between("weight of distance", distance, 0, MAX_VALUE);
        Checks.between("weight of wish", wish, 0, MAX_VALUE);
        Checks.between("weight of continuity", continuity, 0, MAX_VALUE);
        Checks.between("weight of hours short", hoursShort, 0, MAX_VALUE);
        Checks.between("weight of team", team, 0, MAX_VALUE);
        Checks.between(
                "sum of the six weights",
                (long) skillFit + distance + wish + continuity + hoursShort + team,
                1,
                MAX_VALUE);
        Checks.between("reach in metres", reachMetres, 1, 20_100_000);
        Checks.between("minutes short that earn full points", hoursShortFull, 1, 1_000_000);
        Checks.between("value of a head up to the minimum", minimumHead, 0, MAX_POINTS);
        Checks.between("value of a further head", furtherHead, 0, minimumHead);
        Checks.between("step of a further head", furtherStep, 0, MAX_POINTS);
        Checks.between("points of urgency", urgencyPoint, 0, MAX_POINTS);
        Checks.between("points of a day waited", waitingPoint, 0, MAX_POINTS);
        Checks.between("days waited that count", waitingDaysMost, 0, 10_000);
    }

    /** The default of a new college. */
    public static Weights defaults() {
        return new Weights(2500, 2500, 2000, 1000, 1500, 500, 15_000, 1200, 10_000, 4000, 500, 1000, 50, 30);
    }

    /** The same with another reach. */
    public Weights withReachMetres(int metres) {
        return new Weights(
                skillFit,
                distance,
                wish,
                continuity,
                hoursShort,
                team,
                metres,
                hoursShortFull,
                minimumHead,
                furtherHead,
                furtherStep,
                urgencyPoint,
                waitingPoint,
                waitingDaysMost);
    }

    /** The value of the {@code k}-th head of a role, k from 1; the same or less for each further k. */
    public int place(Role role, int k) {
        int heads = k <= role.minHeads()
                ? minimumHead
                : (int) Math.max(0, furtherHead - (long) furtherStep * (k - role.minHeads() - 1L));
        return heads + urgencyPoint * role.urgency() + waitingPoint * Math.min(role.waitingDays(), waitingDaysMost);
    }
}
