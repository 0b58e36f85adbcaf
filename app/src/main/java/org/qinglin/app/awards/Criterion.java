package org.qinglin.app.awards;

/** A figure that a nominee has to reach. */
public record Criterion(What what, int threshold) {

    /** What is counted, and for whom it can be. */
    public enum What {
        /** Confirmed hours of a student. */
        HOURS(AwardKind.VOLUNTEER),
        MEMBERS(AwardKind.TEAM),
        /** Confirmed hours of all who are in the team today. */
        TEAM_HOURS(AwardKind.TEAM),
        /** 1 for a project that was finished with results. */
        FINISHED(AwardKind.PROJECT),
        /** Milestones that a project reached. */
        MILESTONES(AwardKind.PROJECT);

        private final AwardKind kind;

        What(AwardKind kind) {
            this.kind = kind;
        }

        public AwardKind kind() {
            return kind;
        }
    }
}
