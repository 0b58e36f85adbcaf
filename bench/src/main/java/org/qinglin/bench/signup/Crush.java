package org.qinglin.bench.signup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.qinglin.bench.Percentiles;
import org.qinglin.bench.server.Connection;

/** Clients that reach for one activity at once, each with its next request as soon as the one before is answered. */
public final class Crush {

    private static final String BUSY = "busy";
    private static final Pattern NUMBERS = Pattern.compile("\"rows\":(\\d+),\"counted\":(\\d+)");

    private final int port;
    private final int pool;

    /** @param pool connections that the designs with a transaction a request have */
    public Crush(int port, int pool) {
        this.port = port;
        this.pool = pool;
    }

    /** All of {@code requests} students reach for {@code places}. */
    public Cell flash(Design design, int clients, int requests, int places) throws IOException, InterruptedException {
        return run(design, "flash", clients, places, number -> number <= requests, number -> number, Long.MAX_VALUE);
    }

    /** The same with students who come in another order for each seed. */
    public Cell flash(Design design, int clients, int requests, int places, long seed)
            throws IOException, InterruptedException {
        List<Long> order =
                new ArrayList<>(LongStream.rangeClosed(1, requests).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return run(
                design,
                "flash",
                clients,
                places,
                number -> number <= requests,
                number -> order.get((int) number - 1),
                Long.MAX_VALUE);
    }

    /** New students reach for an activity with places for all, for some seconds. */
    Cell sustained(Design design, int clients, double seconds, int places) throws IOException, InterruptedException {
        return run(design, "sustained", clients, places, number -> true, number -> number, (long) (seconds * 1e9));
    }

    /** Takes away what was signed up for before, but for places that others hold. */
    void standing(int places) throws IOException {
        try (Connection one = new Connection(port)) {
            Connection.Answer answer = one.send("POST", "/bench/standing?places=" + places);
            if (answer.status() != 200) {
                throw new IOException("the server could not begin anew: " + answer.body());
            }
        }
    }

    private record Taken(List<long[]> asked, long placed, long lastPlacedAt) {}

    private Cell run(
            Design design,
            String scenario,
            int clients,
            int places,
            LongPredicate isOne,
            LongUnaryOperator student,
            long longest)
            throws IOException, InterruptedException {
        long role;
        try (Connection one = new Connection(port)) {
            role = Long.parseLong(one.send("POST", "/bench/activities?places=" + places + "&design=" + design.label())
                    .body());
        }
        AtomicLong next = new AtomicLong();
        CountDownLatch go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Taken>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(() -> client(design, role, next, isOne, student, longest, go)));
            }
            long start = System.nanoTime();
            go.countDown();
            List<Taken> taken = new ArrayList<>();
            for (Future<Taken> each : all) {
                taken.add(each.get());
            }
            return cell(design, scenario, clients, role, places, start, taken);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Taken client(
            Design design,
            long role,
            AtomicLong next,
            LongPredicate isOne,
            LongUnaryOperator students,
            long longest,
            CountDownLatch go)
            throws IOException, InterruptedException {
        List<long[]> nanos = new ArrayList<>();
        long placed = 0;
        long lastPlacedAt = 0;
        try (Connection connection = new Connection(port)) {
            go.await();
            long start = System.nanoTime();
            for (long number = next.incrementAndGet();
                    isOne.test(number) && System.nanoTime() - start < longest;
                    number = next.incrementAndGet()) {
                long student = students.applyAsLong(number);
                String path = "/bench/sign-up?design=" + design.label() + "&role=" + role + "&student=" + student
                        + "&key=k" + student + "&pool=" + pool;
                long asked = System.nanoTime();
                Connection.Answer answer = connection.send("POST", path);
                while (answer.body().equals(BUSY)) {
                    answer = connection.send("POST", path);
                }
                long answered = System.nanoTime();
                if (answer.status() != 200) {
                    throw new IOException(design.label() + " answered " + answer.status() + ": " + answer.body());
                }
                nanos.add(new long[] {answered - asked});
                if (answer.body().equals("placed")) {
                    placed++;
                    lastPlacedAt = answered;
                }
            }
        }
        return new Taken(nanos, placed, lastPlacedAt);
    }

    private Cell cell(Design design, String scenario, int clients, long role, int places, long start, List<Taken> taken)
            throws IOException {
        long[] nanos = taken.stream()
                .flatMap(each -> each.asked().stream())
                .mapToLong(each -> each[0])
                .toArray();
        long placed = taken.stream().mapToLong(Taken::placed).sum();
        long last = taken.stream().mapToLong(Taken::lastPlacedAt).max().orElse(start);
        long oversold = 0;
        long undersold = 0;
        if (design.givesPlaces()) {
            long[] given = given(design, role);
            long most = Math.max(placed, Math.max(given[0], given[1]));
            long least = Math.min(placed, Math.min(given[0], given[1]));
            oversold = Math.max(0, most - places);
            undersold = Math.max(0, Math.min(places, nanos.length) - least);
        }
        Percentiles times = new Percentiles(nanos);
        return new Cell(
                design,
                scenario,
                clients,
                placed / ((last - start) / 1e9),
                times.millis(0.5),
                times.millis(0.99),
                oversold,
                undersold);
    }

    /** Places by rows and by counter. */
    private long[] given(Design design, long role) throws IOException {
        try (Connection one = new Connection(port)) {
            var found = NUMBERS.matcher(one.send("GET", "/bench/activities/" + role + "?design=" + design.label())
                    .body());
            if (!found.find()) {
                throw new IOException("the server does not tell what " + design.label() + " gave away");
            }
            return new long[] {Long.parseLong(found.group(1)), Long.parseLong(found.group(2))};
        }
    }
}
