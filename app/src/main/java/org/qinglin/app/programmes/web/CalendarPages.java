package org.qinglin.app.programmes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.CalendarDesk;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.sheets.ImportPages;
import org.qinglin.app.shared.sheets.SheetKind;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator sees which years' holidays are known, and brings in the next one's. */
@Controller
class CalendarPages {

    static final String BASE = "/calendar/import";
    private static final String BACK = "/calendar";

    private final WorkCalendar calendar;
    private final CalendarDesk desk;
    private final ImportPages pages;
    private final Say say;
    private final Clock clock;

    CalendarPages(WorkCalendar calendar, CalendarDesk desk, ImportPages pages, Say say, Clock clock) {
        this.calendar = calendar;
        this.desk = desk;
        this.pages = pages;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String year(@RequestParam(required = false) @Nullable Integer year, Model model) {
        var now = LocalDate.now(clock).getYear();
        int shown = year == null || year < 2000 || year > 2100 ? now : year;
        var years = calendar.years();
        model.addAttribute("years", years);
        model.addAttribute("year", shown);
        model.addAttribute(
                "days",
                calendar.between(LocalDate.of(shown, 1, 1), LocalDate.of(shown, 12, 31))
                        .values());
        model.addAttribute("nextMissing", years.stream().noneMatch(each -> each.year() == now + 1));
        model.addAttribute("next", now + 1);
        return "programmes/calendar";
    }

    @PostMapping("/calendar/{day}/remove")
    String remove(@CurrentViewer Viewer viewer, @PathVariable String day, RedirectAttributes redirect) {
        LocalDate date;
        try {
            date = LocalDate.parse(day);
        } catch (DateTimeParseException noDay) {
            throw new NotFound();
        }
        if (!desk.remove(viewer, date)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("calendar.removed", say.fullDate(date)));
        return "redirect:/calendar?year=" + date.getYear();
    }

    @GetMapping(BASE)
    String form(Model model) {
        return pages.form(CalendarDesk.FORM, BASE, BACK, model);
    }

    @GetMapping(BASE + "/template.xlsx")
    ResponseEntity<byte[]> xlsx() {
        return pages.template(CalendarDesk.FORM, SheetKind.XLSX);
    }

    @GetMapping(BASE + "/template.csv")
    ResponseEntity<byte[]> csv() {
        return pages.template(CalendarDesk.FORM, SheetKind.CSV);
    }

    @PostMapping(BASE)
    String begin(
            @CurrentViewer Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "all-or-nothing") String mode) {
        return pages.begin(
                viewer.account(),
                CalendarDesk.FORM,
                BASE,
                file,
                mode,
                (sheet, allOrNothing, progress) -> desk.run(viewer, sheet, allOrNothing, progress));
    }

    @GetMapping(BASE + "/{id}")
    String watch(@CurrentViewer Viewer viewer, @PathVariable String id, Model model) {
        return pages.watch(viewer.account(), id, BASE, BACK, false, model);
    }

    @GetMapping(BASE + "/{id}/progress")
    String progress(@CurrentViewer Viewer viewer, @PathVariable String id, Model model) {
        return pages.watch(viewer.account(), id, BASE, BACK, true, model);
    }

    @PostMapping(BASE + "/{id}/cancel")
    String cancel(@CurrentViewer Viewer viewer, @PathVariable String id) {
        pages.cancel(viewer.account(), id);
        return "redirect:" + BASE + "/" + id;
    }

    @GetMapping(BASE + "/{id}/faults")
    ResponseEntity<byte[]> faults(@CurrentViewer Viewer viewer, @PathVariable String id) {
        return pages.faultyCopy(viewer.account(), id);
    }
}
