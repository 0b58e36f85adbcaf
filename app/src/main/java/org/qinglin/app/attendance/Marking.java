package org.qinglin.app.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in and out by the organiser's code: at once, with a ticket after signing in to the platform, or later from a
 * phone that was offline. The server's clock or the code's own step tells the time, never the phone.
 */
@Service
@Transactional
public class Marking {

    /** Marks are taken from half an hour before a session to an hour after it. */
    static final Duration EARLY = Duration.ofMinutes(30);

    static final Duration LATE = Duration.ofMinutes(60);

    /** Domain rule 8. */
    static final int MOST_PAIRS = 3;

    private final SignInCode codes;
    private final ScanTickets tickets;
    private final MarkStore store;
    private final Sessions sessions;
    private final Requests requests;
    private final Places places;
    private final PositionConsents consents;
    private final AttendanceRules rules;
    private final Clock clock;

    Marking(
            SignInCode codes,
            ScanTickets tickets,
            MarkStore store,
            Sessions sessions,
            Requests requests,
            Places places,
            PositionConsents consents,
            AttendanceRules rules,
            Clock clock) {
        this.codes = codes;
        this.tickets = tickets;
        this.store = store;
        this.sessions = sessions;
        this.requests = requests;
        this.places = places;
        this.consents = consents;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param kind null to sign in, or out whoever is signed in then */
    private record Scan(
            @Nullable MarkKind kind,
            long step,
            Instant at,
            @Nullable UUID id,
            @Nullable Instant phoneAt,
            @Nullable Instant settledAt,
            @Nullable Fence fence) {}

    /** With a code that the organiser shows at this moment. */
    public MarkOutcome byCode(Viewer viewer, SessionId id, String code) {
        var hindered = hindered(viewer, id).or(() -> tickets.refusal(id, code));
        if (hindered.isPresent()) {
            return hindered.get();
        }
        var read = codes.read(code);
        return take(viewer, session(id), new Scan(read.kind(), read.step(), now(), null, null, null, null));
    }

    /** With the ticket of a scan, which tells when that was; the position counts only with the student's consent. */
    public MarkOutcome byTicket(Viewer viewer, SessionId id, String ticket, @Nullable PhonePosition position) {
        var hindered = hindered(viewer, id);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        var read = tickets.read(id, ticket);
        if (read.isEmpty()) {
            return new MarkOutcome.NoScan();
        }
        var scan = read.get();
        var fence = position == null ? null : fence(viewer, session(id), position);
        return take(viewer, session(id), new Scan(scan.kind(), scan.step(), scan.scannedAt(), null, null, null, fence));
    }

    private @Nullable Fence fence(Viewer viewer, ServiceSession session, PhonePosition phone) {
        return consents.inForce(viewer)
                ? Fence.of(session.position(), phone.point(), phone.accuracyMetres(), rules.radiusMetres())
                        .orElse(null)
                : null;
    }

    /** A scan that a phone kept: what its code says happened is entered as of then, and marked as settled later. */
    public MarkOutcome settle(Viewer viewer, KeptScan kept) {
        var session = codes.sessionOf(kept.code());
        if (session.isEmpty()) {
            return new MarkOutcome.CodeForged();
        }
        var hindered = hindered(viewer, session.get());
        if (hindered.isPresent()) {
            return hindered.get();
        }
        var read = codes.read(kept.code());
        if (read.age() == SignInCode.Age.FUTURE) {
            return new MarkOutcome.CodeOfFuture();
        }
        if (read.shownAt().plus(rules.keptScansFor()).isBefore(clock.instant())) {
            return new MarkOutcome.CodeExpired(read.shownAt());
        }
        boolean later = read.age() == SignInCode.Age.EXPIRED;
        return take(
                viewer,
                session(session.get()),
                new Scan(
                        read.kind(),
                        read.step(),
                        later ? read.shownAt() : now(),
                        kept.id(),
                        kept.phoneAt(),
                        later ? now() : null,
                        null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private ServiceSession session(SessionId id) {
        return sessions.find(id).orElseThrow();
    }

    private Optional<MarkOutcome> hindered(Viewer viewer, SessionId id) {
        var session = sessions.find(id);
        if (session.isEmpty() || !places.serves(viewer.mustStudent(), id)) {
            return Optional.of(new MarkOutcome.NotOnRoster());
        }
        boolean mayStart = requests.byIds(List.of(session.get().request())).values().stream()
                .allMatch(ServiceRequest::mayStart);
        return mayStart ? Optional.empty() : Optional.of(new MarkOutcome.NotInsured());
    }

    private MarkOutcome take(Viewer viewer, ServiceSession session, Scan scan) {
        var student = viewer.mustStudent();
        var from = session.startsAt().minus(EARLY);
        var to = session.endsAt().plus(LATE);
        if (scan.at().isBefore(from) || scan.at().isAfter(to)) {
            return new MarkOutcome.OutsideHours(from, to);
        }
        store.lock(session.id(), student);
        if (store.isConfirmed(session.id())) {
            return new MarkOutcome.Closed();
        }
        if (scan.id() != null) {
            var entered = store.enteredAs(scan.id());
            if (entered.isPresent()) {
                return new MarkOutcome.Repeated(entered.get());
            }
        }
        return place(session, student, scan);
    }

    /** Finds out what the scan is among the marks that stand before and after it in time. */
    private MarkOutcome place(ServiceSession session, StudentId student, Scan scan) {
        MarkStore.Stepped before = null;
        for (var each : store.scans(session.id(), student)) {
            if (Math.abs(each.step() - scan.step()) <= 1) {
                // A second tap or a reload within the code's life: neither a new sign-in nor an accidental sign-out.
                return new MarkOutcome.Repeated(each.at());
            }
            before = each.at().isAfter(scan.at()) ? before : each;
        }
        boolean in = before != null && before.kind() == MarkKind.IN;
        var kind = scan.kind() != null ? scan.kind() : in ? MarkKind.OUT : MarkKind.IN;
        if (before != null && before.kind() == kind && near(before.at(), scan.at())) {
            return new MarkOutcome.Repeated(before.at());
        }
        if (kind == MarkKind.IN && store.signIns(sameDay(session), student) >= MOST_PAIRS) {
            return new MarkOutcome.TooMany();
        }
        var source = scan.settledAt() == null ? Mark.Source.SCANNED : Mark.Source.SETTLED;
        var mark = new Mark(student, kind, scan.at(), source, scan.phoneAt(), scan.settledAt(), scan.fence());
        if (!store.add(session.id(), scan.step(), scan.id(), mark)) {
            return new MarkOutcome.Repeated(scan.at());
        }
        if (kind == MarkKind.IN) {
            return in && before != null
                    ? new MarkOutcome.SignedInAgain(scan.at(), before.at())
                    : new MarkOutcome.SignedIn(scan.at());
        }
        return in ? signedOut(session, student, scan.at()) : new MarkOutcome.SignedOutAlone(scan.at());
    }

    private MarkOutcome signedOut(ServiceSession session, StudentId student, Instant at) {
        var presence = store.presence(session, List.of(student)).get(student);
        return new MarkOutcome.SignedOut(at, presence == null ? 0 : presence.minutes());
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(Reading.SAME) <= 0;
    }

    /** The sessions of the same activity on the same day: its pairs are counted over all of them. */
    private List<SessionId> sameDay(ServiceSession session) {
        return sessions.of(List.of(session.request())).stream()
                .filter(each -> day(each).equals(day(session)))
                .map(ServiceSession::id)
                .toList();
    }

    private static LocalDate day(ServiceSession session) {
        return LocalDate.ofInstant(session.startsAt(), China.TIME);
    }
}
