package org.qinglin.app.practice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;

/**
 * A post near home in a season.
 *
 * @param community whose account answers for the host; null where the college does
 * @param placeName the place with what it lies in
 * @param wishes how many students have wished for it
 * @param withdrawn whether it is no longer offered
 */
public record HomePost(
        long id,
        long season,
        CollegeId college,
        @Nullable PlaceCode community,
        String hostName,
        PlaceCode place,
        String placeName,
        String title,
        String work,
        String risks,
        String contact,
        int capacity,
        LocalDate startsOn,
        LocalDate endsOn,
        int wishes,
        boolean withdrawn) {}
