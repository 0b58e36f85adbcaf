package org.qinglin.app.needs;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;

/**
 * A service request (点单) as it stands.
 *
 * @param riskText the risks, stated to everyone asked to serve; never empty (条例 Art.12)
 * @param insurancePolicy the accident insurance's number; a hazardous request needs it before it starts (条例 Art.17)
 * @param urgency 1 whenever it suits, 2 soon, 3 urgent
 * @param mergedInto the request that goes on in its stead, once merged
 * @param redispatchAt when the college last asked the next dispatch run to look at it first
 * @param campaign the campaign that the college put it into
 * @param reason of a refusal or withdrawal; shown to the two sides only
 */
public record ServiceRequest(
        RequestId id,
        CollegeId college,
        PlaceCode community,
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
        RequestStatus status,
        Instant submittedAt,
        LocalDate reviewDue,
        @Nullable Instant reviewedAt,
        @Nullable String reason,
        @Nullable RequestId mergedInto,
        @Nullable Instant redispatchAt,
        @Nullable CampaignId campaign) {

    /** Whether sessions may begin: what may endanger the body does not before its accident insurance is known (条例 Art.17). */
    public boolean mayStart() {
        return !hazardous || insurancePolicy != null;
    }
}
