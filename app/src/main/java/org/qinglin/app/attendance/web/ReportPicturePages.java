package org.qinglin.app.attendance.web;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.PictureOutcome;
import org.qinglin.app.attendance.ReportPictures;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pictures of a closing report, on its page. */
@Controller
class ReportPicturePages {

    private final ReportPictures pictures;
    private final Say say;

    ReportPicturePages(ReportPictures pictures, Say say) {
        this.pictures = pictures;
        this.say = say;
    }

    @PostMapping("/sessions/{id}/report/pictures")
    String add(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect) {
        var outcome = pictures.add(viewer, new SessionId(id), alt, Upload.content(file));
        if (outcome instanceof PictureOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", PictureWords.of(outcome, say));
        if (!(outcome instanceof PictureOutcome.Added)) {
            redirect.addFlashAttribute("alt", alt);
        }
        return "redirect:/sessions/" + id + "/report";
    }

    @PostMapping("/sessions/{id}/report/pictures/{picture}/remove")
    String remove(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long picture,
            RedirectAttributes redirect) {
        if (!pictures.remove(viewer, new SessionId(id), picture)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("picture.removed"));
        return "redirect:/sessions/" + id + "/report";
    }

    @GetMapping("/sessions/{id}/report/pictures/{picture}")
    ResponseEntity<byte[]> picture(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long picture) {
        return StoredFile.of(
                "report-" + picture + ".jpg",
                "image/jpeg",
                pictures.content(viewer, new SessionId(id), picture).orElseThrow(NotFound::new));
    }
}
