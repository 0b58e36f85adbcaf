package org.qinglin.app.meetings.web;

import java.time.Clock;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.meetings.Meeting;
import org.qinglin.app.meetings.MeetingCode;
import org.qinglin.app.meetings.MeetingReport;
import org.qinglin.app.meetings.Meetings;
import org.qinglin.app.meetings.SignInOutcome;
import org.qinglin.app.meetings.SignIns;
import org.qinglin.app.shared.pictures.QrPicture;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The big screen in the hall, and where a scan of it leads. */
@Controller
class DoorPages {

    private final Meetings meetings;
    private final MeetingCode codes;
    private final SignIns signIns;
    private final Say say;
    private final Clock clock;

    DoorPages(Meetings meetings, MeetingCode codes, SignIns signIns, Say say, Clock clock) {
        this.meetings = meetings;
        this.codes = codes;
        this.signIns = signIns;
        this.say = say;
        this.clock = clock;
    }

    /**
     * @param picture the QR code as a data address
     * @param secondsLeft until the next code
     * @param here who signed in
     */
    record Moment(String picture, int secondsLeft, int here) {}

    private Moment moment(Meeting meeting) {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/meetings/" + meeting.id() + "/sign")
                .queryParam("c", codes.current(meeting.id()))
                .toUriString();
        return new Moment(QrPicture.of(address), codes.secondsLeft(), meetings.present(meeting.id()));
    }

    @GetMapping("/meetings/{id}/screen")
    String screen(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var meeting = shown(viewer, id);
        model.addAttribute("meeting", meeting);
        model.addAttribute("open", meeting.takesSignIns(clock.instant()));
        model.addAttribute("moment", moment(meeting));
        return "meetings/screen";
    }

    /** What the screen shows now: it asks again in time, and needs no reload. */
    @GetMapping("/meetings/{id}/screen/live")
    ResponseEntity<Moment> live(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(moment(shown(viewer, id)));
    }

    private Meeting shown(Viewer viewer, long id) {
        return meetings.find(viewer, id)
                .filter(each -> MeetingReport.isStaff(viewer, each) && each.status() == Meeting.Status.ANNOUNCED)
                .orElseThrow(NotFound::new);
    }

    /** One button, since a page that is only looked at must not change anything. */
    @GetMapping("/meetings/{id}/sign")
    String look(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(name = "c", defaultValue = "") String code,
            Model model) {
        model.addAttribute("meeting", meetings.find(viewer, id).orElseThrow(NotFound::new));
        model.addAttribute("present", meetings.isPresent(viewer, id));
        model.addAttribute("code", code);
        return "meetings/sign";
    }

    @PostMapping("/meetings/{id}/sign")
    String sign(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(name = "c", defaultValue = "") String code,
            RedirectAttributes redirect) {
        var outcome = signIns.sign(viewer, id, code);
        if (outcome instanceof SignInOutcome.Missing) {
            throw new NotFound();
        }
        redirect.addFlashAttribute(
                "said", say.text("meeting.sign." + outcome.getClass().getSimpleName()));
        return "redirect:/meetings/" + id + "/sign";
    }
}
