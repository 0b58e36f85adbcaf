package org.qinglin.app.places.internal;

import java.io.PrintStream;

/**
 * A bar of 30 characters that grows in place on a terminal, with the time that is likely left; elsewhere (a log, a pipe)
 * a line at every quarter.
 */
final class ProgressBar implements Progress {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String step = "";
    private long started;
    private int shown = -1;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void show(String nextStep, double fraction) {
        if (!nextStep.equals(step)) {
            endLine();
            step = nextStep;
            started = System.nanoTime();
            shown = -1;
        }
        int percent = (int) (100 * Math.min(1, fraction));
        int mark = terminal ? percent : percent / 25;
        if (mark == shown) {
            return;
        }
        shown = mark;
        if (terminal) {
            int filled = percent * WIDTH / 100;
            double seconds = (System.nanoTime() - started) / 1e9;
            double left = fraction > 0 ? seconds / fraction - seconds : 0;
            out.printf(
                    "\r%-8s [%s%s] %3d %%  %2.0f s left ",
                    step, "#".repeat(filled), ".".repeat(WIDTH - filled), percent, left);
            out.flush();
        } else {
            out.printf("%s %d %%%n", step, percent);
        }
    }

    /** Leaves the bar as it stands and begins a new line. */
    void endLine() {
        if (terminal && shown >= 0) {
            out.println();
        }
    }
}
