package org.qinglin.app.programmes;

import java.util.Locale;

/**
 * One of the practice programmes (实践项目); an entry of an editable dictionary.
 *
 * @param isRetired whether nothing new is put under it; what is there stays
 */
public record Programme(String code, String chineseName, String englishName, boolean isRetired) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? englishName : chineseName;
    }
}
