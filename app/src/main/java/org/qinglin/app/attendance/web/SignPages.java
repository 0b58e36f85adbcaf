package org.qinglin.app.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.AttendanceRules;
import org.qinglin.app.attendance.MarkKind;
import org.qinglin.app.attendance.Marking;
import org.qinglin.app.attendance.PhonePosition;
import org.qinglin.app.attendance.PositionConsents;
import org.qinglin.app.attendance.ScanTickets;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organiser shows the code, the student signs in and out with it. */
@Controller
class SignPages {

    /** Holds the ticket of a scan in the browser that scanned, until it is used. */
    static final String TICKET = "scan";

    private final Attendance attendance;
    private final Marking marking;
    private final ScanTickets tickets;
    private final PositionConsents consents;
    private final AttendanceRules rules;
    private final CodeScreen screen;
    private final AttendanceWords words;
    private final Clock clock;

    SignPages(
            Attendance attendance,
            Marking marking,
            ScanTickets tickets,
            PositionConsents consents,
            AttendanceRules rules,
            CodeScreen screen,
            AttendanceWords words,
            Clock clock) {
        this.attendance = attendance;
        this.marking = marking;
        this.tickets = tickets;
        this.consents = consents;
        this.rules = rules;
        this.screen = screen;
        this.words = words;
        this.clock = clock;
    }

    /** The big-screen page. Before the middle of the session it offers signing in, after it signing out. */
    @GetMapping("/sessions/{id}/code")
    String code(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(name = "for", defaultValue = "") String wanted,
            Model model) {
        var seen = attendance.find(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        var kind = kind(wanted, seen.session());
        model.addAttribute("occasion", seen.session());
        model.addAttribute("request", seen.request());
        model.addAttribute("kind", kind);
        model.addAttribute("stepSeconds", SignInCode.STEP_SECONDS);
        model.addAttribute("moment", seen.request().mayStart() ? screen.moment(seen, kind) : null);
        return "attendance/code";
    }

    private MarkKind kind(String wanted, ServiceSession session) {
        if (wanted.equals("in") || wanted.equals("out")) {
            return wanted.equals("in") ? MarkKind.IN : MarkKind.OUT;
        }
        var middle = session.startsAt().plus(Duration.ofMinutes(session.minutes() / 2));
        return clock.instant().isBefore(middle) ? MarkKind.IN : MarkKind.OUT;
    }

    /** What the screen shows now: it asks again in time, and needs no reload. */
    @GetMapping("/sessions/{id}/code/live")
    ResponseEntity<CodeScreen.Moment> live(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(name = "for", defaultValue = "") String wanted) {
        var seen = attendance
                .find(viewer, new SessionId(id))
                .filter(each -> each.request().mayStart())
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(screen.moment(seen, kind(wanted, seen.session())));
    }

    /** Where a scan leads: one button, since a page that is only looked at must not change anything. */
    @GetMapping("/sign/{id}")
    String sign(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @CookieValue(name = TICKET, defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String refused,
            Model model) {
        var session = new SessionId(id);
        var seen = attendance.findForHelper(viewer, session);
        model.addAttribute("seen", seen.orElse(null));
        var scan = tickets.read(session, ticket);
        model.addAttribute("scan", scan.orElse(null));
        model.addAttribute("refused", scan.isEmpty() ? words.refused(refused) : null);
        model.addAttribute("consented", consents.inForce(viewer));
        model.addAttribute("keptDays", rules.positionsKeptFor().toDays());
        seen.ifPresent(each -> {
            var presence = attendance
                    .presence(each.session(), List.of(viewer.mustStudent()))
                    .get(viewer.mustStudent());
            model.addAttribute("presence", presence);
            boolean out = scan.map(ScanTickets.Ticket::kind)
                    .map(kind -> kind == MarkKind.OUT)
                    .orElse(presence != null && presence.inNow());
            model.addAttribute("out", out);
        });
        return "attendance/sign";
    }

    /**
     * @param position given where the student ticks that the phone's position may be told, a consent of its own
     */
    @PostMapping("/sign/{id}")
    String mark(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @CookieValue(name = TICKET, defaultValue = "") String ticket,
            @RequestParam(defaultValue = "") String position,
            @RequestParam(defaultValue = "") String latitude,
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String accuracy,
            RedirectAttributes redirect) {
        PhonePosition where = null;
        if (position.equals("true")) {
            consents.give(viewer);
            where = where(latitude, longitude, accuracy);
        }
        var outcome = marking.byTicket(viewer, new SessionId(id), ticket, where);
        redirect.addFlashAttribute("marked", outcome.isRecorded());
        redirect.addFlashAttribute("markedWords", words.of(outcome));
        return "redirect:/sign/" + id;
    }

    private static @Nullable PhonePosition where(String latitude, String longitude, String accuracy) {
        try {
            return new PhonePosition(
                    new GeoPoint(Double.parseDouble(longitude), Double.parseDouble(latitude)),
                    Double.parseDouble(accuracy));
        } catch (NumberFormatException none) {
            return null; // the phone did not say: unknown, which hinders nothing
        }
    }

    static HttpHeaders ticketHeaders(HttpServletRequest request, String ticket, Duration life) {
        var headers = new HttpHeaders();
        headers.add(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(TICKET, ticket)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/sign")
                        .maxAge(life)
                        .build()
                        .toString());
        return headers;
    }
}
