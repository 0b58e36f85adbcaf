package org.qinglin.app.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's marks at a session say, in the order of time whatever the order in which they arrived: the minutes that
 * they show, what is missing or contradictory, and how many minutes that proposes. Neither number is ever negative or more
 * than the session; no minute counts twice.
 *
 * @param first the first sign-in
 * @param last the last sign-out that ends a sign-in
 * @param minutes between sign-ins and sign-outs, within the session's own time
 * @param proposal what the organiser is asked to accept or change; equals {@code minutes} where nothing is doubtful
 */
record Reading(
        @Nullable Instant first, @Nullable Instant last, int minutes, boolean inNow, Set<Doubt> doubts, int proposal) {

    /** The same again within this time is the same sign-in, scanned once more. */
    static final Duration SAME = Duration.ofMinutes(10);

    /** When a session is, and whether it is over. */
    record Span(Instant from, Instant to, boolean over) {

        int minutes() {
            return (int) Duration.between(from, to).toMinutes();
        }

        long secondsWithin(Instant start, Instant end) {
            var begin = start.isBefore(from) ? from : start;
            var stop = end.isAfter(to) ? to : end;
            return Math.max(0, Duration.between(begin, stop).toSeconds());
        }
    }

    /**
     * @param marks in the order of time, the organiser's word among them
     * @param absent whether the organiser says that nobody came
     * @param minimumPresence share of the session, 0 to 1
     */
    static Reading of(Span span, List<Mark> marks, boolean absent, double minimumPresence) {
        var walk = new Walk(span);
        marks.forEach(walk::next);
        return walk.read(absent, minimumPresence);
    }

    private static final class Walk {

        private final Span span;
        private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        private @Nullable Instant first;
        private @Nullable Instant last;
        private @Nullable Instant open;
        private @Nullable Instant lastIn;
        private @Nullable Instant lastOut;
        private long shown;
        private long supposed;

        Walk(Span span) {
            this.span = span;
        }

        void next(Mark mark) {
            if (mark.in()) {
                signIn(mark.at());
            } else {
                signOut(mark.at());
            }
        }

        private void signIn(Instant at) {
            first = first == null ? at : first;
            if (open == null) {
                open = at;
            } else if (lastIn != null && apart(lastIn, at)) {
                doubts.add(Doubt.SIGNED_IN_TWICE);
            }
            lastIn = at;
        }

        private void signOut(Instant at) {
            if (open != null) {
                shown += span.secondsWithin(open, at);
                open = null;
                last = at;
            } else if (lastOut == null) {
                doubts.add(Doubt.NO_SIGN_IN);
                supposed += span.secondsWithin(span.from(), at);
            } else if (apart(lastOut, at)) {
                doubts.add(Doubt.SIGNED_OUT_TWICE);
            }
            lastOut = at;
        }

        private static boolean apart(Instant one, Instant other) {
            return Duration.between(one, other).compareTo(SAME) > 0;
        }

        Reading read(boolean absent, double minimumPresence) {
            boolean marked = lastIn != null || lastOut != null;
            if (span.over() && open != null) {
                doubts.add(Doubt.NO_SIGN_OUT);
                supposed += span.secondsWithin(open, span.to());
            }
            if (span.over() && !marked && !absent) {
                doubts.add(Doubt.NO_MARK);
            }
            int minutes = whole(shown);
            int proposal = whole(shown + supposed);
            if (span.over() && marked && !absent && proposal < span.minutes() * minimumPresence) {
                doubts.add(Doubt.TOO_SHORT);
                proposal = 0;
            }
            if (absent && marked) {
                doubts.add(Doubt.ABSENT_BUT_SCANNED);
                proposal = 0;
            }
            return new Reading(first, last, minutes, open != null, Set.copyOf(doubts), proposal);
        }

        private int whole(long seconds) {
            return Math.min(span.minutes(), (int) ((seconds + 30) / 60));
        }
    }
}
