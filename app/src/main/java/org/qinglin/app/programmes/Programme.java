package org.qinglin.app.programmes;

import java.util.Locale;

/** One of the practice programmes (实践项目); an entry of an editable dictionary. */
public record Programme(String code, String chineseName, String englishName) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? englishName : chineseName;
    }
}
