package org.qinglin.app.organisations.agreements;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;

/**
 * A community college (社区学院): a faculty's Party general branch and a street or town.
 *
 * @param branch the Party general branch (党总支) by name
 * @param foundedOn the day on which the first agreement was signed, or null before
 */
public record CommunityCollege(
        long id,
        CollegeId college,
        UnitId faculty,
        String branch,
        PlaceCode street,
        String streetName,
        String name,
        @Nullable LocalDate foundedOn) {

    /** For which side a viewer acts; empty for whoever belongs to neither. */
    public Optional<Side> sideOf(Viewer viewer) {
        if (viewer.is(Role.STREET) && street.equals(viewer.place())) {
            return Optional.of(Side.STREET);
        }
        boolean ofCollege = viewer.is(Role.COLLEGE) && college.equals(viewer.college());
        boolean ofFaculty = viewer.is(Role.FACULTY) && faculty.equals(viewer.unit());
        return ofCollege || ofFaculty ? Optional.of(Side.COLLEGE) : Optional.empty();
    }
}
