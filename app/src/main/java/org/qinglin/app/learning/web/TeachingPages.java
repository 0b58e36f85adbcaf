package org.qinglin.app.learning.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.Teaching;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How much each teacher has taught in some days: a page, and a file to take along. */
@Controller
class TeachingPages {

    private static final int MONTHS = 12;

    private final Teaching teaching;
    private final Say say;
    private final Clock clock;

    TeachingPages(Teaching teaching, Say say, Clock clock) {
        this.teaching = teaching;
        this.say = say;
        this.clock = clock;
    }

    private record Days(LocalDate from, LocalDate to) {}

    @GetMapping("/teaching")
    String hours(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        var days = days(from, to);
        model.addAttribute("from", days.from());
        model.addAttribute("to", days.to());
        model.addAttribute("taught", teaching.of(viewer, days.from(), days.to()));
        return "learning/teachers";
    }

    @GetMapping("/teaching/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "xlsx") String format) {
        var days = days(from, to);
        var titles = List.of("teacher", "kind", "classes", "lessons", "hours", "last").stream()
                .map(each -> say.text("teachers.column." + each))
                .toList();
        var rows = teaching.of(viewer, days.from(), days.to()).stream()
                .map(each -> List.of(
                        each.teacher(),
                        say.text("teachers.kind." + each.kind()),
                        each.classes() + "",
                        each.lessons() + "",
                        each.hours().setScale(1, java.math.RoundingMode.HALF_UP).toPlainString(),
                        each.last().toString()))
                .toList();
        return ListExport.of(say.text("teachers.title"), format, titles, rows);
    }

    /** The last year where nothing, or nothing readable, was asked for. */
    private Days days(String from, String to) {
        var today = LocalDate.now(clock);
        return new Days(read(from, today.minusMonths(MONTHS)), read(to, today));
    }

    private static LocalDate read(String typed, LocalDate otherwise) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            return otherwise;
        }
    }
}
