package org.qinglin.app.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;

/**
 * A student of a college, also after leaving it.
 *
 * @param volunteerNumber the platform's own number, never the ID number (domain rule 11)
 * @param weeklyCapacity tasks that the student will take in one week
 * @param goalMinutes minutes of service the student wants to reach this term
 * @param leftOn the day from which the student is away, or null
 * @param mayServe whether the student is here, the privacy notice was accepted and, under 18, a guardian consented (domain rule 13)
 */
public record Student(
        StudentId id,
        CollegeId college,
        UnitId classId,
        String number,
        String volunteerNumber,
        String name,
        LocalDate birthDate,
        @Nullable String phone,
        GeoPoint position,
        int weeklyCapacity,
        int goalMinutes,
        @Nullable LocalDate leftOn,
        boolean mayServe) {}
