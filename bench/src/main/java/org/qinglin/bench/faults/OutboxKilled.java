package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinglin.bench.server.ServerProcess;

/** {@code kill -9} of the platform while its outbox is telling: the inbox has each message once. */
final class OutboxKilled implements Fault {

    private static final long SEED = 20_261_127;
    private static final int CLIENTS = 4;
    private static final long LONGEST_LOAD_MILLIS = 1_000;
    private static final long GIVE_UP_MILLIS = 120_000;
    private static final Pattern TOLD =
            Pattern.compile("\"waiting\":(\\d+),\"facts\":(\\d+),\"messages\":(\\d+),\"different\":(\\d+)");

    @Override
    public String name() {
        return "kill-outbox";
    }

    @Override
    public int fullCount() {
        return 50;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        Random random = new Random(SEED);
        ServerProcess server = start(data);
        try {
            String listener = new SignUps(server.port()).post("/bench/listeners?login=listener");
            PersistentCrowd crowd = new PersistentCrowd(
                    server.port(), CLIENTS, number -> "/bench/tell?listener=" + listener + "&number=" + number, "told");
            try {
                for (int i = 0; i < count; i++) {
                    crowd.millisUntilServed(GIVE_UP_MILLIS);
                    Thread.sleep(random.nextLong(LONGEST_LOAD_MILLIS));
                    server.kill();
                    server = start(data);
                    crowd.moveTo(server.port());
                }
                crowd.millisUntilServed(GIVE_UP_MILLIS);
            } finally {
                crowd.close();
            }
            Matcher told = toldAll(new SignUps(server.port()), listener);
            long facts = Long.parseLong(told.group(2));
            long messages = Long.parseLong(told.group(3));
            long different = Long.parseLong(told.group(4));
            return Outcome.of(
                            name(),
                            count,
                            // An answer that was lost on its way leaves a fact that was asked for again: never fewer.
                            Math.max(0, facts - different) + Math.max(0, crowd.acknowledged() - facts),
                            messages - different,
                            facts + " facts, " + messages + " messages; seed " + SEED)
                    .andOnlyIf(facts > 0);
        } finally {
            server.close();
        }
    }

    private static ServerProcess start(Path data) throws IOException {
        return FaultServer.start(data, "--qinglin.outbox-every=PT0.02S");
    }

    private static Matcher toldAll(SignUps server, String listener) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Matcher told = TOLD.matcher(server.get("/bench/told?listener=" + listener));
            if (!told.find()) {
                throw new IOException("the server does not tell what was told");
            }
            if (told.group(1).equals("0") || System.nanoTime() - start > GIVE_UP_MILLIS * 1_000_000) {
                return told;
            }
            Thread.sleep(50);
        }
    }
}
