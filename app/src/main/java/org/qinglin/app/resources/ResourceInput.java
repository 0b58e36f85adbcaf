package org.qinglin.app.resources;

import org.jspecify.annotations.Nullable;

/**
 * A resource as it was typed, by form or API.
 *
 * @param opens such as {@code 08:30}
 */
public record ResourceInput(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String about,
        @Nullable String location,
        @Nullable String opens,
        @Nullable String closes,
        @Nullable String sharing) {

    public static ResourceInput blank() {
        return new ResourceInput("VENUE", null, null, null, "08:00", "20:00", "AGREEMENT");
    }

    public static ResourceInput of(Resource said) {
        return new ResourceInput(
                said.kind().name(),
                said.name(),
                said.about(),
                said.location(),
                said.opens().toString(),
                said.closes().toString(),
                said.sharing().name());
    }
}
