package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qinglin.bench.server.ServerProcess;

/**
 * Random sequences of operations on the platform and on a model of it: each must answer alike, and after each sequence all
 * that stands in the tables must be what the model says. A model that forgets one rule must be found out.
 */
final class RandomWalks implements Fault {

    private static final long SEED = 20_261_127;
    /** At one college, from its first order on; then another one begins. */
    private static final int SEQUENCES_A_COLLEGE = 500;

    private static final int STEPS_A_SEQUENCE = 20;

    /** A walk of a college's full length that never gets here says nothing. */
    private static final Set<String> MUST_HAPPEN = Set.of(
            "ask back Done",
            "accept Confirmed",
            "accept Overlaps",
            "accept TooLate",
            "give up GivenUpLate",
            "confirm anew Kept",
            "move Moved",
            "cancel Cancelled",
            "cancel OnlyOne",
            "confirm hours Done",
            "evaluate Done",
            "timed out");

    @Override
    public String name() {
        return "model";
    }

    @Override
    public int fullCount() {
        return 10_000;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        long missing = 0;
        long more = 0;
        int done = 0;
        Map<String, Integer> outcomes = new TreeMap<>();
        Walked forgetful;
        long disagreeing;
        try (ServerProcess server = FaultServer.standing(data)) {
            SignUps addresses = new SignUps(server.port());
            for (int from = 0; from < count; from += SEQUENCES_A_COLLEGE) {
                int sequences = Math.min(SEQUENCES_A_COLLEGE, count - from);
                Walked walked = walked(addresses, SEED + from, sequences, false);
                done += walked.done();
                missing += walked.missing();
                more += walked.more();
                walked.outcomes().forEach((step, times) -> outcomes.merge(step, times, Integer::sum));
            }
            forgetful = walked(addresses, SEED, SEQUENCES_A_COLLEGE, true);
            disagreeing = Disagreements.in(data);
        }
        boolean isComplete = count < SEQUENCES_A_COLLEGE || outcomes.keySet().containsAll(MUST_HAPPEN);
        int operations = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return Outcome.of(
                        name(),
                        done,
                        missing,
                        more + disagreeing,
                        STEPS_A_SEQUENCE + " steps each, " + operations + " answers of " + outcomes.size()
                                + " kinds compared" + (isComplete ? "" : ", but not all kinds that must be")
                                + "; a model that forgets a rule was found out after " + forgetful.done()
                                + "; seed " + SEED)
                .andOnlyIf(done == count && isComplete && forgetful.missing() + forgetful.more() > 0);
    }

    private static Walked walked(SignUps server, long seed, int sequences, boolean forgetful) throws IOException {
        return Walked.read(
                server.post("/bench/loop/walks?seed=" + seed + "&sequences=" + sequences + "&forgetful=" + forgetful));
    }
}
