package org.qinglin.app.attendance.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.ReviewOutcome;
import org.qinglin.app.attendance.Reviews;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organiser looks at marks, decides what is doubtful, says who was seen, and prints the sheet to sign. */
@Controller
class MarkReviewPages {

    private final Reviews reviews;
    private final AttendanceWords words;
    private final Say say;

    MarkReviewPages(Reviews reviews, AttendanceWords words, Say say) {
        this.reviews = reviews;
        this.words = words;
        this.say = say;
    }

    @GetMapping("/attendance")
    String queue(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("waiting", reviews.queue(viewer));
        return "attendance/queue";
    }

    @GetMapping("/sessions/{id}/attendance")
    String marks(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("sheet", reviews.sheet(viewer, new SessionId(id)).orElseThrow(NotFound::new));
        return "attendance/marks";
    }

    /** To print and to sign by hand where there is no phone, no network or no power. */
    @GetMapping("/sessions/{id}/sheet")
    String sheet(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("sheet", reviews.sheet(viewer, new SessionId(id)).orElseThrow(NotFound::new));
        return "attendance/sheet";
    }

    /** @param minutes empty to take the proposal */
    @PostMapping("/sessions/{id}/attendance/decision")
    String decide(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var sheet = reviews.sheet(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        if (!student.matches("\\d{1,18}")) {
            throw new NotFound();
        }
        if (!minutes.isBlank() && !minutes.strip().matches("\\d{1,4}")) {
            redirect.addFlashAttribute("said", say.text("confirm.not-a-number", minutes));
            return "redirect:/sessions/" + id + "/attendance";
        }
        var outcome = reviews.decide(
                viewer,
                sheet.seen().session().id(),
                new StudentId(Long.parseLong(student)),
                minutes.isBlank() ? null : Integer.valueOf(minutes.strip()),
                reason);
        redirect.addFlashAttribute("said", words.of(outcome, "look.decided"));
        return "redirect:/sessions/" + id + "/attendance";
    }

    /** The form names each field {@code came-}, {@code left-} or {@code absent-} and the student's id. */
    @PostMapping("/sessions/{id}/attendance/witness")
    String witness(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes redirect) {
        var sheet = reviews.sheet(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        var day = LocalDate.ofInstant(sheet.seen().session().startsAt(), China.TIME);
        int said = 0;
        var troubles = new LinkedHashSet<String>();
        for (var row : sheet.rows()) {
            var student = row.student().id();
            var came = fields.getOrDefault("came-" + student.value(), "").strip();
            var left = fields.getOrDefault("left-" + student.value(), "").strip();
            boolean absent = fields.containsKey("absent-" + student.value());
            if (came.equals(row.cameTime()) && left.equals(row.leftTime()) && absent == row.absent()) {
                continue;
            }
            var outcome = witness(viewer, sheet, student, came, left, absent, day);
            if (outcome instanceof ReviewOutcome.Done) {
                said++;
            } else {
                troubles.add(row.student().name()
                        + say.text("look.colon")
                        + words.of(Objects.requireNonNull(outcome), "look.witnessed"));
            }
        }
        redirect.addFlashAttribute(
                "said", troubles.isEmpty() ? say.text("look.witnessed-all", said) : String.join(" ", troubles));
        return "redirect:/sessions/" + id + "/attendance";
    }

    private ReviewOutcome witness(
            Viewer viewer,
            Reviews.Sheet sheet,
            StudentId student,
            String came,
            String left,
            boolean absent,
            LocalDate day) {
        try {
            return reviews.witness(viewer, sheet.seen().session().id(), student, at(day, came), at(day, left), absent);
        } catch (DateTimeException noTime) {
            return new ReviewOutcome.NothingSaid();
        }
    }

    private static @Nullable Instant at(LocalDate day, String time) {
        return time.isEmpty()
                ? null
                : day.atTime(LocalTime.parse(time)).atZone(China.TIME).toInstant();
    }
}
