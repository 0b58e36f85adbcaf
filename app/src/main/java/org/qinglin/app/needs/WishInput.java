package org.qinglin.app.needs;

import org.jspecify.annotations.Nullable;

/**
 * A wish as it was typed. No more is asked than is needed to call back.
 *
 * @param community the code of the resident's community; a helper's own where left out
 * @param consent {@code "true"} when the resident has read the notice and agrees
 */
public record WishInput(
        @Nullable String community,
        @Nullable String words,
        @Nullable String personName,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String consent) {

    public static WishInput blank() {
        return new WishInput(null, null, null, null, null, null);
    }
}
