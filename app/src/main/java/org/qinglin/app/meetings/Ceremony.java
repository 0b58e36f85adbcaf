package org.qinglin.app.meetings;

import org.jspecify.annotations.Nullable;

/**
 * Something handed over or signed at a meeting.
 *
 * @param item the agenda item it belongs to
 * @param subject a team, faculty, community code, round of awards or agreement, as the kind says
 * @param title which flag or plaque, the award, the agreement
 * @param done whether it was handed over or signed
 */
public record Ceremony(
        long id, @Nullable Long item, Kind kind, long subject, String title, String receiver, boolean done) {

    public enum Kind {
        /** 授旗 to a service team: from then on it carries the college's flag. */
        TEAM_FLAG,
        FACULTY_FLAG,
        /** 授牌. */
        COMMUNITY_PLAQUE,
        /** All of a round that is final. */
        AWARDS,
        /** A renewal or a new agreement. */
        AGREEMENT;

        /** Whether it has a name of its own, which somebody types. */
        public boolean isNamed() {
            return this != AWARDS && this != AGREEMENT;
        }
    }
}
