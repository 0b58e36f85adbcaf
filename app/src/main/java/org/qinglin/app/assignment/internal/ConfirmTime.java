package org.qinglin.app.assignment.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Until when somebody may say whether a place suits that was changed or taken for them. */
@Component
public class ConfirmTime {

    private final Clock clock;
    private final Duration longest;

    ConfirmTime(Clock clock, @Value("${qinglin.confirm-anew-within:PT24H}") Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** Half of the time left, a day at most: whoever is asked instead has the other half. */
    public Instant until(Instant startsAt) {
        var now = clock.instant();
        var half = Duration.between(now, startsAt).dividedBy(2);
        return now.plus(half.compareTo(longest) < 0 ? half : longest);
    }
}
