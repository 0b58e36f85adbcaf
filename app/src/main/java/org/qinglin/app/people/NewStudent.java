package org.qinglin.app.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.UnitId;

/** A student to be registered. {@code consentedAt} is null until the student accepts the privacy notice. */
public record NewStudent(
        UnitId classId,
        String number,
        String name,
        LocalDate birthDate,
        @Nullable String phone,
        GeoPoint position,
        int weeklyCapacity,
        int goalMinutes,
        @Nullable Instant consentedAt,
        @Nullable GuardianConsent guardian,
        Map<String, Integer> skills,
        List<String> wishes,
        List<BusyTime> busyTimes) {}
