package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.qinglin.bench.server.ServerProcess;
import org.qinglin.ledger.Report;

/** Hours that are edited, deleted, reordered, truncated in the database: the verifier finds it, and accuses nobody else. */
final class LedgerAttacked implements Fault {

    private static final long SEED = 20_261_129;
    private static final int STUDENTS = 40;
    private static final int ROUNDS = 10;
    private static final int ENTRIES = STUDENTS * ROUNDS;
    private static final int ROUNDS_UNTIL_SEALED = 5;
    private static final long GIVE_UP_NANOS = 120_000_000_000L;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public int fullCount() {
        return 100;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        write(data);
        try (AttackedLedger ledger = AttackedLedger.open(data)) {
            return attack(ledger, count);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static void write(Path data) throws IOException, InterruptedException {
        try (ServerProcess server = FaultServer.start(data, "--qinglin.seal-every=PT0.1S")) {
            SignUps platform = new SignUps(server.port());
            String by = platform.post("/bench/listeners?login=one");
            platform.post("/bench/listeners?login=two");
            for (int round = 1; round <= ROUNDS; round++) {
                platform.post("/bench/hours?students=" + STUDENTS + "&round=" + round + "&by=" + by);
                if (round % ROUNDS_UNTIL_SEALED == 0) {
                    awaitHead(data.resolve("ledger-heads/heads.txt"), round * STUDENTS);
                }
            }
        }
    }

    private static void awaitHead(Path heads, int number) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!Files.exists(heads) || !Files.readString(heads).contains("head " + number + " ")) {
            if (System.nanoTime() - start > GIVE_UP_NANOS) {
                throw new IOException("the ledger's number " + number + " was not signed");
            }
            Thread.sleep(20);
        }
    }

    private static Outcome attack(AttackedLedger ledger, int count) throws IOException, SQLException {
        Report before = ledger.verified();
        if (!before.clean() || before.sealed() != ENTRIES) {
            throw new IOException("the ledger is not whole before it is attacked: " + before.findings());
        }
        Random random = new Random(SEED);
        int notFound = 0;
        int wronglyAccused = 0;
        int writtenAnew = 0;
        for (int i = 0; i < count; i++) {
            String kind = LedgerAttack.KINDS.get(i % LedgerAttack.KINDS.size());
            LedgerAttack attack = LedgerAttack.drawn(kind, ENTRIES, STUDENTS, random);
            while (!ledger.attack(attack)) {
                attack = LedgerAttack.drawn(kind, ENTRIES, STUDENTS, random);
            }
            if (ledger.verified().findings().isEmpty()) {
                notFound++;
                System.err.println("not found: " + attack);
            }
            writtenAnew += attack.isWrittenAnew() ? 1 : 0;
            ledger.putBack();
            wronglyAccused += ledger.verified().clean() ? 0 : 1;
        }
        return Outcome.of(
                "ledger",
                count,
                notFound,
                wronglyAccused,
                ENTRIES + " entries; " + writtenAnew
                        + " times all chains were written anew; lost: not found, duplicated:"
                        + " clean but accused; seed " + SEED);
    }
}
