package org.qinglin.app.organisations;

import java.time.LocalDate;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;

/** A co-construction agreement (共建协议) between a faculty and a street or town. */
public record Agreement(
        CollegeId college,
        UnitId faculty,
        PlaceCode street,
        String streetName,
        String title,
        LocalDate signedOn,
        LocalDate endsOn) {}
