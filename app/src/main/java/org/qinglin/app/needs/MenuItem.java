package org.qinglin.app.needs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/**
 * What a faculty, a team or the college offers to do (制单); a community orders it with a day and a place.
 *
 * @param faculty whose item it is; null for a team's or the college's own
 * @param minutes how long a session of it usually takes
 * @param capacityHint how often it can be done, in words
 * @param retiredAt since when it cannot be ordered
 * @param ordered how often it was ordered
 */
public record MenuItem(
        MenuItemId id,
        CollegeId college,
        @Nullable UnitId faculty,
        @Nullable TeamId team,
        String title,
        String description,
        String programme,
        String riskText,
        String roleName,
        @Nullable String skill,
        int minHeads,
        int maxHeads,
        int minutes,
        @Nullable String capacityHint,
        @Nullable Instant retiredAt,
        int ordered) {

    public boolean isRetired() {
        return retiredAt != null;
    }
}
