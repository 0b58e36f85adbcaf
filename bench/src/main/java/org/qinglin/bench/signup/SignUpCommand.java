package org.qinglin.bench.signup;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.JsonArray;
import org.qinglin.bench.Machine;
import org.qinglin.bench.peers.InstanceFolders;
import org.qinglin.bench.server.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench signup}: the sign-up writer beside other designs. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "signup",
        description = "Starts the platform and lets clients reach for places over HTTP: by its own writer, by one"
                + " UPDATE a request, by rows taken with SKIP LOCKED, by plain inserts, by an address that does nothing,"
                + " and by a design without a lock. Prints medians of the rounds and their ratios. Exit status 0 if the"
                + " writer gave every place away and none twice, 1 if not.",
        mixinStandardHelpOptions = true)
public final class SignUpCommand implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final List<Integer> POOLS = List.of(4, 8, 16, 32);
    /** Enough for all of a sustained run, on any machine of today. */
    private static final int PLACES_FOR_ALL = 300_000;

    private static final double TRIAL_SECONDS = 3;

    @Option(names = "--requests", defaultValue = "20000", paramLabel = "N", description = "Of a flash; default 20000.")
    int requests;

    @Option(names = "--places", defaultValue = "500", paramLabel = "N", description = "Of a flash; default 500.")
    int places;

    @Option(
            names = "--clients",
            defaultValue = "16,64",
            split = ",",
            paramLabel = "N",
            description = "At once; default 16,64.")
    List<Integer> clients;

    @Option(
            names = "--seconds",
            defaultValue = "8",
            paramLabel = "N",
            description = "Of a sustained run, after a fourth of it that does not count; default 8.")
    double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            paramLabel = "N",
            description = "Seconds of each design before anything counts, until Java has compiled it; default 30.")
    double warmUp;

    @Option(names = "--rounds", defaultValue = "3", paramLabel = "N", description = "Of each cell; default 3.")
    int rounds;

    @Option(
            names = "--standing",
            defaultValue = "100000",
            paramLabel = "N",
            description =
                    "Places that are held already when a design's turn begins, the same for each; default 100000.")
    int standing;

    @Option(
            names = "--designs",
            defaultValue = "writer,update,skip-locked,insert,noop,unlocked",
            split = ",",
            paramLabel = "NAME",
            description = "Which to measure; all by default.")
    List<String> designs;

    @Option(names = "--json", paramLabel = "FILE", description = "Write one JSON array there, an object a cell.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (requests < 1
                || places < 1
                || seconds <= 0
                || rounds < 1
                || warmUp < 0
                || standing < 0
                || clients.stream().anyMatch(each -> each < 1)) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(),
                    "--requests, --places, --clients, --seconds and --rounds must be above 0,"
                            + " --warm-up and --standing not below.");
        }
        Path scratch = Files.createTempDirectory("qinglin-signup");
        try (ServerProcess server = ServerProcess.start(scratch.resolve("data"), List.of(Designs.class))) {
            return run(server.port());
        } finally {
            InstanceFolders.delete(scratch);
        }
    }

    private int run(int port) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here());
        List<Design> measured = designs.stream().map(Design::of).toList();
        Map<Design, Integer> pools = new EnumMap<>(Design.class);
        int most = clients.stream().max(Integer::compare).orElseThrow();
        for (Design design : measured) {
            new Crush(port, 16).standing(standing);
            if (warmUp > 0) {
                new Crush(port, 16).sustained(design, most, warmUp, PLACES_FOR_ALL);
            }
            if (design.hasTransactionOfItsOwn()) {
                pools.put(design, bestPool(port, design, most, out));
            }
        }
        Map<String, List<Cell>> seen = new LinkedHashMap<>();
        // Round by round, so that whatever else the machine does meets all designs alike.
        for (int round = 1; round <= rounds; round++) {
            out.printf(Locale.ROOT, "round %d of %d%n", round, rounds);
            out.flush();
            for (int many : clients) {
                for (Design design : measured) {
                    Crush crush = new Crush(port, pools.getOrDefault(design, 16));
                    crush.standing(standing);
                    crush.sustained(design, many, seconds / 4, PLACES_FOR_ALL);
                    for (Cell cell : List.of(
                            crush.flash(design, many, requests, places),
                            crush.sustained(design, many, seconds, PLACES_FOR_ALL))) {
                        seen.computeIfAbsent(design + "/" + cell.scenario() + "/" + many, key -> new ArrayList<>())
                                .add(cell);
                    }
                }
            }
        }
        List<Cell> cells = seen.values().stream()
                .map(Cell::median)
                .sorted(Comparator.comparing(Cell::scenario)
                        .thenComparing(Cell::clients)
                        .thenComparing(Cell::design))
                .toList();
        return tell(cells, out);
    }

    /** The pool with which a design accepts most, at the largest number of clients. */
    private int bestPool(int port, Design design, int most, PrintWriter out) throws IOException, InterruptedException {
        int best = POOLS.get(0);
        double bestRate = 0;
        StringBuilder told = new StringBuilder();
        for (int pool : POOLS) {
            Crush crush = new Crush(port, pool);
            double trial = Math.min(seconds, TRIAL_SECONDS);
            crush.sustained(design, most, trial / 2, PLACES_FOR_ALL);
            double rate = crush.sustained(design, most, trial, PLACES_FOR_ALL).acceptedPerSecond();
            told.append(String.format(Locale.ROOT, " %d: %.0f/s", pool, rate));
            if (rate > bestRate) {
                best = pool;
                bestRate = rate;
            }
        }
        out.printf(Locale.ROOT, "%s by connections:%s; %d it is%n", design.label(), told, best);
        out.flush();
        return best;
    }

    private int tell(List<Cell> cells, PrintWriter out) throws IOException {
        out.println(Cell.head());
        cells.forEach(each -> out.println(each.row()));
        for (int many : clients) {
            double writer = rate(cells, Design.WRITER, many);
            out.printf(
                    Locale.ROOT,
                    "sustained, %d clients: the writer accepts %.1f × update, %.1f × skip-locked, %.1f × insert, %.2f × noop%n",
                    many,
                    writer / rate(cells, Design.UPDATE, many),
                    writer / rate(cells, Design.SKIP_LOCKED, many),
                    writer / rate(cells, Design.INSERT, many),
                    writer / rate(cells, Design.NOOP, many));
        }
        out.flush();
        JsonArray.write(json, cells, Cell::json);
        return cells.stream()
                        .filter(each -> each.design() == Design.WRITER)
                        .allMatch(each -> each.oversold() == 0 && each.undersold() == 0)
                ? 0
                : WRONG;
    }

    private static double rate(List<Cell> cells, Design design, int clients) {
        return cells.stream()
                .filter(each -> each.design() == design
                        && each.clients() == clients
                        && each.scenario().equals("sustained"))
                .findFirst()
                .map(Cell::acceptedPerSecond)
                .orElse(Double.NaN);
    }
}
