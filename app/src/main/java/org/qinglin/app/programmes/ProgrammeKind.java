package org.qinglin.app.programmes;

import java.util.Locale;

/**
 * A kind within a programme, such as 为老服务 within 志愿服务.
 *
 * @param isRetired whether it is no longer proposed
 */
public record ProgrammeKind(long id, String programme, String chineseName, String englishName, boolean isRetired) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? englishName : chineseName;
    }
}
