package org.qinglin.app.evaluation;

import java.util.Map;

/**
 * What somebody says of a session.
 *
 * @param score 1 (poor) to 5 (very good); 0 if none was chosen
 * @param criteria the same scale for single criteria, any of which may be missing
 */
public record Word(int score, Map<Criterion, Integer> criteria, String comment) {

    public static Word of(int score, String comment) {
        return new Word(score, Map.of(), comment);
    }
}
