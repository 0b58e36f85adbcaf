package org.qinglin.app.attendance.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.people.EmergencyContact;
import org.qinglin.app.people.EmergencyContacts;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The roster to print and to have on the phone, with numbers to call, and the list of the insured: for the organiser alone,
 * and each look leaves a line in the audit trail.
 */
@Controller
class RosterPages {

    private final Attendance attendance;
    private final Places places;
    private final Students students;
    private final EmergencyContacts contacts;
    private final AuditTrail audit;
    private final Say say;
    private final Clock clock;

    RosterPages(
            Attendance attendance,
            Places places,
            Students students,
            EmergencyContacts contacts,
            AuditTrail audit,
            Say say,
            Clock clock) {
        this.attendance = attendance;
        this.places = places;
        this.students = students;
        this.contacts = contacts;
        this.audit = audit;
        this.say = say;
        this.clock = clock;
    }

    record Row(Student student, String role, @Nullable EmergencyContact contact) {}

    private Attendance.Seen seen(Viewer viewer, long id) {
        return attendance
                .find(viewer, new SessionId(id))
                .filter(each -> each.request().community().equals(viewer.mustPlace()))
                .orElseThrow(NotFound::new);
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
                        byStudent.get(each.student())))
                .toList();
    }

    @GetMapping("/sessions/{id}/roster")
    @Transactional
    public String roster(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var seen = seen(viewer, id);
        model.addAttribute("occasion", seen.session());
        model.addAttribute("request", seen.request());
        model.addAttribute("rows", rows(seen));
        model.addAttribute("now", clock.instant());
        audit.record(viewer, "roster-opened", "session " + id, "");
        return "attendance/roster";
    }

    /** Who is insured at the session, for the insurer. */
    @GetMapping("/sessions/{id}/insured")
    @Transactional
    public ResponseEntity<byte[]> insured(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "xlsx") String format) {
        var seen = seen(viewer, id);
        var policy = seen.request().insurancePolicy();
        audit.record(viewer, "insured-exported", "session " + id, "");
        return ListExport.of(
                say.text("roster.insured"),
                format,
                List.of(
                        say.text("students.name"),
                        say.text("roster.born"),
                        say.text("roster.phone"),
                        say.text("order.role"),
                        say.text("roster.session"),
                        say.text("order.place"),
                        say.text("roster.policy")),
                rows(seen).stream()
                        .map(row -> List.of(
                                row.student().name(),
                                row.student().birthDate().toString(),
                                row.student().phone() == null
                                        ? ""
                                        : row.student().phone(),
                                row.role(),
                                say.period(
                                        seen.session().startsAt(),
                                        seen.session().endsAt()),
                                seen.session().place(),
                                policy == null ? "" : policy))
                        .toList());
    }
}
