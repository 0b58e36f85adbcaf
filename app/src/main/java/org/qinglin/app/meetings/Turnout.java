package org.qinglin.app.meetings;

/** How many of a kind were invited, said yes or no, and came. */
public record Turnout(CameAs as, int invited, int accepted, int declined, int came) {}
