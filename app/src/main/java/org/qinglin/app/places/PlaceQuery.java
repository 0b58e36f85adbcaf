package org.qinglin.app.places;

import java.util.Optional;
import org.qinglin.app.shared.PlaceCode;

/**
 * What is searched for.
 *
 * @param text a name or part of one, in Chinese, pinyin or initials, mistakes included; names of places around may stand
 *     in front (黄岛区长江路街道峨眉山路社区)
 * @param limit how many answers, from 1 to 50
 * @param within search only here
 */
public record PlaceQuery(String text, int limit, Optional<PlaceCode> within) {

    public PlaceQuery {
        if (limit < 1 || limit > 50) {
            throw new IllegalArgumentException("limit is " + limit + "; ask for 1 to 50 places");
        }
    }
}
