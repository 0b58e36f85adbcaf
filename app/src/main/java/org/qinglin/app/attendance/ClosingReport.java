package org.qinglin.app.attendance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;

/**
 * What was done at a session (结项报告).
 *
 * @param done in the writer's words
 * @param residents heads served
 * @param changedAt when its writer last changed it
 */
public record ClosingReport(
        SessionId session,
        Side side,
        String done,
        int residents,
        AccountId writtenBy,
        Instant writtenAt,
        @Nullable Instant changedAt,
        List<Picture> pictures) {

    /** @param alt what it shows, for who cannot see it */
    public record Picture(long id, String alt) {}

    /** Who speaks. */
    public enum Side {
        COMMUNITY,
        TEAM
    }
}
