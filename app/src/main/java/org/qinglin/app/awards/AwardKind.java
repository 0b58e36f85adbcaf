package org.qinglin.app.awards;

/** For whom a round of awards is (domain rule 15). */
public enum AwardKind {
    VOLUNTEER,
    TEAM,
    COMMUNITY,
    PROJECT
}
