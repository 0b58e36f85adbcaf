package org.qinglin.app.people.web;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.internal.importing.StudentForm;
import org.qinglin.app.people.internal.importing.StudentImport;
import org.qinglin.app.shared.sheets.ImportPages;
import org.qinglin.app.shared.sheets.SheetKind;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The college brings in its students with their timetables from a spreadsheet. */
@Controller
@RequestMapping(StudentImportPages.BASE)
class StudentImportPages {

    static final String BASE = "/students/import";
    private static final String BACK = "/students";

    private final ImportPages pages;
    private final StudentImport importing;

    StudentImportPages(ImportPages pages, StudentImport importing) {
        this.pages = pages;
        this.importing = importing;
    }

    @GetMapping
    String form(Model model) {
        return pages.form(StudentForm.FORM, BASE, BACK, model);
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> xlsx() {
        return pages.template(StudentForm.FORM, SheetKind.XLSX);
    }

    @GetMapping("/template.csv")
    ResponseEntity<byte[]> csv() {
        return pages.template(StudentForm.FORM, SheetKind.CSV);
    }

    @PostMapping
    String begin(
            @CurrentViewer Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "all-or-nothing") String mode) {
        return pages.begin(
                viewer.account(),
                StudentForm.FORM,
                BASE,
                file,
                mode,
                (sheet, allOrNothing, progress) -> importing.run(viewer, sheet, allOrNothing, progress));
    }

    @GetMapping("/{id}")
    String watch(@CurrentViewer Viewer viewer, @PathVariable String id, Model model) {
        return pages.watch(viewer.account(), id, BASE, BACK, false, model);
    }

    @GetMapping("/{id}/progress")
    String progress(@CurrentViewer Viewer viewer, @PathVariable String id, Model model) {
        return pages.watch(viewer.account(), id, BASE, BACK, true, model);
    }

    @PostMapping("/{id}/cancel")
    String cancel(@CurrentViewer Viewer viewer, @PathVariable String id) {
        pages.cancel(viewer.account(), id);
        return "redirect:" + BASE + "/" + id;
    }

    @GetMapping("/{id}/faults")
    ResponseEntity<byte[]> faults(@CurrentViewer Viewer viewer, @PathVariable String id) {
        return pages.faultyCopy(viewer.account(), id);
    }
}
