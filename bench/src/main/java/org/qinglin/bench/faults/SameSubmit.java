package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qinglin.bench.server.Connection;
import org.qinglin.bench.server.ServerProcess;

/** The same sign-up sent ten times at once, under one key and under ten by turns. */
final class SameSubmit implements Fault {

    private static final int TIMES = 10;

    @Override
    public String name() {
        return "same-submit";
    }

    @Override
    public int fullCount() {
        return 2_000;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(TIMES);
        try (ServerProcess server = FaultServer.start(scratch.resolve("data"))) {
            SignUps signUps = new SignUps(server.port());
            long role = signUps.open(count);
            CyclicBarrier atOnce = new CyclicBarrier(TIMES);
            List<Callable<List<String>>> senders = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                int number = i;
                senders.add(() -> send(server.port(), role, count, number, atOnce));
            }
            List<List<String>> answers = new ArrayList<>();
            for (Future<List<String>> each : threads.invokeAll(senders)) {
                answers.add(each.get());
            }
            long different = 0;
            for (int student = 0; student < count; student++) {
                Set<String> told = new HashSet<>();
                for (List<String> each : answers) {
                    told.add(each.get(student));
                }
                different += told.equals(Set.of("placed")) ? 0 : 1;
            }
            SignUps.Given given = signUps.given(role);
            return Outcome.of(
                            name(),
                            count,
                            Math.max(0, count - Math.min(given.rows(), given.counted())),
                            Math.max(0, Math.max(given.rows(), given.counted()) - count),
                            TIMES + " at once each; " + different + " were answered differently")
                    .andOnlyIf(different == 0);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> send(int port, long role, int count, int number, CyclicBarrier atOnce)
            throws Exception {
        List<String> answers = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            for (int student = 1; student <= count; student++) {
                String key = student % 2 == 0 ? "same" + student : "k" + student + "-" + number;
                atOnce.await();
                answers.add(connection
                        .send("POST", SignUps.path(role, student, key))
                        .body());
            }
        }
        return answers;
    }
}
