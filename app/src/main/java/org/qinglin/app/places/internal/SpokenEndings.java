package org.qinglin.app.places.internal;

import java.util.ArrayList;
import java.util.List;

/** The endings of {@link PlaceNames} as they are typed in letters, in full or by initials. */
final class SpokenEndings {

    private static final List<String> ENDINGS = List.of(
            "shequjuminweiyuanhui",
            "juminweiyuanhui",
            "cunminweiyuanhui",
            "shequjuweihui",
            "jiedaobanshichu",
            "juweihui",
            "cunweihui",
            "jiedao",
            "shequ",
            "zhen",
            "sqjmwyh",
            "jmwyh",
            "cmwyh",
            "sqjwh",
            "jwh",
            "cwh",
            "jdbsc",
            "sq",
            "jd");

    private SpokenEndings() {}

    /** What was typed, and what is left of it without the ending that it may have. */
    static List<String> variants(String typed) {
        List<String> variants = new ArrayList<>(List.of(typed));
        for (String ending : ENDINGS) {
            if (typed.endsWith(ending) && typed.length() > ending.length() + 1) {
                variants.add(typed.substring(0, typed.length() - ending.length()));
                break;
            }
        }
        return variants;
    }
}
