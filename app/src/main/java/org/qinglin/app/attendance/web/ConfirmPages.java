package org.qinglin.app.attendance.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The community confirms who served how long; the auditor reads what was entered. */
@Controller
class ConfirmPages {

    private final Attendance attendance;
    private final Hours hours;
    private final Students students;
    private final AttendanceWords words;
    private final Say say;

    ConfirmPages(Attendance attendance, Hours hours, Students students, AttendanceWords words, Say say) {
        this.attendance = attendance;
        this.hours = hours;
        this.students = students;
        this.words = words;
        this.say = say;
    }

    /** The form names each field {@code minutes-} and the student's id. */
    @PostMapping("/sessions/{id}/confirm")
    String confirm(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes redirect) {
        var minutes = new HashMap<StudentId, Integer>();
        for (var field : fields.entrySet()) {
            if (!field.getKey().matches("minutes-\\d{1,18}")) {
                continue;
            }
            var value = field.getValue().strip();
            if (!value.matches("\\d{1,4}")) {
                redirect.addFlashAttribute("said", say.text("confirm.not-a-number", value));
                return "redirect:/sessions/" + id;
            }
            minutes.put(new StudentId(Long.parseLong(field.getKey().substring(8))), Integer.valueOf(value));
        }
        var confirmed = attendance.confirm(viewer, new SessionId(id), minutes);
        if (confirmed instanceof Attendance.Confirmed.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(confirmed));
        return "redirect:/sessions/" + id;
    }

    @GetMapping("/ledger")
    String ledger(@RequestParam(defaultValue = "1") int page, Model model) {
        var request = new PageRequest("", page);
        var rows = hours.all(request.offset(), request.limit());
        model.addAttribute("list", new Listing<>(rows, hours.count(), request));
        model.addAttribute(
                "students",
                students.byIds(rows.stream().map(each -> each.student()).toList()));
        return "attendance/ledger";
    }

    @GetMapping("/ledger/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "xlsx") String format) {
        var rows = hours.all(0, ListExport.MOST_ROWS);
        var people = students.byIds(rows.stream().map(each -> each.student()).toList());
        return ListExport.of(
                say.text("ledger.title"),
                format,
                List.of(
                        say.text("ledger.entered"),
                        say.text("ledger.student"),
                        say.text("ledger.session"),
                        say.text("ledger.origin"),
                        say.text("session.minutes")),
                rows.stream()
                        .map(each -> {
                            var student = people.get(each.student());
                            return List.of(
                                    each.enteredAt().toString(),
                                    student == null ? "" : student.volunteerNumber(),
                                    Long.toString(each.session().value()),
                                    say.text("origin." + each.origin()),
                                    Integer.toString(each.minutes()));
                        })
                        .toList());
    }
}
