package org.qinglin.app.meetings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.qinglin.app.identity.Installation;
import org.springframework.stereotype.Component;

/**
 * The rotating code on the screen of a hall: HMAC of meeting and time step by the server's clock, as sessions have it
 * (ADR 40). It changes less often than theirs, since hundreds who scan at once, and sign in first, must not be too late.
 */
@Component
public class MeetingCode {

    public static final int STEP_SECONDS = 30;

    /** A minute and more to sign in after the scan. */
    private static final int GRACE_STEPS = 2;

    /** Step, signature. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})-([0-9a-f]{20})");

    private final Installation installation;
    private final Clock clock;

    MeetingCode(Installation installation, Clock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    /** The code of this moment. */
    public String current(long meeting) {
        return code(meeting, nowStep());
    }

    /** Whole seconds until the code changes. */
    public int secondsLeft() {
        return STEP_SECONDS - (int) (clock.instant().getEpochSecond() % STEP_SECONDS);
    }

    /** Whether it is a code of this installation for the meeting, shown within the last minute or so. */
    boolean isFresh(long meeting, String code) {
        var parts = FORM.matcher(code);
        if (!parts.matches()) {
            return false;
        }
        long step = Long.parseLong(parts.group(1));
        return step <= nowStep()
                && step >= nowStep() - GRACE_STEPS
                && MessageDigest.isEqual(
                        code(meeting, step).getBytes(StandardCharsets.US_ASCII),
                        code.getBytes(StandardCharsets.US_ASCII));
    }

    private long nowStep() {
        return clock.instant().getEpochSecond() / STEP_SECONDS;
    }

    private String code(long meeting, long step) {
        var says = step + "-" + meeting;
        return step
                + "-"
                + HexFormat.of().formatHex(installation.sign("meeting/" + says)).substring(0, 20);
    }
}
