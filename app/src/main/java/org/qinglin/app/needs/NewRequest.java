package org.qinglin.app.needs;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;

/** A request that passed {@link OrderRules} and may be submitted. Every session needs every role. */
public record NewRequest(
        CollegeId college,
        String programme,
        String title,
        String description,
        String riskText,
        boolean hazardous,
        @Nullable String insurancePolicy,
        @Nullable Integer minAge,
        @Nullable Integer maxAge,
        int urgency,
        String contactName,
        String contactPhone,
        String place,
        GeoPoint position,
        List<Time> times,
        List<NewRole> roles) {

    /** When a session takes place, in China's time. */
    public record Time(LocalDateTime from, LocalDateTime to) {}

    public record NewRole(String name, int minHeads, int maxHeads, Map<String, Integer> skills) {}
}
