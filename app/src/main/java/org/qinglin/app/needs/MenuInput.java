package org.qinglin.app.needs;

import org.jspecify.annotations.Nullable;

/** A menu item as it was typed, by form or API. */
public record MenuInput(
        @Nullable String title,
        @Nullable String description,
        @Nullable String programme,
        @Nullable String riskText,
        @Nullable String roleName,
        @Nullable String skill,
        @Nullable String min,
        @Nullable String max,
        @Nullable String minutes,
        @Nullable String capacityHint) {

    /** A blank item with what most items have. */
    public static MenuInput blank() {
        return new MenuInput(null, null, null, null, null, null, "2", "4", "120", null);
    }

    /** An item as it could be typed, for changing it. */
    public static MenuInput of(MenuItem item) {
        return new MenuInput(
                item.title(),
                item.description(),
                item.programme(),
                item.riskText(),
                item.roleName(),
                item.skill(),
                Integer.toString(item.minHeads()),
                Integer.toString(item.maxHeads()),
                Integer.toString(item.minutes()),
                item.capacityHint());
    }
}
