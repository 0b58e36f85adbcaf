package org.qinglin.app.attendance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.needs.SessionId;
import org.springframework.stereotype.Component;

/**
 * A scan survives signing in first: a fresh code is exchanged for a signed ticket that says when it was scanned and stays
 * with the browser that scanned it. It holds for ten minutes.
 */
@Component
public class ScanTickets {

    public static final Duration LIFE = Duration.ofMinutes(10);

    private final SignInCode codes;
    private final Installation installation;
    private final Clock clock;

    ScanTickets(SignInCode codes, Installation installation, Clock clock) {
        this.codes = codes;
        this.installation = installation;
        this.clock = clock;
    }

    /** What a ticket says. */
    public record Ticket(
            String code, Instant scannedAt, @Nullable MarkKind kind, long step) {}

    /** What came of a scan. */
    public sealed interface Exchange {

        record Issued(String ticket) implements Exchange {}

        /** With the name that a mark by this code would get. */
        record Refused(MarkOutcome why) implements Exchange {}
    }

    public Exchange exchange(SessionId session, String code) {
        var refusal = refusal(session, code);
        if (refusal.isPresent()) {
            return new Exchange.Refused(refusal.get());
        }
        var says = code + "." + clock.instant().getEpochSecond();
        return new Exchange.Issued(says + "." + signature(says));
    }

    /** Why a code marks nothing now, if so. */
    Optional<MarkOutcome> refusal(SessionId session, String code) {
        var genuine = codes.sessionOf(code);
        if (genuine.isEmpty()) {
            return Optional.of(new MarkOutcome.CodeForged());
        }
        if (!genuine.get().equals(session)) {
            return Optional.of(new MarkOutcome.CodeOfOtherSession());
        }
        var read = codes.read(code);
        return switch (read.age()) {
            case FRESH -> Optional.empty();
            case EXPIRED -> Optional.of(new MarkOutcome.CodeExpired(read.shownAt()));
            case FUTURE -> Optional.of(new MarkOutcome.CodeOfFuture());
        };
    }

    /** A ticket of this installation for the session that is not too old. */
    public Optional<Ticket> read(SessionId session, String ticket) {
        var end = ticket.lastIndexOf('.');
        var middle = ticket.indexOf('.');
        if (middle < 0 || middle == end || !same(signature(ticket.substring(0, end)), ticket.substring(end + 1))) {
            return Optional.empty();
        }
        var code = ticket.substring(0, middle);
        var at = Instant.ofEpochSecond(Long.parseLong(ticket.substring(middle + 1, end)));
        if (codes.sessionOf(code).filter(session::equals).isEmpty()
                || at.plus(LIFE).isBefore(clock.instant())) {
            return Optional.empty();
        }
        var read = codes.read(code);
        return Optional.of(new Ticket(code, at, read.kind(), read.step()));
    }

    private String signature(String says) {
        return HexFormat.of().formatHex(installation.sign("scan/" + says)).substring(0, 32);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
