package org.qinglin.app.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.people.BusyTime;
import org.qinglin.app.people.Profile;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Role;

/** Students and roles in the engine's own words; the one place where the platform's terms meet the engine's. */
public final class EngineForm {

    /** Nobody is asked to serve before or after these hours. */
    private static final LocalTime DAY_STARTS = LocalTime.of(7, 0);

    private static final LocalTime DAY_ENDS = LocalTime.of(22, 0);

    private EngineForm() {}

    /** A student who may take {@code capacity} tasks; free time is left to the caller, who knows the days. */
    public static Person.Builder person(Profile profile, int capacity) {
        var student = profile.student();
        return Person.of(
                        Long.toString(student.id().value()),
                        capacity,
                        position(student.position()),
                        student.birthDate())
                // mayServe already holds the consent; the policy asks again at the age on the day.
                .guardianConsent(student.mayServe())
                .skills(profile.skills())
                .wishes(profile.wishes());
    }

    /** When a student is free on some days: from 7 to 22, less the timetable. */
    public static List<Period> free(Profile profile, LocalDate first, LocalDate last) {
        var free = new ArrayList<Period>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var from = day.atTime(DAY_STARTS);
            for (var busy : busyOn(profile, day)) {
                addIfAny(free, from, day.atTime(busy.starts()));
                if (day.atTime(busy.ends()).isAfter(from)) {
                    from = day.atTime(busy.ends());
                }
            }
            addIfAny(free, from, day.atTime(DAY_ENDS));
        }
        return free;
    }

    static List<Period> freeOn(Profile profile, ServiceSession session) {
        return free(
                profile,
                local(session.startsAt()).toLocalDate(),
                local(session.endsAt()).toLocalDate());
    }

    private static List<BusyTime> busyOn(Profile profile, LocalDate day) {
        return profile.busyTimes().stream()
                .filter(busy -> busy.weekday() == day.getDayOfWeek())
                .toList();
    }

    private static void addIfAny(List<Period> periods, LocalDateTime from, LocalDateTime to) {
        if (from.isBefore(to)) {
            periods.add(new Period(from, to));
        }
    }

    /** A role of a session, with all its places. */
    public static Role.Builder role(ServiceRequest request, ServiceSession session, SessionRole role, int waitingDays) {
        return Role.of(
                        Long.toString(role.id().value()),
                        new Period(local(session.startsAt()), local(session.endsAt())),
                        position(session.position()))
                .session(
                        Long.toString(session.id().value()),
                        Long.toString(request.id().value()))
                .place(request.community().value(), request.community().street().value())
                .programme(request.programme())
                .skills(role.skills())
                .heads(role.minHeads(), role.maxHeads())
                .urgency(request.urgency() - 1)
                .waitingDays(waitingDays)
                .ages(
                        request.minAge() == null ? 0 : request.minAge(),
                        request.maxAge() == null ? Role.NO_MAX_AGE : request.maxAge());
    }

    public static Position position(GeoPoint point) {
        return new Position(point.longitude(), point.latitude());
    }

    public static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, China.TIME);
    }
}
