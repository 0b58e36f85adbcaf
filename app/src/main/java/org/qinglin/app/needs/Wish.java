package org.qinglin.app.needs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.PlaceCode;

/**
 * A resident's wish (微心愿).
 *
 * @param personName how to call the resident; it, the phone and the address are null once erased
 * @param byHelper whether a helper entered it for the resident
 * @param request the order that it became
 */
public record Wish(
        WishId id,
        PlaceCode community,
        @Nullable String personName,
        @Nullable String phone,
        @Nullable String address,
        String words,
        boolean byHelper,
        WishStatus status,
        @Nullable RequestId request,
        @Nullable String reason,
        Instant madeAt,
        @Nullable Instant erasedAt) {

    public boolean isErased() {
        return erasedAt != null;
    }
}
