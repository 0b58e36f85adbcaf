package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.qinglin.bench.server.ServerProcess;

/** {@code kill -9} of the database, or of the platform, while people sign up. */
final class Kills implements Fault {

    /** Whom it hits. */
    enum Victim {
        DATABASE,
        PLATFORM
    }

    private static final long SEED = 20_261_126;
    private static final int CLIENTS = 8;
    private static final long LONGEST_LOAD_MILLIS = 1_000;
    /** Serving again by then [reliability: 15 s]. */
    private static final long TARGET_MILLIS = 15_000;

    private static final long GIVE_UP_MILLIS = 120_000;

    private final Victim victim;

    Kills(Victim victim) {
        this.victim = victim;
    }

    @Override
    public String name() {
        return victim == Victim.DATABASE ? "kill-database" : "kill-platform";
    }

    @Override
    public int fullCount() {
        return 50;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        Random random = new Random(SEED);
        Path classes = scratch.resolve("classes.jsa");
        long slowest = 0;
        if (victim == Victim.PLATFORM) {
            FaultServer.archive(classes, data);
        }
        ServerProcess server = start(classes, data);
        try {
            SignUps signUps = new SignUps(server.port());
            long role = signUps.open(10_000_000);
            PersistentCrowd crowd = signUps.crowd(role, CLIENTS);
            try {
                for (int i = 0; i < count; i++) {
                    crowd.millisUntilServed(GIVE_UP_MILLIS);
                    Thread.sleep(random.nextLong(LONGEST_LOAD_MILLIS));
                    long killed = System.nanoTime();
                    if (victim == Victim.DATABASE) {
                        killDatabase(data, random.nextBoolean());
                    } else {
                        server.kill();
                        server = start(classes, data);
                        crowd.moveTo(server.port());
                    }
                    crowd.millisUntilServed(GIVE_UP_MILLIS);
                    slowest = Math.max(slowest, (System.nanoTime() - killed) / 1_000_000);
                }
            } finally {
                crowd.close();
            }
            return new SignUps(server.port())
                    .compare(name(), count, role, crowd, "serving again after at most " + slowest + " ms; seed " + SEED)
                    .andOnlyIf(slowest <= TARGET_MILLIS);
        } finally {
            server.close();
        }
    }

    private ServerProcess start(Path classes, Path data) throws IOException {
        return victim == Victim.PLATFORM ? FaultServer.startFrom(classes, data) : FaultServer.start(data);
    }

    /**
     * Kills it, and returns when another has taken its place: its children may answer for a moment without it. One that
     * finds them still there gives up at once, and the platform tries again; so even the one to kill may have to be waited for.
     */
    private static void killDatabase(Path data, boolean withItsChildren) throws IOException, InterruptedException {
        ProcessHandle server = awaitDatabase(data, any -> true);
        var children = server.descendants().toList();
        server.destroyForcibly();
        if (withItsChildren) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        awaitDatabase(data, other -> other.pid() != server.pid());
    }

    private static ProcessHandle awaitDatabase(Path data, Predicate<ProcessHandle> wanted)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Optional<ProcessHandle> server = database(data).filter(wanted);
            if (server.isPresent()) {
                return server.get();
            }
            if (System.nanoTime() - start > GIVE_UP_MILLIS * 1_000_000) {
                throw new IOException("the database was not started again");
            }
            Thread.sleep(5);
        }
    }

    private static Optional<ProcessHandle> database(Path data) {
        try {
            return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
        } catch (IOException | NumberFormatException notThere) {
            return Optional.empty();
        }
    }
}
