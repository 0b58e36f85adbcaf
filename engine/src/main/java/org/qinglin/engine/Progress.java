package org.qinglin.engine;

/** Told how far a long run is; asked whether it should go on. Called from the thread that runs, a few times a second. */
public interface Progress {

    /** Says nothing and never cancels. */
    Progress SILENT = new Progress() {
        @Override
        public void at(Phase phase, double done) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** What a run is doing. */
    enum Phase {
        /** Finding the eligible pairs. */
        PAIRS,
        /** Looking for the best plan. */
        SOLVING,
        /** Making the certificate. */
        PROVING,
        /** Everything is there. */
        DONE
    }

    /** @param done the part of the whole run that is done, 0 to 1, never falling */
    void at(Phase phase, double done);

    /** Whether to stop: the run then throws {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();
}
