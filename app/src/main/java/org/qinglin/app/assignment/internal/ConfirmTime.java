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
    private final Duration longestForTeam;

    ConfirmTime(
            Clock clock,
            @Value("${qinglin.confirm-anew-within:PT24H}") Duration longest,
            @Value("${qinglin.share-answer-within:PT72H}") Duration longestForTeam) {
        this.clock = clock;
        this.longest = longest;
        this.longestForTeam = longestForTeam;
    }

    /** Half of the time left, a day at most: whoever is asked instead has the other half. */
    public Instant until(Instant startsAt) {
        return until(startsAt, longest);
    }

    /** The same for a leader, who asks the team first: three days at most. */
    public Instant forTeamUntil(Instant startsAt) {
        return until(startsAt, longestForTeam);
    }

    private Instant until(Instant startsAt, Duration atMost) {
        var now = clock.instant();
        var half = Duration.between(now, startsAt).dividedBy(2);
        return now.plus(half.compareTo(atMost) < 0 ? half : atMost);
    }
}
