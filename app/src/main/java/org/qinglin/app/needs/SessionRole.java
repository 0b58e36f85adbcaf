package org.qinglin.app.needs;

import java.util.Map;

/**
 * What some of the helpers of a session do.
 *
 * @param skills the level (1–5) asked for, by skill code
 */
public record SessionRole(
        SessionRoleId id, SessionId session, String name, int minHeads, int maxHeads, Map<String, Integer> skills) {}
