package org.qinglin.app.places;

import org.qinglin.app.shared.PlaceCode;

/**
 * A place found.
 *
 * @param within the names of the places around it, the largest first, which tell two of the same name apart:
 *     {@code 青岛市 · 黄岛区 · 长江路街道}
 */
public record PlaceHit(PlaceCode code, String name, PlaceLevel level, String within) {}
