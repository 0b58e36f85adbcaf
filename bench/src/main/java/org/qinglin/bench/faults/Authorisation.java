package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.server.ServerProcess;

/** Every cell of the authorisation table over HTTP: each role, and nobody, at each endpoint that is not for everyone. */
final class Authorisation implements Fault {

    private static final long SEED = 20_261_130;
    /** Numbers of records of the demo term, and of none: what is open must answer, but need not do anything. */
    private static final String THERE = "1";

    private static final String NOT_THERE = "987654";

    /** @param role null: nobody is signed in */
    private record Cell(AuthorisationRow row, @Nullable String role) {

        boolean letsIn() {
            return role != null && AuthorisationRow.held(role).stream().anyMatch(row::letsIn);
        }
    }

    @Override
    public String name() {
        return "authorisation";
    }

    @Override
    public int fullCount() {
        return cells().size();
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (AuthorisationRow row : AuthorisationRow.all()) {
            if (!row.isPublic()) {
                AuthorisationRow.LOGINS.keySet().forEach(role -> cells.add(new Cell(row, role)));
                cells.add(new Cell(row, null));
            }
        }
        return cells;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        List<Cell> cells = cells();
        Collections.shuffle(cells, new Random(SEED));
        cells = cells.subList(0, Math.min(count, cells.size()));
        List<Cell> closed = cells.stream().filter(cell -> !cell.letsIn()).toList();
        List<Cell> open = cells.stream().filter(Cell::letsIn).toList();
        try (ServerProcess server = FaultServer.start(scratch.resolve("data"), "--qinglin.empty=false")) {
            Map<String, Visitor> visitors = new TreeMap<>();
            for (var each : AuthorisationRow.LOGINS.entrySet()) {
                visitors.put(each.getKey(), Visitor.signedIn(server.port(), each.getValue()));
            }
            Visitor nobody = Visitor.nobody(server.port());
            int wronglyLetIn = 0;
            for (Cell cell : closed) {
                wronglyLetIn += is(cell, cell.role() == null ? nobody : visitors.get(cell.role()), THERE) ? 0 : 1;
            }
            // Whoever was signed out on the way would be refused everywhere: that would prove nothing.
            for (var each : visitors.entrySet()) {
                if (!each.getValue().isSignedIn()) {
                    throw new IOException(each.getKey() + " was signed out on the way");
                }
            }
            int wronglyRefused = 0;
            for (Cell cell : open) {
                wronglyRefused += is(cell, visitors.get(cell.role()), NOT_THERE) ? 0 : 1;
            }
            return Outcome.of(
                    name(),
                    cells.size(),
                    wronglyRefused,
                    wronglyLetIn,
                    closed.size() + " cells closed, " + open.size()
                            + " open; lost: wrongly refused, duplicated: wrongly let in");
        }
    }

    /** Whether the answer is what the table says. */
    private static boolean is(Cell cell, @Nullable Visitor visitor, String id)
            throws IOException, InterruptedException {
        if (visitor == null) {
            throw new IllegalStateException("no account has the role " + cell.role());
        }
        String method = cell.row().method();
        String path = cell.row().path().replaceAll("\\{[^}]+}", id);
        boolean isApi = path.startsWith("/api/");
        Visitor.Answer answer = visitor.send(
                method,
                path,
                isApi ? "application/json" : Visitor.FORM,
                (isApi && !method.equals("GET") ? "{}" : "").getBytes(StandardCharsets.UTF_8));
        boolean isRight = answer.isRefusal() != cell.letsIn();
        if (!isRight) {
            System.err.println(cell + " at " + path + ": " + answer.status());
        }
        return isRight;
    }
}
