package org.qinglin.app.resources;

import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.notice.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who owns a resource, or asks for one: a college or one of its faculties, or a community or street.
 *
 * @param faculty null for the college as a whole
 * @param place null on the college's side, there on the other
 */
public record Party(
        @Nullable CollegeId college,
        @Nullable UnitId faculty,
        @Nullable PlaceCode place) {

    public static Party of(Viewer viewer) {
        if (viewer.is(Role.COMMUNITY) || viewer.is(Role.STREET)) {
            return new Party(null, null, viewer.mustPlace());
        }
        return new Party(viewer.mustCollege(), viewer.is(Role.FACULTY) ? viewer.mustUnit() : null, null);
    }

    /** Whether what is the other's is this one's to decide: a college decides for its faculties. */
    public boolean actsFor(Party other) {
        return equals(other) || college != null && faculty == null && college.equals(other.college());
    }

    /** The first nine digits of a place: its street. */
    public @Nullable String street() {
        return place == null ? null : place.value().substring(0, 9);
    }

    /** Gives a statement the parameters {@code :college}, {@code :faculty} and {@code :place}. */
    JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement) {
        return statement
                .param("college", college == null ? null : college.value(), Types.BIGINT)
                .param("faculty", faculty == null ? null : faculty.value(), Types.BIGINT)
                .param("place", place == null ? null : place.value(), Types.VARCHAR);
    }

    /** Whom a notice for this party reaches. */
    Recipient recipient() {
        if (place != null) {
            return place.value().length() == 12 ? Recipient.community(place) : Recipient.street(place);
        }
        return faculty != null ? Recipient.faculty(faculty) : Recipient.college(Objects.requireNonNull(college));
    }

    /** Of one college, or in one street. */
    public boolean isBeside(Party other) {
        return college != null ? college.equals(other.college()) : street() != null && street().equals(other.street());
    }
}
