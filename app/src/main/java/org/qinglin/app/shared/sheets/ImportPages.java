package org.qinglin.app.shared.sheets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the import pages of all modules have in common ({@code templates/sheets}): the form, the progress, the result, the
 * files. A module's controller adds who may, and what is imported.
 */
@Component
public class ImportPages {

    private static final int FAULTS_SHOWN = 100;

    /** A fault as the page shows it: where, what stood there, what to do. */
    public record FaultLine(int row, String column, String value, String advice) {}

    private final ImportJobs jobs;
    private final Say say;

    ImportPages(ImportJobs jobs, Say say) {
        this.jobs = jobs;
        this.say = say;
    }

    /** The page with the templates and the upload. {@code base} is the address that the module's controller serves. */
    public String form(SheetForm form, String base, String back, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("base", base);
        model.addAttribute("back", back);
        return "sheets/form";
    }

    /** The template to fill in. */
    public ResponseEntity<byte[]> template(SheetForm form, SheetKind kind) {
        byte[] content = SheetWriter.template(
                form,
                kind,
                column -> say.text("import." + form.name() + ".column." + column.key()),
                new SheetWriter.Words(
                        say.text("import.template.sheet"),
                        say.text("import.template.column"),
                        say.text("import.template.needed"),
                        say.text("import.template.explanation"),
                        say.text("import.template.example"),
                        say.text("import.template.yes"),
                        say.text("import.template.no")));
        return download(content, kind, form.fileName());
    }

    /** Begins the import of an uploaded file and leads to the page that watches it. */
    public String begin(
            AccountId owner,
            SheetForm form,
            String base,
            @Nullable MultipartFile file,
            String mode,
            RowsImporter importer) {
        byte[] content;
        try {
            content = file == null ? new byte[0] : file.getBytes();
        } catch (IOException torn) {
            content = new byte[0]; // an upload that broke off is an empty file: the page says so
        }
        return jobs.begin(owner, form, content, !"good-rows".equals(mode), importer)
                .map(job -> "redirect:" + base + "/" + job.id())
                .orElse("redirect:" + base + "?busy");
    }

    /** The page or, for htmx, its part that watches an import. */
    public String watch(AccountId owner, String id, String base, String back, boolean part, Model model) {
        ImportJob job = job(owner, id);
        ImportJob.View now = job.view();
        model.addAttribute("job", now);
        model.addAttribute("form", job.form());
        model.addAttribute("base", base);
        model.addAttribute("back", back);
        model.addAttribute("result", now.result());
        model.addAttribute(
                "fileFaults", now.fileFaults().stream().map(say::fault).toList());
        model.addAttribute("lines", lines(job.form(), now.result()));
        return part ? "sheets/job :: watch" : "sheets/job";
    }

    private List<FaultLine> lines(SheetForm form, @Nullable ImportResult result) {
        if (result == null) {
            return List.of();
        }
        return result.faults().stream()
                .limit(FAULTS_SHOWN)
                .map(fault -> new FaultLine(
                        fault.row(),
                        form.title(fault.fault().field()),
                        fault.fault().value(),
                        say.fault(fault.fault())))
                .toList();
    }

    public void cancel(AccountId owner, String id) {
        job(owner, id).cancel();
    }

    /** The faulty rows with a last column that says what to change. */
    public ResponseEntity<byte[]> faultyCopy(AccountId owner, String id) {
        ImportJob job = job(owner, id);
        Sheet sheet = job.sheet();
        ImportResult result = job.view().result();
        if (sheet == null || result == null || result.faults().isEmpty()) {
            throw new NotFound();
        }
        Map<Integer, String> byRow = new LinkedHashMap<>();
        for (RowFault fault : result.faults()) {
            byRow.merge(fault.row(), sentence(job.form(), fault.fault()), (a, b) -> a + "\n" + b);
        }
        return download(
                SheetWriter.faultyCopy(sheet, byRow),
                sheet.kind(),
                say.text("import.copy", job.form().fileName()));
    }

    private String sentence(SheetForm form, Fault fault) {
        return say.text("import.copy.fault", form.title(fault.field()), say.fault(fault));
    }

    private ImportJob job(AccountId owner, String id) {
        return jobs.find(owner, id).orElseThrow(NotFound::new);
    }

    private static ResponseEntity<byte[]> download(byte[] content, SheetKind kind, String name) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(name + "." + kind.ending(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .contentType(Objects.requireNonNull(MediaType.valueOf(kind.mediaType())))
                .body(content);
    }
}
