package org.qinglin.app.evaluation.web;

import java.util.EnumMap;
import java.util.Map;
import org.qinglin.app.evaluation.Criterion;
import org.qinglin.app.evaluation.Word;

/** Reads a word from a form: {@code score}, {@code comment}, and the criteria by their names. */
final class WordForm {

    private WordForm() {}

    static Word read(Map<String, String> fields) {
        var criteria = new EnumMap<Criterion, Integer>(Criterion.class);
        for (var criterion : Criterion.values()) {
            int score = score(fields.get(criterion.name()));
            if (score != 0) {
                criteria.put(criterion, score);
            }
        }
        return new Word(score(fields.get("score")), criteria, fields.getOrDefault("comment", ""));
    }

    /** 0 for what is none. */
    private static int score(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }
}
