package org.qinglin.bench.meeting;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinglin.bench.server.Connection;

/** People with a session each, who scan the screen of a hall at the same moment. */
final class Crowd implements AutoCloseable {

    private static final Pattern COUNTED = Pattern.compile("\"rows\":(\\d+),\"people\":(\\d+)");
    /** Who signs in with a password keeps a core busy; more at once would only wait. */
    private static final int PASSWORDS_AT_ONCE = 4;

    private final int port;
    private final List<Phone> phones = new ArrayList<>();
    private final ExecutorService threads;

    Crowd(int port, int people) {
        this.port = port;
        this.threads = Executors.newFixedThreadPool(people);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < people; i++) {
            phones.add(new Phone(port, client));
        }
    }

    /** Opens the accounts, and signs everybody in with a password. */
    void enter() throws IOException, InterruptedException {
        ask("POST", "/bench/hall?people=" + phones.size());
        ExecutorService few = Executors.newFixedThreadPool(PASSWORDS_AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < phones.size(); i++) {
                Phone phone = phones.get(i);
                String login = Halls.login(i);
                all.add(few.submit(() -> {
                    phone.signIn(login, Halls.PASSWORD);
                    return phone;
                }));
            }
            for (Future<?> each : all) {
                of(each);
            }
        } finally {
            few.shutdownNow();
        }
    }

    private record Signed(long nanos, boolean done) {}

    /** Everybody scans the screen of a new meeting at once, presses the button, and presses it again. */
    Round signIn(int number) throws IOException, InterruptedException {
        long meeting = Long.parseLong(ask("POST", "/bench/hall/meetings"));
        String code = ask("GET", "/bench/hall/meetings/" + meeting + "/code");
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Signed>> all = new ArrayList<>();
        for (Phone phone : phones) {
            all.add(threads.submit(() -> {
                go.await();
                return sign(phone, meeting, code);
            }));
        }
        long start = System.nanoTime();
        go.countDown();
        long[] nanos = new long[phones.size()];
        int failed = 0;
        for (int i = 0; i < nanos.length; i++) {
            Signed signed = of(all.get(i));
            nanos[i] = signed.nanos();
            failed += signed.done() ? 0 : 1;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Matcher counted = COUNTED.matcher(ask("GET", "/bench/hall/meetings/" + meeting));
        if (!counted.find()) {
            throw new IOException("the hall does not tell who is there");
        }
        long rows = Long.parseLong(counted.group(1));
        long people = Long.parseLong(counted.group(2));
        return Round.of(number, people, rows - people, failed, nanos, seconds);
    }

    /** From the scan to the answer that one is there; the second press, as people do it, is not timed. */
    private static Signed sign(Phone phone, long meeting, String code) throws InterruptedException {
        long start = System.nanoTime();
        try {
            String form = phone.scan(meeting, code);
            phone.press(meeting, form);
            long nanos = System.nanoTime() - start;
            phone.press(meeting, form);
            return new Signed(nanos, true);
        } catch (IOException refused) {
            return new Signed(System.nanoTime() - start, false);
        }
    }

    private String ask(String method, String path) throws IOException {
        try (Connection connection = new Connection(port)) {
            Connection.Answer answer = connection.send(method, path);
            if (answer.status() != 200) {
                throw new IOException(path + " was answered with " + answer.status());
            }
            return answer.body();
        }
    }

    private static <T> T of(Future<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
