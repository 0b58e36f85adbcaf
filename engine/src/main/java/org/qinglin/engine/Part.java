package org.qinglin.engine;

/** The named parts that a pair's value is made of. */
public enum Part {
    SKILL_FIT,
    DISTANCE,
    WISH,
    CONTINUITY,
    HOURS_SHORT,
    TEAM
}
