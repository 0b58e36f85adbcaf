package org.qinglin.app.awards;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** A figure that a nominee has to reach, or not to exceed. */
public record Criterion(What what, BigDecimal threshold) {

    public boolean isMetBy(BigDecimal figure) {
        int compared = figure.compareTo(threshold);
        return what.isAtMost() ? compared <= 0 : compared >= 0;
    }

    /** What is counted, and for whom it can be. */
    public enum What {
        /** Confirmed hours of a student within the round's days. */
        HOURS(AwardKind.VOLUNTEER, "60"),
        /** Sessions at which the student served. */
        SERVICES(AwardKind.VOLUNTEER, ""),
        /** The communities' mean score, 1 to 5, of the sessions at which the student served. */
        SCORE(AwardKind.VOLUNTEER, ""),
        /** Misses that count, within the window of the college's own rule; at most so many. */
        MISSES(AwardKind.VOLUNTEER, "0"),
        MEMBERS(AwardKind.TEAM, "10"),
        /** Months since the flag was granted that the team carries. */
        TEAM_MONTHS(AwardKind.TEAM, "12"),
        /** Confirmed hours, within the round's days, of all who are in the team today. */
        TEAM_HOURS(AwardKind.TEAM, ""),
        TEAM_SERVICES(AwardKind.TEAM, ""),
        TEAM_SCORE(AwardKind.TEAM, ""),
        /** Sessions that a community ordered and at which students of the college served. */
        HOSTED(AwardKind.COMMUNITY, "10"),
        PARTNER_MONTHS(AwardKind.COMMUNITY, "12"),
        /** 1 for a project that was finished with results. */
        FINISHED(AwardKind.PROJECT, "1"),
        /** Milestones that a project reached. */
        MILESTONES(AwardKind.PROJECT, "");

        private final AwardKind kind;
        private final String usual;

        What(AwardKind kind, String usual) {
            this.kind = kind;
            this.usual = usual;
        }

        public AwardKind kind() {
            return kind;
        }

        /** What colleges mostly ask for, as a form proposes it; empty where they mostly do not. */
        public String usual() {
            return usual;
        }

        /** Whether the threshold is the most that there may be. */
        public boolean isAtMost() {
            return this == MISSES;
        }

        /** Whether it is asked for or not, without a number. */
        public boolean isYesOrNo() {
            return this == FINISHED;
        }

        public static List<What> of(AwardKind kind) {
            return Arrays.stream(values()).filter(each -> each.kind == kind).toList();
        }
    }
}
