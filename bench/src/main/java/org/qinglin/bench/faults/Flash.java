package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import org.qinglin.bench.server.ServerProcess;
import org.qinglin.bench.signup.Cell;
import org.qinglin.bench.signup.Crush;
import org.qinglin.bench.signup.Design;

/** 20,000 students for 500 places, 64 at once, in another order for each seed; and the twin whose lock is off. */
final class Flash implements Fault {

    private static final int REQUESTS = 20_000;
    private static final int PLACES = 500;
    private static final int CLIENTS = 64;
    private static final int CONNECTIONS = 16;

    private final Design design;

    Flash(Design design) {
        this.design = design;
    }

    @Override
    public String name() {
        return design == Design.UNLOCKED ? "flash-unlocked" : "flash";
    }

    @Override
    public int fullCount() {
        return 20;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        long lost = 0;
        long duplicated = 0;
        try (ServerProcess server = FaultServer.start(scratch.resolve("data"))) {
            for (int seed = 1; seed <= count; seed++) {
                Cell cell = new Crush(server.port(), CONNECTIONS).flash(design, CLIENTS, REQUESTS, PLACES, seed);
                lost += cell.undersold();
                duplicated += cell.oversold();
            }
        }
        String seen = "seeds 1 to " + count + ", 20,000 requests for 500 places each";
        // The harness must be able to see it: without the lock, places are sold twice.
        return design == Design.UNLOCKED
                ? new Outcome(name(), count, lost, duplicated, duplicated > 0, seen + "; held means that it fails")
                : Outcome.of(name(), count, lost, duplicated, seen);
    }
}
