package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import org.qinglin.bench.server.ServerProcess;

/**
 * People sign in and out in all the wrong ways, in the morning, until midnight and over it. What they show is never negative
 * and never counts twice, and what is doubtful is looked at by somebody.
 */
final class Marks implements Fault {

    private static final long SEED = 20_261_128;
    private static final int PEOPLE_A_SESSION = 8;

    @Override
    public String name() {
        return "marks";
    }

    @Override
    public int fullCount() {
        return 2_000;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        try (ServerProcess server = FaultServer.standing(data)) {
            int sessions = Math.max(1, count / PEOPLE_A_SESSION);
            Walked walked = Walked.read(
                    new SignUps(server.port()).post("/bench/loop/marks?seed=" + SEED + "&sessions=" + sessions));
            return Outcome.of(
                    name(),
                    walked.done(),
                    walked.missing(),
                    walked.more() + Disagreements.in(data),
                    sessions + " sessions; out before in, missing, repeated, after midnight, replayed; lost: minutes or"
                            + " a doubt that are missing, duplicated: too many; seed " + SEED);
        }
    }
}
