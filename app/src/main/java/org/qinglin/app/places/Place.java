package org.qinglin.app.places;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;

/**
 * An entry of the register.
 *
 * @param aliases what else people call it
 * @param position null where the register has none
 * @param schematic whether the position was made up for maps, near the true one at best; pages have to say so
 * @param validTo the last day of an abolished code
 */
public record Place(
        PlaceCode code,
        String name,
        List<String> aliases,
        @Nullable GeoPoint position,
        boolean schematic,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public PlaceLevel level() {
        return PlaceLevel.of(code);
    }
}
