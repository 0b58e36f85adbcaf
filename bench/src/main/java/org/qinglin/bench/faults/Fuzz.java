package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qinglin.bench.server.ServerProcess;

/** Every endpoint and importer is sent what nobody sends who means well: no 5xx, no stack trace, nothing half-written. */
final class Fuzz implements Fault {

    private static final long SEED = 20_261_131;
    private static final int MOST_TOLD = 40;
    private static final Pattern STACK_TRACE = Pattern.compile("\\bat [\\w.$]+\\([\\w]+\\.java|\\w+Exception\\b");

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public int fullCount() {
        return 20_000;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path data = scratch.resolve("data");
        try (ServerProcess server = FaultServer.start(data, "--qinglin.empty=false")) {
            long disagreedBefore = Disagreements.in(data);
            Map<String, Visitor> visitors = visitors(server.port());
            OddRequests requests = OddRequests.learnt(visitors);
            Random random = new Random(SEED);
            Map<Integer, Integer> answers = new TreeMap<>();
            int broken = 0;
            for (int i = 0; i < count; i++) {
                OddRequests.Odd odd = requests.drawn(i, random);
                Visitor.Answer answer = Objects.requireNonNull(visitors.get(odd.visitor()))
                        .send(odd.row().method(), odd.path(), odd.type(), odd.body());
                answers.merge(answer.status(), 1, Integer::sum);
                if (answer.status() >= 500 || STACK_TRACE.matcher(answer.body()).find()) {
                    broken++;
                    tell(broken, odd, answer);
                }
            }
            for (var each : visitors.entrySet()) {
                if (!each.getKey().equals(AuthorisationRow.NOBODY)
                        && !each.getValue().isSignedIn()) {
                    throw new IOException(each.getKey() + " was signed out on the way, and saw little since");
                }
            }
            return Outcome.of(
                    name(),
                    count,
                    broken,
                    disagreedBefore + Disagreements.in(data),
                    "answers " + answers + "; lost: 5xx or a stack trace, duplicated: what does not agree; seed "
                            + SEED);
        }
    }

    private static Map<String, Visitor> visitors(int port) throws IOException, InterruptedException {
        Map<String, Visitor> visitors = new TreeMap<>();
        for (var each : AuthorisationRow.LOGINS.entrySet()) {
            visitors.put(each.getKey(), Visitor.signedIn(port, each.getValue()));
        }
        visitors.put(AuthorisationRow.NOBODY, Visitor.nobody(port));
        return visitors;
    }

    private static void tell(int number, OddRequests.Odd odd, Visitor.Answer answer) {
        if (number <= MOST_TOLD) {
            String body = new String(odd.body(), StandardCharsets.UTF_8);
            System.err.println(odd.row().method() + " " + odd.row().path() + " by " + odd.visitor() + ": "
                    + answer.status() + " to " + shortened(odd.path()) + " with " + shortened(body));
        }
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
