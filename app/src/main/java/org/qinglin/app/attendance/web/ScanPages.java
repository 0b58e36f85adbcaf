package org.qinglin.app.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.qinglin.app.attendance.ScanTickets;
import org.qinglin.app.needs.SessionId;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the code on the big screen leads, also before signing in and without a network; nothing is told here. */
@Controller
class ScanPages {

    private final ScanTickets tickets;

    ScanPages(ScanTickets tickets) {
        this.tickets = tickets;
    }

    /** Takes a fresh code for a ticket, which outlives signing in, and goes on to the page that signs in or out. */
    @GetMapping("/scan/{id}")
    ResponseEntity<Void> scan(
            @PathVariable long id, @RequestParam(defaultValue = "") String c, HttpServletRequest request) {
        var exchange = tickets.exchange(new SessionId(id), c);
        var to = request.getContextPath() + "/sign/" + id;
        var headers = new HttpHeaders();
        if (exchange instanceof ScanTickets.Exchange.Issued issued) {
            headers = SignPages.ticketHeaders(request, issued.ticket(), ScanTickets.LIFE);
        } else if (exchange instanceof ScanTickets.Exchange.Refused refused) {
            headers = SignPages.ticketHeaders(request, "", java.time.Duration.ZERO);
            to += "?refused=" + refused.why().getClass().getSimpleName();
        }
        headers.setLocation(URI.create(to));
        headers.setCacheControl(CacheControl.noStore());
        return new ResponseEntity<>(headers, HttpStatus.FOUND);
    }

    /** The page that a phone keeps for when it is offline: it keeps scans, and sends them later. */
    @GetMapping("/scan/phone")
    String phone() {
        return "attendance/phone";
    }

    /** What lets that page open offline. It stands here since it rules over the addresses below its own. */
    @GetMapping("/scan/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/assets/scan-worker.js"));
    }
}
