package org.qinglin.app.attendance;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.needs.SessionId;
import org.springframework.stereotype.Component;

/**
 * The rotating code that the organiser shows: HMAC of session and time step by the server's clock (reliability.md). A
 * photo of it is worth nothing half a minute later.
 */
@Component
public class SignInCode {

    public static final int STEP_SECONDS = 10;

    /** One step of grace: the code may have changed while the phone was loading the page. */
    private static final int GRACE_STEPS = 1;

    private final Installation installation;
    private final Clock clock;

    SignInCode(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** The code of this moment: step and signature. */
    public String current(SessionId session) {
        long step = clock.instant().getEpochSecond() / STEP_SECONDS;
        return step + "-" + signature(session, step);
    }

    /** The step of a code that is valid now, or empty if it is forged, of another session, or too old. */
    public OptionalLong validStep(SessionId session, String code) {
        var dash = code.indexOf('-');
        if (dash < 1 || dash > 15 || !code.substring(0, dash).matches("\\d+")) {
            return OptionalLong.empty();
        }
        long step = Long.parseLong(code.substring(0, dash));
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        boolean fresh = step <= now && step >= now - GRACE_STEPS;
        boolean genuine = MessageDigest.isEqual(
                signature(session, step).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                code.substring(dash + 1).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return fresh && genuine ? OptionalLong.of(step) : OptionalLong.empty();
    }

    private String signature(SessionId session, long step) {
        return HexFormat.of()
                .formatHex(installation.sign("sign-in/" + session.value() + "/" + step))
                .substring(0, 24);
    }
}
