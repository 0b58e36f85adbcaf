package org.qinglin.app.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.UnitId;

/** A student's way through the college: the classes, and when the student left. Newest first. */
public record Enrolment(List<ClassChange> changes, List<Departure> departures) {

    public record ClassChange(UnitId from, UnitId to, LocalDate on, String by) {}

    /**
     * A student who left.
     *
     * @param returnedOn the day from which the student is back, or null while away
     */
    public record Departure(
            Kind kind,
            LocalDate on,
            String reason,
            String by,
            @Nullable LocalDate returnedOn) {}

    public enum Kind {
        GRADUATED,
        LEFT
    }

    /** The departure that stands, if the student is away. */
    public Optional<Departure> departure() {
        return departures.stream().filter(each -> each.returnedOn() == null).findFirst();
    }
}
