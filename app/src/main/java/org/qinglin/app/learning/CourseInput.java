package org.qinglin.app.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A course as it was typed, by form or API.
 *
 * @param college the college that a community holds it with; others give none
 * @param access names of {@link Course.Access}
 */
public record CourseInput(
        @Nullable String college,
        @Nullable String kind,
        @Nullable String programme,
        @Nullable String title,
        @Nullable String englishTitle,
        @Nullable String about,
        @Nullable String audience,
        @Nullable String ageNote,
        @Nullable List<String> access,
        @Nullable String hours,
        @Nullable String passPercent) {

    public static CourseInput blank(int passPercent) {
        return new CourseInput(
                null,
                "LIFELONG_LEARNING",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                Integer.toString(passPercent));
    }

    /** What was kept, for changing it. */
    public static CourseInput of(Course course) {
        return new CourseInput(
                Long.toString(course.college().value()),
                course.kind().name(),
                course.programme(),
                course.title(),
                course.englishTitle(),
                course.about(),
                course.audience(),
                course.ageNote(),
                course.access().stream().map(Enum::name).toList(),
                Integer.toString(course.hours()),
                Integer.toString(course.passPercent()));
    }

    public boolean has(Course.Access wanted) {
        return access != null && access.contains(wanted.name());
    }
}
