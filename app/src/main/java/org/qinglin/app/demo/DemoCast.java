package org.qinglin.app.demo;

import java.util.Map;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/**
 * Who takes part in the demo, with the accounts that act.
 *
 * @param colleges by slug; {@code collegeViewers} likewise
 * @param communities viewers by register code
 * @param students viewers by the student's id
 * @param studentIds by student number
 */
record DemoCast(
        Map<String, CollegeId> colleges,
        Map<String, Viewer> collegeViewers,
        Map<String, UnitId> faculties,
        Map<String, Viewer> communities,
        Map<StudentId, Viewer> students,
        Map<String, StudentId> studentIds,
        Map<String, TeamId> teams) {}
