package org.qinglin.app.shared.honours;

import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/** Whose awards are asked for. */
public sealed interface Winner {

    record OfStudent(StudentId student) implements Winner {}

    /** A team and the projects that it runs. */
    record OfTeam(TeamId team) implements Winner {}

    /** The teams and projects of a faculty. */
    record OfFaculty(UnitId faculty) implements Winner {}

    /** A community and the projects that are done there. */
    record OfCommunity(PlaceCode community) implements Winner {}

    record OfProject(long project) implements Winner {}
}
