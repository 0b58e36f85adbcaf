package org.qinglin.app.assignment.signup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    /** Somebody in a line. Its fields are the line's, read and written under the line's lock. */
    private static final class Standing {

        private final SignUp signUp;
        private final Instant at;
        private final Condition turn;
        private @Nullable SignUpAnswer answer;
        private @Nullable RuntimeException failure;

        Standing(SignUp signUp, Instant at, Condition turn) {
            this.signUp = signUp;
            this.at = at;
            this.turn = turn;
        }

        boolean isDone() {
            return answer != null || failure != null;
        }
    }

    private static final class Line {
        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<Standing> standing = new ArrayDeque<>();
        /** Whether it was taken from the map, where the next comer will not find it. */
        private boolean isOver;
    }

    /**
     * Decides a sign-up, and returns once that is committed.
     *
     * @throws RuntimeException what the database threw; then nothing of the sign-up is kept
     */
    public SignUpAnswer signUp(SignUp signUp) {
        while (true) {
            var line = lines.computeIfAbsent(signUp.role(), role -> new Line());
            line.lock.lock();
            try {
                if (!line.isOver) {
                    return line.standing.size() >= longestLine
                            ? new SignUpAnswer.Busy(COME_AGAIN)
                            : stand(line, new Standing(signUp, clock.instant(), line.lock.newCondition()));
                }
            } finally {
                line.lock.unlock();
            }
        }
    }

    /** How many stand in a role's line at this moment. */
    int standing(SessionRoleId role) {
        var line = lines.get(role);
        if (line == null) {
            return 0;
        }
        line.lock.lock();
        try {
            return line.standing.size();
        } finally {
            line.lock.unlock();
        }
    }

    private SignUpAnswer stand(Line line, Standing own) {
        line.standing.addLast(own);
        while (!own.isDone() && line.standing.peekFirst() != own) {
            own.turn.awaitUninterruptibly();
        }
        if (!own.isDone()) {
            decideFor(line, own);
        }
        if (own.failure != null) {
            throw own.failure;
        }
        if (own.answer == null) {
            throw new IllegalStateException("a batch was decided without the first of its line");
        }
        return own.answer;
    }

    /** The first decides for those behind; they keep their places in the line, so that nobody else starts. */
    private void decideFor(Line line, Standing first) {
        var together = new ArrayList<Standing>();
        for (var each : line.standing) {
            if (together.size() == largestBatch) {
                break;
            }
            together.add(each);
        }
        try {
            line.lock.unlock();
            try {
                decide(together);
            } finally {
                line.lock.lock();
            }
        } finally {
            for (var each : together) {
                line.standing.removeFirst();
                if (!each.isDone()) {
                    each.failure = new IllegalStateException("the sign-up was not decided");
                }
                if (each != first) {
                    each.turn.signal();
                }
            }
            var next = line.standing.peekFirst();
            if (next != null) {
                next.turn.signal();
            } else {
                line.isOver = true;
                lines.remove(first.signUp.role(), line);
            }
        }
    }

    /** Nobody reads the answers before the lock is taken again, which makes them seen. */
    private void decide(List<Standing> together) {
        try {
            answer(together);
        } catch (RuntimeException ofSome) {
            if (together.size() == 1) {
                together.get(0).failure = ofSome;
                return;
            }
            // Nothing of the batch is kept. One by one, only whoever is the cause fails.
            together.forEach(each -> decide(List.of(each)));
        }
    }

    private void answer(List<Standing> together) {
        var answers = batch.decide(
                together.get(0).signUp.role(),
                together.stream().map(each -> each.signUp).toList(),
                together.stream().map(each -> each.at).max(Instant::compareTo).orElseThrow());
        for (int i = 0; i < together.size(); i++) {
            together.get(i).answer = answers.get(i);
        }
    }
}
