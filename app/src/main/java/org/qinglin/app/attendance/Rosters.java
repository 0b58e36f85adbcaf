package org.qinglin.app.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.people.EmergencyContact;
import org.qinglin.app.people.EmergencyContacts;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roster of a session with numbers to call, and who is insured there: for the organiser alone, and each look leaves a
 * line in the audit trail.
 */
@Service
@Transactional
public class Rosters {

    private final Attendance attendance;
    private final Places places;
    private final Students students;
    private final EmergencyContacts contacts;
    private final AuditTrail audit;

    Rosters(Attendance attendance, Places places, Students students, EmergencyContacts contacts, AuditTrail audit) {
        this.attendance = attendance;
        this.places = places;
        this.students = students;
        this.contacts = contacts;
        this.audit = audit;
    }

    /** A session with whoever helps there, in the order in which they accepted. */
    public record Roster(Attendance.Seen seen, List<Row> rows) {}

    /** @param substituteSince since when the student stands in for somebody who cannot come; null for all others */
    public record Row(
            Student student,
            String role,
            @Nullable EmergencyContact contact,
            @Nullable Instant substituteSince) {}

    /** The roster of one of the viewer's own sessions. */
    public Optional<Roster> open(Viewer viewer, SessionId id) {
        return looked(viewer, id, "roster-opened");
    }

    /** The same for the insurer. */
    public Optional<Roster> insured(Viewer viewer, SessionId id) {
        return looked(viewer, id, "insured-exported");
    }

    private Optional<Roster> looked(Viewer viewer, SessionId id, String action) {
        var roster = attendance
                .find(viewer, id)
                .filter(each -> each.request().community().equals(viewer.place()))
                .map(seen -> new Roster(seen, rows(seen)));
        if (roster.isPresent()) {
            audit.record(viewer, action, "session " + id.value(), "");
        }
        return roster;
    }

    private List<Row> rows(Attendance.Seen seen) {
        var helpers = places.helpers(List.of(seen.session().id()));
        var ids = helpers.stream().map(Helper::student).toList();
        var people = students.byIds(ids);
        var byStudent = contacts.of(ids);
        Map<SessionRoleId, String> roles =
                seen.session().roles().stream().collect(Collectors.toMap(SessionRole::id, SessionRole::name));
        return helpers.stream()
                .filter(each -> people.containsKey(each.student()))
                .map(each -> new Row(
                        Objects.requireNonNull(people.get(each.student())),
                        roles.getOrDefault(each.role(), ""),
                        byStudent.get(each.student()),
                        each.substituteSince()))
                .toList();
    }
}
