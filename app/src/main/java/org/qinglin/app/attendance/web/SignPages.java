package org.qinglin.app.attendance.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The organiser shows the code, the student signs in and out with it. */
@Controller
class SignPages {

    private static final int PIXELS = 480;

    private final Attendance attendance;
    private final SignInCode codes;
    private final AttendanceWords words;

    SignPages(Attendance attendance, SignInCode codes, AttendanceWords words) {
        this.attendance = attendance;
        this.codes = codes;
        this.words = words;
    }

    /** The big-screen page. The picture renews itself every step. */
    @GetMapping("/sessions/{id}/code")
    String code(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var seen = attendance.find(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        model.addAttribute("occasion", seen.session());
        model.addAttribute("request", seen.request());
        model.addAttribute("stepSeconds", SignInCode.STEP_SECONDS);
        return "attendance/code";
    }

    @GetMapping("/sessions/{id}/code.png")
    ResponseEntity<byte[]> picture(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var session = attendance
                .find(viewer, new SessionId(id))
                .filter(seen -> seen.request().mayStart())
                .orElseThrow(NotFound::new)
                .session()
                .id();
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/sign/" + id)
                .queryParam("c", codes.current(session))
                .toUriString();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(qr(address));
    }

    private static byte[] qr(String text) {
        try {
            var matrix = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS, Map.of(EncodeHintType.MARGIN, 2));
            var out = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(matrix, "png", out);
            return out.toByteArray();
        } catch (WriterException | IOException impossible) {
            throw new IllegalStateException("cannot draw a QR code of " + text, impossible);
        }
    }

    /** Where the code leads: one button, since a page that is only looked at must not change anything. */
    @GetMapping("/sign/{id}")
    String sign(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String c,
            Model model) {
        var seen = attendance.findForHelper(viewer, new SessionId(id));
        model.addAttribute("seen", seen.orElse(null));
        model.addAttribute("code", c);
        seen.ifPresent(each -> model.addAttribute(
                "presence",
                attendance
                        .presence(each.session(), java.util.List.of(viewer.mustStudent()))
                        .get(viewer.mustStudent())));
        return "attendance/sign";
    }

    @PostMapping("/sign/{id}")
    String mark(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String c,
            RedirectAttributes redirect) {
        var outcome = attendance.mark(viewer, new SessionId(id), c);
        redirect.addFlashAttribute("marked", outcome.getClass().getSimpleName());
        redirect.addFlashAttribute("markedWords", words.of(outcome));
        return "redirect:/sign/" + id;
    }
}
