package org.qinglin.app.people;

import java.util.Locale;

/** An entry of the skill dictionary. */
public record Skill(String code, String chineseName, String englishName) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? englishName : chineseName;
    }
}
