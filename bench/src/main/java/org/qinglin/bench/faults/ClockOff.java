package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.qinglin.bench.server.ServerProcess;

/** A node whose clock is ten minutes ahead, or behind: what began by the database's time is closed, and nothing else. */
final class ClockOff implements Fault {

    private static final int MOST_MINUTES = 9;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public int fullCount() {
        return 2_000;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        long wronglyRefused = 0;
        long wronglyLetIn = 0;
        int number = 0;
        for (String off : List.of("PT10M", "-PT10M")) {
            try (ServerProcess server = FaultServer.start(scratch.resolve("data" + off), "--bench.clock-off=" + off)) {
                SignUps signUps = new SignUps(server.port());
                for (int i = 0; i < count / 2; i++) {
                    number++;
                    int minutes = 1 + i / 2 % MOST_MINUTES;
                    boolean hasBegun = i % 2 == 0;
                    String role = signUps.post(
                            "/bench/activities/at?number=" + number + "&minutes=" + (hasBegun ? -minutes : minutes));
                    String answer = signUps.post(SignUps.path(Long.parseLong(role), number, "k" + number));
                    wronglyRefused += !hasBegun && !answer.equals("placed") ? 1 : 0;
                    wronglyLetIn += hasBegun && !answer.equals("closed") ? 1 : 0;
                }
            }
        }
        return Outcome.of(
                name(),
                number,
                wronglyRefused,
                wronglyLetIn,
                "node ten minutes ahead and behind; lost: wrongly refused, duplicated: wrongly let in");
    }
}
