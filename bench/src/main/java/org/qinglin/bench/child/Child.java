package org.qinglin.bench.child;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import org.qinglin.engine.PairList;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.UnreadableInput;

/**
 * One process of a measurement: {@code Child TASK DIR OUT [SECONDS]}. A peer reads the pair list with the engine's own
 * reader, so that a whole process differs from the engine's in little but its solver, and says like {@code match --times}
 * how long its parts took. Two more tasks make input out of input.
 */
public final class Child {

    private Child() {}

    public static void main(String[] arguments) throws IOException, UnreadableInput {
        Path input = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "or-tools" -> plan(new OrTools(), input, output, System.err);
            case "greedy" -> plan(new Greedy(), input, output, System.err);
            case "timefold" -> plan(new Timefold(Long.parseLong(arguments[3])), input, output, System.err);
            case "reorder" -> PairFolder.write(Reordering.breadthFirst(PairFiles.read(input)), output);
            case "ties" -> PairFolder.write(Ties.of(PairFiles.read(input)), output);
            default -> throw new IllegalArgumentException("No task is called " + arguments[0] + ".");
        }
    }

    static void plan(Peer peer, Path input, Path output, PrintStream times) throws IOException, UnreadableInput {
        long began = System.nanoTime();
        peer.load();
        long start = System.nanoTime();
        PairList list = PairFiles.read(input);
        long read = System.nanoTime();
        BitSet chosen = peer.plan(list);
        long solved = System.nanoTime();
        PairFolder.writePlan(list, chosen, output);
        long written = System.nanoTime();
        times.printf(
                Locale.ROOT,
                "seconds loading %.3f reading %.3f solving %.3f writing %.3f%n",
                (start - began) / 1e9,
                (read - start) / 1e9,
                (solved - read) / 1e9,
                (written - solved) / 1e9);
    }
}
