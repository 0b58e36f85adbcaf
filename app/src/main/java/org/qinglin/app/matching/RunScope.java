package org.qinglin.app.matching;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.shared.PlaceCode;

/**
 * What of the open orders a run is about.
 *
 * @param span how its days were chosen
 * @param area a district, street or town; null for all
 * @param programme a programme's code; null for all
 * @param campaign null for all orders, whether they belong to one or not
 */
public record RunScope(
        Span span,
        @Nullable PlaceCode area,
        @Nullable String programme,
        @Nullable CampaignId campaign) {

    /** Everything on the days that were typed. */
    public static final RunScope ALL = new RunScope(Span.DAYS, null, null, null);

    /** How the days of a run were chosen. */
    public enum Span {
        DAYS,
        /** From Monday to Sunday. */
        WEEK,
        /** From the day it was started to the end of the term. */
        TERM
    }

    /** Whether an order takes part. */
    public boolean admits(ServiceRequest order) {
        return (area == null || area.contains(order.community()))
                && (programme == null || programme.equals(order.programme()))
                && (campaign == null || campaign.equals(order.campaign()));
    }
}
