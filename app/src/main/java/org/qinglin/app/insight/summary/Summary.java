package org.qinglin.app.insight.summary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was made.
 *
 * @param title whom it is about, and when
 * @param digest SHA-256 of what is kept, in hexadecimal: two prints with the same digest say the same
 */
public record Summary(
        SummaryId id,
        Scope scope,
        String title,
        LocalDate from,
        LocalDate to,
        Instant madeAt,
        String digest,
        Content content) {

    /** What is kept of it. */
    public record Content(
            List<Figure> figures,
            List<Project> projects,
            List<Fulfilled> agreements,
            List<Voice> voices,
            List<Picture> pictures) {}

    /** @param words the results of a finished one */
    public record Project(
            long id,
            String name,
            String programme,
            String status,
            @Nullable String words) {}

    /** An agreement in its days: how many of its commitments are kept. */
    public record Fulfilled(long id, String title, long reached, int commitments) {}

    /** @param side {@code COMMUNITY} or {@code STUDENT}; nobody is named */
    public record Voice(String side, int score, String words, String session, LocalDate on) {}

    /** A picture of a closing report, with its words. */
    public record Picture(long id, long session, String alt) {}

    /** The figures of a group, in the order of measures. */
    public List<Figure> in(Group group) {
        return content.figures().stream().filter(each -> each.group() == group).toList();
    }

    public Optional<Figure> figure(Group group, String key, String measure) {
        return content.figures().stream()
                .filter(each -> each.group() == group
                        && each.key().equals(key)
                        && each.measure().equals(measure))
                .findFirst();
    }

    /** A figure as a number; 0 where there is none or it is hidden. */
    public BigDecimal value(Group group, String key, String measure) {
        return figure(group, key, measure).map(Figure::value).orElse(BigDecimal.ZERO);
    }
}
