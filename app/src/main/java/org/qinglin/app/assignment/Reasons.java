package org.qinglin.app.assignment;

import java.util.List;

/**
 * Why this student was asked: facts, which pages turn into words.
 *
 * @param metres the way to the place
 * @param skills codes of the skills asked for that the student holds
 * @param wishRank 1 for the dearest wish, 0 when the programme was not wished for
 * @param servedBefore whether the student served this community before
 * @param minutesShort minutes of service missing to the student's goal
 * @param waitingDays days that the community has waited
 * @param value the pair's value in the plan, 1…10000
 */
public record Reasons(
        int metres,
        List<String> skills,
        int wishRank,
        boolean servedBefore,
        int minutesShort,
        int waitingDays,
        boolean ownTeam,
        int value) {}
