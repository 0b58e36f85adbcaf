package org.qinglin.app.programmes;

import java.time.LocalDate;
import org.qinglin.app.shared.CollegeId;

/**
 * What a college does together with its communities in some weeks, such as Lei Feng month: orders belong to it, and a
 * dispatch run may be about it alone.
 *
 * @param endsOn belongs to it too
 */
public record Campaign(CampaignId id, CollegeId college, String name, LocalDate startsOn, LocalDate endsOn) {}
