package org.qinglin.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "lottery",
        description = {
            "Computes a lottery for places anew from the file that its page offers: the list's digest, the commitment to the"
                    + " seed, the public value with its signature, the order drawn and who has a place.",
            "Exit status: 0 right, 1 something differs and is named, 2 the file could not be read."
        },
        mixinStandardHelpOptions = true)
final class LotteryCommand implements Callable<Integer> {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int UNREADABLE = 2;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The lottery's file.")
    Path file;

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description = "The ledger's heads.txt, or a copy of it kept elsewhere: the head must stand in it.")
    @Nullable
    Path heads;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            var lottery = LotteryFile.read(file);
            var wrong = LotteryCheck.of(
                    lottery, heads == null ? null : Files.readString(heads, StandardCharsets.ISO_8859_1));
            if (!wrong.isEmpty()) {
                out.printf("The lottery of session %s is NOT right:%n", lottery.listed("session"));
                wrong.forEach(each -> out.println("  " + each));
                return WRONG;
            }
            int tickets = lottery.tickets().values().stream()
                    .mapToInt(java.util.List::size)
                    .sum();
            out.printf(
                    lottery.isDrawn()
                            ? "The lottery of session %s is right: %,d tickets, drawn as its seed and the public value say.%n"
                            : "The list of session %s is the one that was sealed: %,d tickets. It is not drawn yet.%n",
                    lottery.listed("session"),
                    tickets);
            return RIGHT;
        } catch (LotteryFile.Unreadable unreadable) {
            spec.commandLine().getErr().println(file + " cannot be read as a lottery: " + unreadable.getMessage());
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println("cannot be read: " + unreadable.getMessage());
        }
        return UNREADABLE;
    }
}
