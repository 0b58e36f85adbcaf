package org.qinglin.app.assignment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When a lottery's list may close: the draw waits for the first head of the next day, and people must hear in time. */
@Component
public class LotteryTimes {

    /** Enough between the draw, at the beginning of a day, and the session, if a session that moves leaves no more. */
    private static final Duration LEAST_AFTER_DRAW = Duration.ofHours(6);

    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final Duration room;

    /** @param room between the closing of the list and the session's start [default: two days] */
    LotteryTimes(@Value("${qinglin.lottery-room:PT48H}") Duration room) {
        this.room = room;
    }

    /** The last moment for the list to close. */
    public Instant latest(Instant startsAt) {
        return startsAt.minus(room);
    }

    /** What the form proposes: the last evening with enough room, or the last moment; empty if it is too late. */
    public Optional<Instant> proposed(Instant startsAt, Instant now) {
        var latest = latest(startsAt);
        var local = LocalDateTime.ofInstant(latest, China.TIME);
        var day = local.toLocalTime().isBefore(EVENING) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        var evening = day.atTime(EVENING).atZone(China.TIME).toInstant();
        if (evening.isAfter(now)) {
            return Optional.of(evening);
        }
        return latest.isAfter(now) ? Optional.of(latest) : Optional.empty();
    }

    /** @param typed such as 2026-06-04T18:00, in China's time; what is proposed where nothing was typed */
    Checked<Instant> check(@Nullable String typed, Instant startsAt, Instant now) {
        var check = new FormCheck();
        var proposed = proposed(startsAt, now);
        if (proposed.isEmpty()) {
            check.fault("closesAt", typed == null ? "" : typed, "fault.lottery-no-room", said(latest(startsAt)));
            return check.result(() -> now);
        }
        if (typed == null || typed.isBlank()) {
            return check.result(proposed::get);
        }
        try {
            var at = LocalDateTime.parse(typed.strip()).atZone(China.TIME).toInstant();
            if (!at.isAfter(now)) {
                check.fault("closesAt", typed, "fault.lottery-past", said(proposed.get()));
            } else if (at.isAfter(latest(startsAt))) {
                check.fault("closesAt", typed, "fault.lottery-late", said(latest(startsAt)));
            }
            return check.result(() -> at);
        } catch (DateTimeParseException unreadable) {
            check.fault("closesAt", typed, "fault.lottery-unreadable", said(proposed.get()));
            return check.result(() -> now);
        }
    }

    private static String said(Instant at) {
        return text(at).replace('T', ' ');
    }

    /** As the form's field wants it. */
    public static String text(Instant at) {
        return LocalDateTime.ofInstant(at, China.TIME)
                .truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
                .toString();
    }

    /** Whether there is still a draw before a session that moved, if the list closes now at the latest. */
    public boolean canStillBeDrawn(Instant startsAt, Instant closes) {
        var drawn = LocalDateTime.ofInstant(closes, China.TIME)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(China.TIME)
                .toInstant();
        return !startsAt.isBefore(drawn.plus(LEAST_AFTER_DRAW));
    }
}
