package org.qinglin.bench.loop;

/** What goes wrong, or nothing, while somebody signs in and out. */
enum MarkStory {
    /** Signs in on coming and out on leaving. */
    AS_IT_SHOULD_BE,
    /** Scans the code for leaving on coming, and the right one only later. */
    OUT_BEFORE_IN,
    /** Signs in only, or out only, or not at all. */
    MISSING,
    /** Sends each scan twice at once, and scans once more a few minutes later. */
    REPEATED,
    /** Sends old codes, forged ones and those of another session; and what a phone kept offline, several times. */
    REPLAYED
}
