package org.qinglin.bench.faults;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinglin.bench.server.Connection;

/** Sign-ups by the platform's writer, and what is there of them in the end. */
final class SignUps {

    private static final Pattern NUMBERS = Pattern.compile("\"rows\":(\\d+),\"counted\":(\\d+)");

    private final int port;

    SignUps(int port) {
        this.port = port;
    }

    /** A new activity; its role's number. */
    long open(int places) throws IOException {
        return Long.parseLong(post("/bench/activities?design=writer&places=" + places));
    }

    static String path(long role, long student, String key) {
        return "/bench/sign-up?design=writer&pool=16&role=" + role + "&student=" + student + "&key=" + key;
    }

    /** Each number a student of its own, under a key of its own. */
    PersistentCrowd crowd(long role, int clients) {
        return new PersistentCrowd(port, clients, student -> path(role, student, "k" + student), "placed");
    }

    String post(String path) throws IOException {
        return send("POST", path);
    }

    String get(String path) throws IOException {
        return send("GET", path);
    }

    private String send(String method, String path) throws IOException {
        try (Connection connection = new Connection(port)) {
            Connection.Answer answer = connection.send(method, path);
            if (answer.status() != 200) {
                throw new IOException(method + " " + path + " answered " + answer.status() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /**
     * @param rows places that somebody has
     * @param counted what the role's counter says
     */
    record Given(long rows, long counted) {}

    Given given(long role) throws IOException {
        Matcher numbers = NUMBERS.matcher(get("/bench/activities/" + role + "?design=writer"));
        if (!numbers.find()) {
            throw new IOException("the server does not tell what it gave away");
        }
        return new Given(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }

    /** Every request of a crowd was answered in the end, so that each has one row and no more are there. */
    Outcome compare(String fault, long count, long role, PersistentCrowd crowd, String seen) throws IOException {
        Given given = given(role);
        long lost = Math.max(0, crowd.acknowledged() - Math.min(given.rows(), given.counted()));
        long duplicated = Math.max(0, Math.max(given.rows(), given.counted()) - crowd.acknowledged());
        String strange = crowd.strange();
        return Outcome.of(
                        fault,
                        count,
                        lost,
                        duplicated,
                        crowd.acknowledged() + " acknowledged, " + crowd.refused() + " told to come again; " + seen
                                + (strange == null ? "" : "; strange: " + strange))
                .andOnlyIf(strange == null);
    }
}
