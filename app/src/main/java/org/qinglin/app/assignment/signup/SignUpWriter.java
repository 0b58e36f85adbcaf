package org.qinglin.app.assignment.signup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionRoleId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets those who reach for the same role at the same moment share one transaction. They stand in one line; whoever is
 * first decides for all who stand there by then, up to a limit, and everyone is answered after the commit. The next in line
 * starts at once with whoever has come meanwhile: nothing lingers, so that a single sign-up waits for nobody, and no
 * thread is needed but those who ask. The scheme is that of LevelDB's write queue.
 *
 * <p>A line is bounded. Whoever finds it full is told to come again, and the rest of the platform keeps its threads. Lines
 * of different roles know nothing of each other; nor do several nodes, which the lock on the role's row keeps apart.
 */
@Component
public class SignUpWriter {

    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final SignUpBatch batch;
    private final Clock clock;
    private final int longestLine;
    private final int largestBatch;
    private final Map<SessionRoleId, Line> lines = new ConcurrentHashMap<>();

    /**
     * @param longestLine of a role; below the number of the server's threads, or none are left for anything else
     * @param largestBatch sign-ups that one transaction decides
     */
    public SignUpWriter(
            SignUpBatch batch,
            Clock clock,
            @Value("${qinglin.sign-up-line:128}") int longestLine,
            @Value("${qinglin.sign-up-batch:256}") int largestBatch) {
        this.batch = batch;
        this.clock = clock;
        this.longestLine = longestLine;
        this.largestBatch = largestBatch;
    }

    /** Somebody in a line, with a thread that waits until it is told what to do. */
    private static final class Standing {

        private final SignUp signUp;
        private final Instant at;
        private final Thread thread = Thread.currentThread();
        private @Nullable SignUpAnswer answer;
        private @Nullable RuntimeException failure;
        /** Written last and read first: whoever sees it sees the rest. */
        private volatile Turn turn = Turn.WAITS;

        Standing(SignUp signUp, Instant at) {
            this.signUp = signUp;
            this.at = at;
        }

        void tell(Turn what) {
            turn = what;
            // Each waits for itself alone. On a lock that they shared they would wake one after the other.
            LockSupport.unpark(thread);
        }

        Turn awaitTurn() {
            boolean interrupted = false;
            while (turn == Turn.WAITS) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt(); // What is in the line is decided; whoever wanted the thread to stop hears of it
                // then.
            }
            return turn;
        }
    }

    private enum Turn {
        WAITS,
        /** First in the line: decides for those behind. */
        LEADS,
        DONE
    }

    /** Who stands for one role. Guarded by itself. */
    private static final class Line {

        private final Deque<Standing> standing = new ArrayDeque<>();
        /** Whether it was taken from the map, where the next comer will not find it. */
        private boolean isOver;

        /** @return whether there was room */
        synchronized Optional<Boolean> join(Standing own, int longest) {
            if (isOver) {
                return Optional.empty();
            }
            if (standing.size() >= longest) {
                return Optional.of(false);
            }
            standing.addLast(own);
            if (standing.size() == 1) {
                own.turn = Turn.LEADS;
            }
            return Optional.of(true);
        }

        synchronized List<Standing> first(int most) {
            return standing.stream().limit(most).toList();
        }

        /** @return who leads next; empty if nobody is left, and then the line is over */
        synchronized Optional<Standing> leave(int many) {
            for (int i = 0; i < many; i++) {
                standing.removeFirst();
            }
            isOver = standing.isEmpty();
            return Optional.ofNullable(standing.peekFirst());
        }

        synchronized int length() {
            return standing.size();
        }
    }

    /**
     * Decides a sign-up, and returns once that is committed.
     *
     * @throws RuntimeException what the database threw; then nothing of the sign-up is kept
     */
    public SignUpAnswer signUp(SignUp signUp) {
        var own = new Standing(signUp, clock.instant());
        while (true) {
            var line = lines.computeIfAbsent(signUp.role(), role -> new Line());
            var joined = line.join(own, longestLine);
            if (joined.isPresent()) {
                return joined.get() ? stand(line, own) : new SignUpAnswer.Busy(COME_AGAIN);
            }
        }
    }

    /** How many stand in a role's line at this moment. */
    int standing(SessionRoleId role) {
        var line = lines.get(role);
        return line == null ? 0 : line.length();
    }

    private SignUpAnswer stand(Line line, Standing own) {
        if (own.awaitTurn() == Turn.LEADS) {
            lead(line, own);
        }
        if (own.failure != null) {
            throw own.failure;
        }
        if (own.answer == null) {
            throw new IllegalStateException("a sign-up was not decided with its batch");
        }
        return own.answer;
    }

    /**
     * The first decides for those behind. Where writing and committing are two trips, the next in line begins between them,
     * and waits for the lock in the database's own line: the moment of the commit is then the moment at which it goes on.
     */
    private void lead(Line line, Standing first) {
        var together = line.first(largestBatch);
        var handOver = new Once(() -> {
            var next = line.leave(together.size());
            if (next.isPresent()) {
                next.get().tell(Turn.LEADS);
            } else {
                lines.remove(first.signUp.role(), line);
            }
        });
        try {
            decide(together, handOver);
        } finally {
            handOver.run();
            together.stream().filter(each -> each != first).forEach(each -> each.tell(Turn.DONE));
        }
    }

    /** What is done on the first call alone; used by one thread. */
    private static final class Once implements Runnable {

        private final Runnable what;
        private boolean isDone;

        Once(Runnable what) {
            this.what = what;
        }

        @Override
        public void run() {
            if (!isDone) {
                isDone = true;
                what.run();
            }
        }
    }

    private void decide(List<Standing> together, Runnable written) {
        try {
            answer(together, written);
        } catch (RuntimeException ofSome) {
            if (together.size() == 1) {
                together.get(0).failure = ofSome;
                return;
            }
            // Nothing of the batch is kept. One by one, only whoever is the cause fails.
            together.forEach(each -> decide(List.of(each), () -> {}));
        }
    }

    private void answer(List<Standing> together, Runnable written) {
        var answers = batch.decide(
                together.get(0).signUp.role(),
                together.stream().map(each -> each.signUp).toList(),
                together.stream().map(each -> each.at).max(Instant::compareTo).orElseThrow(),
                written);
        for (int i = 0; i < together.size(); i++) {
            together.get(i).answer = answers.get(i);
        }
    }
}
