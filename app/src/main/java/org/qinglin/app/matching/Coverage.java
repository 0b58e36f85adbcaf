package org.qinglin.app.matching;

/** How far the places of one street or programme are filled. */
public record Coverage(String key, int places, int filled, int longestWait) {}
