package org.qinglin.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.qinglin.engine.Progress;

/** A bar on standard error, drawn only where that is a terminal; gone when the work is done. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 30;
    private static final int CLEAR = WIDTH + 40;

    private final PrintStream out;
    private int drawn = -1;

    private ProgressBar(PrintStream out) {
        this.out = out;
    }

    /** A bar, or silence where nobody would see it. */
    static Progress onStandardError() {
        return isTerminal() ? new ProgressBar(System.err) : Progress.SILENT;
    }

    @Override
    public void at(Phase phase, double done) {
        int percent = (int) (100 * done);
        if (phase == Phase.DONE) {
            out.print("\r" + " ".repeat(CLEAR) + "\r");
            out.flush();
        } else if (percent != drawn) {
            drawn = percent;
            int full = percent * WIDTH / 100;
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3d %% %-28s",
                    "█".repeat(full),
                    "·".repeat(WIDTH - full),
                    percent,
                    said(phase));
            out.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    private static String said(Phase phase) {
        return switch (phase) {
            case PAIRS -> "finding eligible pairs";
            case SOLVING -> "looking for the best plan";
            case PROVING -> "working on the proof";
            case DONE -> "done";
        };
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return System.console() != null;
        }
    }
}
