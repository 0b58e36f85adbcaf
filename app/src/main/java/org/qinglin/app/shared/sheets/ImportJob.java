package org.qinglin.app.shared.sheets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;

/** One import from upload to result, for the page that watches it. Safe for use by several threads. */
public final class ImportJob {

    /** Where an import stands. */
    public enum State {
        RUNNING,
        DONE,
        /** The file as a whole could not be used; {@link View#fileFaults} says why. */
        REFUSED,
        CANCELLED,
        /** A fault of ours; nothing was saved. */
        FAILED
    }

    private final String id;
    private final AccountId owner;
    private final SheetForm form;
    private final Clock clock;
    private final Instant begun;
    private State state = State.RUNNING;
    private String step = "waiting";
    private int done;
    private int total;
    private boolean cancelling;
    private Instant stepBegun;
    private @Nullable Sheet sheet;
    private @Nullable ImportResult result;
    private List<Fault> fileFaults = List.of();

    ImportJob(String id, AccountId owner, SheetForm form, Clock clock) {
        this.id = id;
        this.owner = owner;
        this.form = form;
        this.clock = clock;
        begun = clock.instant();
        stepBegun = begun;
    }

    void run(byte[] file, boolean allOrNothing, RowsImporter importer) {
        try {
            show("reading", 0, 1);
            Checked<Sheet> read = SheetReader.read(file, form);
            if (read instanceof Checked.Ok<Sheet> good) {
                keep(good.value());
                finish(importer.run(good.value(), allOrNothing, this::show));
            } else if (read instanceof Checked.Faulty<Sheet> bad) {
                refuse(bad.faults());
            }
        } catch (ImportProgress.ImportCancelled cancelled) {
            end(State.CANCELLED);
        } catch (RuntimeException bug) {
            end(State.FAILED);
            throw bug;
        }
    }

    private synchronized void show(String nextStep, int nextDone, int nextTotal) {
        if (cancelling) {
            throw new ImportProgress.ImportCancelled();
        }
        if (!nextStep.equals(step)) {
            stepBegun = clock.instant();
        }
        step = nextStep;
        done = nextDone;
        total = nextTotal;
    }

    private synchronized void keep(Sheet read) {
        sheet = read;
    }

    private synchronized void finish(ImportResult ended) {
        result = ended;
        state = State.DONE;
    }

    private synchronized void refuse(List<Fault> faults) {
        fileFaults = faults;
        state = State.REFUSED;
    }

    private synchronized void end(State ended) {
        state = ended;
    }

    /** Asks the import to stop at its next step; nothing of it is then saved. */
    public synchronized void cancel() {
        cancelling = true;
    }

    public String id() {
        return id;
    }

    AccountId owner() {
        return owner;
    }

    Instant begun() {
        return begun;
    }

    public SheetForm form() {
        return form;
    }

    synchronized @Nullable Sheet sheet() {
        return sheet;
    }

    /** Where the import stands at this moment, all of one piece. */
    public synchronized View view() {
        double seconds = Duration.between(stepBegun, clock.instant()).toMillis() / 1000.0;
        long left = done == 0 ? 0 : Math.max(0, Math.round(seconds / done * (total - done)));
        return new View(id, state, step, done, total, left, result, fileFaults);
    }

    /**
     * Where an import stands.
     *
     * @param step a message key below {@code import.step.}
     * @param secondsLeft what the present step is likely to take still; 0 while nothing can be said
     * @param result present once it is done
     * @param fileFaults what is wrong with the file as a whole
     */
    public record View(
            String id,
            State state,
            String step,
            int done,
            int total,
            long secondsLeft,
            @Nullable ImportResult result,
            List<Fault> fileFaults) {

        public boolean isRunning() {
            return state == State.RUNNING;
        }

        /** Of the present step, from 0 to 100. */
        public int percent() {
            return total == 0 ? 0 : (int) (100L * done / total);
        }
    }
}
