package org.qinglin.app.learning;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;

/**
 * A course for residents.
 *
 * @param faculty whose it is; null for one of the college as a whole, or of a community
 * @param owner the community whose own it is; null for the college's
 * @param programme the practice programme that it is part of, by its code; null for none
 * @param ageNote for which ages, in words; null where it does not matter
 * @param hours planned lesson hours (课时) of the whole course
 * @param passPercent how much of the lessons held one must have attended for a certificate, 1 to 100
 */
public record Course(
        CourseId id,
        CollegeId college,
        @Nullable UnitId faculty,
        @Nullable PlaceCode owner,
        Kind kind,
        @Nullable String programme,
        String title,
        @Nullable String englishTitle,
        String about,
        String audience,
        @Nullable String ageNote,
        Set<Access> access,
        int hours,
        int passPercent) {

    /** What a course is for. */
    public enum Kind {
        /** 职业技能培训. */
        SKILL_TRAINING,
        /** 全民终身学习. */
        LIFELONG_LEARNING,
        /** 社区文化. */
        COMMUNITY_CULTURE
    }

    /** What is there for those who see, hear or walk less well. */
    public enum Access {
        STEP_FREE,
        ACCESSIBLE_TOILET,
        HEARING_LOOP,
        LARGE_PRINT,
        SIGN_LANGUAGE,
        SLOW_PACE
    }

    public String title(Locale locale) {
        return englishTitle != null && locale.getLanguage().equals("en") ? englishTitle : title;
    }
}
