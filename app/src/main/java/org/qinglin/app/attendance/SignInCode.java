package org.qinglin.app.attendance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.needs.SessionId;
import org.springframework.stereotype.Component;

/**
 * The rotating code that the organiser shows: HMAC of session, kind and time step by the server's clock (reliability.md).
 * A photo of it is worth nothing half a minute later. Its step, and no phone's clock, tells when it was shown.
 */
@Component
public class SignInCode {

    public static final int STEP_SECONDS = 10;

    /** One step of grace: the code may have changed while the phone was loading the page. */
    private static final int GRACE_STEPS = 1;

    /** For what, step, session, signature. */
    private static final Pattern FORM = Pattern.compile("([iob])(\\d{1,12})-(\\d{1,15})-([0-9a-f]{20})");

    private final Installation installation;
    private final Clock clock;

    SignInCode(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * A code of this installation for the session that was asked for.
     *
     * @param kind null for a code that signs in, or out whoever is signed in
     * @param age where its step stands by the server's clock
     */
    record Genuine(@Nullable MarkKind kind, long step, Age age) {

        Instant shownAt() {
            return Instant.ofEpochSecond(step * STEP_SECONDS);
        }
    }

    enum Age {
        FRESH,
        EXPIRED,
        FUTURE
    }

    /** The code of this moment that signs in, or out whoever is signed in. */
    public String current(SessionId session) {
        return code(session, 'b', nowStep());
    }

    /** The code of this moment for signing in or for signing out. */
    public String current(SessionId session, MarkKind kind) {
        return code(session, kind == MarkKind.IN ? 'i' : 'o', nowStep());
    }

    /** Whole seconds until the code changes. */
    public int secondsLeft() {
        return STEP_SECONDS - (int) (clock.instant().getEpochSecond() % STEP_SECONDS);
    }

    /** Whether it is a code of this installation, and for which session. */
    Optional<SessionId> sessionOf(String code) {
        var parts = FORM.matcher(code);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var session = new SessionId(Long.parseLong(parts.group(3)));
        var genuine = code(session, code.charAt(0), Long.parseLong(parts.group(2)));
        return MessageDigest.isEqual(
                        genuine.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(session)
                : Optional.empty();
    }

    /** What a code says that {@link #sessionOf} knows. */
    Genuine read(String code) {
        long step = Long.parseLong(code.substring(1, code.indexOf('-')));
        long now = nowStep();
        var age = step > now ? Age.FUTURE : step < now - GRACE_STEPS ? Age.EXPIRED : Age.FRESH;
        return new Genuine(
                switch (code.charAt(0)) {
                    case 'i' -> MarkKind.IN;
                    case 'o' -> MarkKind.OUT;
                    default -> null;
                },
                step,
                age);
    }

    private long nowStep() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }

    private String code(SessionId session, char kind, long step) {
        var says = kind + Long.toString(step) + "-" + session.value();
        return says + "-"
                + HexFormat.of().formatHex(installation.sign("sign-in/" + says)).substring(0, 20);
    }
}
