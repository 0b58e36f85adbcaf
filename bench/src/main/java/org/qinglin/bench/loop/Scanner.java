package org.qinglin.bench.loop;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.qinglin.app.attendance.KeptScan;
import org.qinglin.app.attendance.MarkKind;
import org.qinglin.app.attendance.MarkOutcome;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;

/** One helper at one session, with a phone. */
final class Scanner {

    private static final int STEP_SECONDS = 10;

    /** The same scan within this time is the same sign-in, scanned once more. */
    private static final Duration ONCE_MORE = Duration.ofMinutes(5);

    private final LoopServices services;
    private final Viewer student;
    private final ServiceSession session;
    private final Differences differences;
    private final ExecutorService threads;

    Scanner(
            LoopServices services,
            Viewer student,
            ServiceSession session,
            Differences differences,
            ExecutorService threads) {
        this.services = services;
        this.student = student;
        this.session = session;
        this.differences = differences;
        this.threads = threads;
    }

    /**
     * What must be seen of it.
     *
     * @param minutes between signing in and out, within the session's own time
     * @param isDoubtful whether somebody has to look at it
     * @param marks rows that stand there
     */
    record Truth(SessionId session, int minutes, boolean isDoubtful, int marks) {}

    /** @param other a session whose code is sent here */
    Truth act(MarkStory story, Random random, SessionId other) {
        Instant came = session.startsAt().plusSeconds(STEP_SECONDS * (random.nextLong(45 * 6) - 20 * 6));
        Instant left = session.endsAt().plusSeconds(STEP_SECONDS * (random.nextLong(70 * 6) - 25 * 6));
        return switch (story) {
            case AS_IT_SHOULD_BE -> {
                scan(came, MarkKind.IN);
                scan(left, MarkKind.OUT);
                yield complete(came, left);
            }
            case OUT_BEFORE_IN -> {
                Instant noticed = came.plus(Duration.ofMinutes(11 + random.nextInt(10)));
                scan(came, MarkKind.OUT);
                scan(noticed, MarkKind.IN);
                scan(left, MarkKind.OUT);
                yield new Truth(session.id(), minutes(noticed, left), true, 3);
            }
            case MISSING -> {
                int which = random.nextInt(3);
                if (which == 0) {
                    scan(came, MarkKind.IN);
                } else if (which == 1) {
                    scan(left, MarkKind.OUT);
                }
                yield new Truth(session.id(), 0, true, which == 2 ? 0 : 1);
            }
            case REPEATED -> {
                twiceAtOnce(came, MarkKind.IN);
                scan(came.plus(ONCE_MORE), MarkKind.IN);
                twiceAtOnce(left, MarkKind.OUT);
                scan(left.plus(ONCE_MORE), MarkKind.OUT);
                yield complete(came, left);
            }
            case REPLAYED -> {
                replay(came, left, other);
                yield complete(came, left);
            }
        };
    }

    private Truth complete(Instant came, Instant left) {
        return new Truth(session.id(), minutes(came, left), false, 2);
    }

    private int minutes(Instant from, Instant to) {
        Instant begin = from.isBefore(session.startsAt()) ? session.startsAt() : from;
        Instant end = to.isAfter(session.endsAt()) ? session.endsAt() : to;
        return (int) ((Duration.between(begin, end).toSeconds() + 30) / 60);
    }

    /** After the hours were confirmed. */
    void tooLate() {
        Instant late = session.endsAt().plus(Duration.ofMinutes(59));
        refused(late, code(late, MarkKind.OUT), MarkOutcome.Closed.class);
    }

    private void replay(Instant came, Instant left, SessionId other) {
        String old = code(came, MarkKind.IN);
        mark(came, old);
        Instant later = came.plusSeconds(11 * 60);
        refused(later, old, MarkOutcome.CodeExpired.class);
        refused(came.minusSeconds(60), code(came, MarkKind.OUT), MarkOutcome.CodeOfFuture.class);
        refused(later, at(later, () -> services.codes().current(other)), MarkOutcome.CodeOfOtherSession.class);
        refused(later, code(later, MarkKind.OUT).replace('o', 'i'), MarkOutcome.CodeForged.class);
        String kept = code(left, MarkKind.OUT);
        Instant online = left.plus(Duration.ofMinutes(3));
        UUID scan = UUID.nameUUIDFromBytes((kept + student.mustStudent().value()).getBytes(StandardCharsets.UTF_8));
        // What the phone's own clock says is ten minutes off, and must not count.
        atOnce(() -> settle(online, new KeptScan(scan, kept, left.minusSeconds(600))));
        settle(online.plusSeconds(30), new KeptScan(scan, kept, left.plusSeconds(600)));
        settle(online.plusSeconds(60), new KeptScan(UUID.randomUUID(), kept, null));
    }

    private MarkOutcome settle(Instant moment, KeptScan kept) {
        return at(moment, () -> services.marking().settle(student, kept));
    }

    private void scan(Instant moment, MarkKind kind) {
        mark(moment, code(moment, kind));
    }

    private void twiceAtOnce(Instant moment, MarkKind kind) {
        String code = code(moment, kind);
        atOnce(() -> mark(moment, code));
    }

    private MarkOutcome mark(Instant moment, String code) {
        return at(moment, () -> services.attendance().mark(student, session.id(), code));
    }

    private void refused(Instant moment, String code, Class<? extends MarkOutcome> expected) {
        MarkOutcome outcome = mark(moment, code);
        if (!expected.isInstance(outcome)) {
            differences.more("session " + session.id().value() + ": a code that must be " + expected.getSimpleName()
                    + " is answered " + outcome);
        }
    }

    private String code(Instant moment, MarkKind kind) {
        return at(moment, () -> services.codes().current(session.id(), kind));
    }

    private <T> T at(Instant moment, Supplier<T> step) {
        return services.clock().at(moment, step);
    }

    private void atOnce(Callable<MarkOutcome> step) {
        try {
            for (Future<?> each : threads.invokeAll(List.of(step, step))) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
