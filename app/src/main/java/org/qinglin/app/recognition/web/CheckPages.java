package org.qinglin.app.recognition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.recognition.CertificateContent;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.recognition.CheckResult;
import org.qinglin.app.shared.papers.PaperCheck;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** Anyone checks a certificate: by code, by QR, or with the file itself. Names are shown masked. */
@Controller
@Tag(name = "certificates", description = "Checking certificates of service")
class CheckPages {

    private final Certificates certificates;
    private final List<PaperCheck> others;

    CheckPages(Certificates certificates, List<PaperCheck> others) {
        this.certificates = certificates;
        this.others = others;
    }

    /** The API's answer; {@code result} is Genuine, InNotice, Revoked, Altered or Unknown. */
    record Answer(
            String result,
            @Nullable String number,
            @Nullable String name,
            @Nullable String college,
            @Nullable String issuer,
            @Nullable LocalDate issuedOn,
            @Nullable Long minutes,
            @Nullable LocalDate noticeUntil,
            @Nullable String revocationReason) {}

    @GetMapping("/check")
    String form(@RequestParam(defaultValue = "") String code, Model model) {
        return code.isBlank() ? show(null, "", model) : checked(code, model);
    }

    @GetMapping("/check/{code}")
    String byCode(@PathVariable String code, Model model) {
        return checked(code, model);
    }

    /** Whoever has a code need not know of which paper it is. */
    private String checked(String code, Model model) {
        var result = certificates.check(code);
        return elsewhere(result, each -> each.pageOf(code)).orElseGet(() -> show(result, code, model));
    }

    private Optional<String> elsewhere(CheckResult result, Function<PaperCheck, Optional<String>> asked) {
        return result instanceof CheckResult.Unknown || result instanceof CheckResult.AlteredFile
                ? others.stream()
                        .flatMap(each -> asked.apply(each).stream())
                        .findFirst()
                        .map(page -> "redirect:" + page)
                : Optional.empty();
    }

    @PostMapping("/check/file")
    String byFile(@RequestParam(required = false) @Nullable MultipartFile file, Model model) throws IOException {
        if (file == null || file.isEmpty()) {
            return show(null, "", model);
        }
        var bytes = file.getBytes();
        var result = certificates.checkFile(bytes);
        return elsewhere(result, each -> each.pageOf(bytes)).orElseGet(() -> show(result, "", model));
    }

    private static String show(@Nullable CheckResult result, String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("result", result);
        model.addAttribute("kind", result == null ? null : result.getClass().getSimpleName());
        model.addAttribute("content", content(result));
        return "recognition/check";
    }

    private static @Nullable CertificateContent content(@Nullable CheckResult result) {
        if (result instanceof CheckResult.Genuine genuine) {
            return genuine.content();
        }
        if (result instanceof CheckResult.InNotice inNotice) {
            return inNotice.content();
        }
        return result instanceof CheckResult.Revoked revoked ? revoked.content() : null;
    }

    @Operation(summary = "Check a certificate by its code: 200 with the result, 404 for an unknown code")
    @GetMapping("/api/certificates/{code}")
    @ResponseBody
    ResponseEntity<Answer> api(@PathVariable String code) {
        var result = certificates.check(code);
        var content = content(result);
        var answer = new Answer(
                result.getClass().getSimpleName(),
                content == null ? null : content.number(),
                content == null ? null : content.maskedName(),
                content == null ? null : content.college(),
                content == null ? null : content.issuer(),
                content == null ? null : content.issuedOn(),
                content == null ? null : content.minutes(),
                result instanceof CheckResult.InNotice inNotice ? inNotice.until() : null,
                result instanceof CheckResult.Revoked revoked ? revoked.reason() : null);
        return ResponseEntity.status(result instanceof CheckResult.Unknown ? HttpStatus.NOT_FOUND : HttpStatus.OK)
                .body(answer);
    }
}
