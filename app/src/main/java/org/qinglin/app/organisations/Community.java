package org.qinglin.app.organisations;

import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;

/**
 * A community or village that takes part.
 *
 * @param name what people call it; {@code registerName} is the register's word for the same code
 * @param schematic whether the position is drawn by the district's seat because the register has none
 */
public record Community(
        PlaceCode code,
        String name,
        String registerName,
        PlaceCode street,
        String streetName,
        String districtName,
        GeoPoint position,
        boolean schematic) {}
