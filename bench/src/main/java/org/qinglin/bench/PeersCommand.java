package org.qinglin.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.PairList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "peers",
        description = "Plans the same pair lists with the engine and its peers; prints a table of ratios.",
        mixinStandardHelpOptions = true)
final class PeersCommand implements Callable<Integer> {

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "S",
            paramLabel = "SIZE",
            description = "T, S, M, L; default S.")
    List<Size> sizes;

    @Option(names = "--seeds", defaultValue = "3", paramLabel = "N", description = "Seeds 1 to N; default 3.")
    int seeds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the measurements there too.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Peer> peers = List.of(new EnginePeer(), new OrToolsPeer(), new GreedyPeer());
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.here();
        out.println(machine);
        peers.stream().filter(peer -> !peer.available()).forEach(peer -> out.println(peer.name() + " cannot run here"));
        List<Peer> running = peers.stream().filter(Peer::available).toList();
        warmUp(running);
        List<Measurement> all = new ArrayList<>();
        for (Size size : sizes) {
            for (int seed = 1; seed <= seeds; seed++) {
                PairList list = size.pairs(seed);
                for (Peer peer : running) {
                    all.add(measure(size, seed, list, peer));
                }
            }
            table(out, size, all, running);
        }
        Path file = json;
        if (file != null) {
            Files.writeString(file, Report.json(machine, all));
        }
        return 0;
    }

    /** So that the first size does not pay for loading classes. */
    private static void warmUp(List<Peer> peers) {
        PairList tiny = Size.T.pairs(0);
        for (int i = 0; i < 20; i++) {
            peers.forEach(peer -> peer.solve(tiny));
        }
    }

    static Measurement measure(Size size, long seed, PairList list, Peer peer) {
        long start = System.nanoTime();
        long objective = peer.solve(list);
        return new Measurement(
                size, seed, peer.name(), list.value().length, (System.nanoTime() - start) / 1e9, objective);
    }

    private static void table(PrintWriter out, Size size, List<Measurement> all, List<Peer> peers) {
        List<Measurement> here =
                all.stream().filter(each -> each.size() == size).toList();
        double ours = Report.medianSeconds(here, peers.get(0).name());
        long best = here.stream()
                .filter(each -> each.peer().equals(peers.get(0).name()))
                .mapToLong(Measurement::objective)
                .sum();
        out.println();
        out.println(size + ", " + here.get(0).pairs() + " pairs, median of the seeds, list in memory to plan:");
        out.printf(Locale.ROOT, "  %-28s %10s %10s %12s%n", "", "seconds", "ratio", "below best");
        for (Peer peer : peers) {
            double seconds = Report.medianSeconds(here, peer.name());
            long value = here.stream()
                    .filter(each -> each.peer().equals(peer.name()))
                    .mapToLong(Measurement::objective)
                    .sum();
            out.printf(
                    Locale.ROOT,
                    "  %-28s %10.3f %10.2f %10.2f %%%n",
                    peer.name(),
                    seconds,
                    seconds / ours,
                    100.0 * (best - value) / Math.max(1, best));
        }
        out.flush();
    }
}
