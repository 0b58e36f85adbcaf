package org.qinglin.app.programmes;

import java.io.Serializable;

/** Identifies a campaign. */
public record CampaignId(long value) implements Serializable {}
