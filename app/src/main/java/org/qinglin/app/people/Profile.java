package org.qinglin.app.people;

import java.util.List;
import java.util.Map;

/**
 * What the matching engine asks of a student beyond the record itself.
 *
 * @param skills level 1–5 by skill code
 * @param wishes programme codes, the dearest first
 */
public record Profile(Student student, Map<String, Integer> skills, List<String> wishes, List<BusyTime> busyTimes) {}
