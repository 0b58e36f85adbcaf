package org.qinglin.app.meetings;

import java.time.Instant;

/**
 * What comes when, and who speaks.
 *
 * @param place its number in the order, from 1
 * @param minutes how long it takes
 * @param startsAt after everything before it
 */
public record AgendaItem(long id, int place, int minutes, String what, String speaker, Instant startsAt) {}
