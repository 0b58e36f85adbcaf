package org.qinglin.app.meetings.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.meetings.Guests;
import org.qinglin.app.meetings.Invitations;
import org.qinglin.app.meetings.Meeting;
import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.meetings.MeetingPaper;
import org.qinglin.app.meetings.MeetingReport;
import org.qinglin.app.meetings.Meetings;
import org.qinglin.app.meetings.Minutes;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.PrintedPaper;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Meetings for those who are invited, write minutes, and read the report. */
@Controller
class MeetingPages {

    private final Meetings meetings;
    private final Invitations invitations;
    private final Minutes minutes;
    private final Guests guests;
    private final MeetingReport reports;
    private final MeetingPaper paper;
    private final MeetingWords words;
    private final Clock clock;

    MeetingPages(
            Meetings meetings,
            Invitations invitations,
            Minutes minutes,
            Guests guests,
            MeetingReport reports,
            MeetingPaper paper,
            MeetingWords words,
            Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.minutes = minutes;
        this.guests = guests;
        this.reports = reports;
        this.paper = paper;
        this.words = words;
        this.clock = clock;
    }

    /** @param own the viewer's invitation, or null */
    record Row(Meeting meeting, Invitations.@Nullable Invited own) {}

    @GetMapping("/meetings")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var rows = meetings.of(viewer, ask.search(), ask.offset(), ask.limit()).stream()
                .map(each -> new Row(each, invitations.own(viewer, each.id()).orElse(null)))
                .toList();
        model.addAttribute("list", new Listing<>(rows, meetings.count(viewer, ask.search()), ask));
        model.addAttribute("mayPlan", viewer.is(Role.COLLEGE));
        return "meetings/meetings";
    }

    @GetMapping("/meetings/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                words.listTitle(),
                format,
                words.listTitles(),
                meetings.of(viewer, q, 0, ListExport.MOST_ROWS).stream()
                        .map(words::line)
                        .toList());
    }

    @GetMapping("/meetings/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var meeting = meetings.find(viewer, id).orElseThrow(NotFound::new);
        var now = clock.instant();
        boolean staff = MeetingReport.isStaff(viewer, meeting);
        boolean begun = meeting.hasBegun(now);
        boolean announced = meeting.status() == Meeting.Status.ANNOUNCED;
        model.addAttribute("meeting", meeting);
        model.addAttribute("agenda", meetings.agenda(meeting));
        model.addAttribute("ceremonies", meetings.ceremonies(id));
        model.addAttribute("own", invitations.own(viewer, id).orElse(null));
        model.addAttribute("answers", announced && !begun);
        model.addAttribute("present", meetings.isPresent(viewer, id));
        model.addAttribute("pictures", minutes.pictures(id));
        model.addAttribute("staff", staff);
        model.addAttribute("college", staff && viewer.is(Role.COLLEGE));
        model.addAttribute("showsScreen", staff && meeting.takesSignIns(now));
        model.addAttribute("writes", staff && announced && begun);
        model.addAttribute(
                "confirms",
                staff
                        && viewer.is(Role.COLLEGE)
                        && announced
                        && meeting.minutes() != null
                        && now.isAfter(meeting.endsAt()));
        model.addAttribute("ownMinutes", viewer.account().equals(meeting.minutesBy()));
        model.addAttribute("showsMinutes", meeting.minutes() != null && (staff || !meeting.isOpen()));
        model.addAttribute("guests", staff ? guests.of(id) : List.of());
        model.addAttribute("guestsTotal", staff ? guests.count(id) : 0);
        model.addAttribute("entersGuests", staff && guests.isOpen(meeting));
        model.addAttribute("turnout", staff ? meetings.turnout(id) : List.of());
        model.addAttribute("reported", staff && begun || meeting.status() == Meeting.Status.HELD);
        return "meetings/meeting";
    }

    /** Who was invited and who came, to take along. */
    @GetMapping("/meetings/{id}/people")
    ResponseEntity<byte[]> people(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "xlsx") String format) {
        var meeting = meetings.find(viewer, id)
                .filter(each -> MeetingReport.isStaff(viewer, each))
                .orElseThrow(NotFound::new);
        return ListExport.of(
                meeting.title(),
                format,
                words.peopleTitles(),
                invitations.people(id).stream().map(words::person).toList());
    }

    @PostMapping("/meetings/{id}/answer")
    String answer(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean accept,
            RedirectAttributes redirect) {
        return words.after(invitations.answer(viewer, id, accept), "/meetings/" + id, redirect);
    }

    /** Somebody without an account, or several, at the door. */
    @PostMapping("/meetings/{id}/guests")
    String enterGuest(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "1") String people,
            RedirectAttributes redirect) {
        return words.after(guests.enter(viewer, id, name, people), "/meetings/" + id, redirect);
    }

    @PostMapping("/meetings/{id}/guests/{guest}/remove")
    String removeGuest(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long guest,
            RedirectAttributes redirect) {
        return words.after(guests.remove(viewer, id, guest), "/meetings/" + id, redirect);
    }

    @PostMapping("/meetings/{id}/minutes")
    String write(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(name = "minutes", defaultValue = "") String text,
            RedirectAttributes redirect) {
        var outcome = minutes.write(viewer, id, text);
        if (outcome instanceof MeetingOutcome.Faulty) {
            redirect.addFlashAttribute("written", text);
        }
        return words.after(outcome, "/meetings/" + id, redirect);
    }

    @PostMapping("/meetings/{id}/confirm")
    String confirm(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return words.after(minutes.confirm(viewer, id), "/meetings/" + id, redirect);
    }

    @PostMapping("/meetings/{id}/pictures")
    String addPicture(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(required = false) MultipartFile file,
            RedirectAttributes redirect) {
        return words.after(minutes.addPicture(viewer, id, alt, Upload.content(file)), "/meetings/" + id, redirect);
    }

    @GetMapping("/meetings/{id}/pictures/{picture}")
    ResponseEntity<byte[]> picture(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long picture) {
        var content = minutes.content(viewer, id, picture).orElseThrow(NotFound::new);
        return StoredFile.of("picture-" + picture + ".jpg", "image/jpeg", content);
    }

    @GetMapping("/meetings/{id}/report")
    String report(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("report", reports.of(viewer, id).orElseThrow(NotFound::new));
        return "meetings/report";
    }

    @GetMapping("/meetings/{id}/report.pdf")
    ResponseEntity<byte[]> reportPaper(@CurrentViewer Viewer viewer, @PathVariable long id) {
        Optional<MeetingReport.Whole> report = reports.of(viewer, id);
        return PrintedPaper.of("meeting-" + id, paper.print(viewer, report.orElseThrow(NotFound::new)));
    }
}
