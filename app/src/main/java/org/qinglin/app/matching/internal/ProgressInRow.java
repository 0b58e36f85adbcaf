package org.qinglin.app.matching.internal;

import java.util.function.BooleanSupplier;
import org.qinglin.engine.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the progress into a row, a few times a second at most, so that any page on any node can show it. */
final class ProgressInRow implements Progress {

    private static final long PAUSE_NANOS = 250_000_000;

    /** Whose progress it is. */
    enum Row {
        RUN("update matching.dispatch_run set phase = :phase, progress = :done where id = :id"),
        WHAT_IF("update matching.what_if set phase = :phase, progress = :done where id = :id");

        private final String sql;

        Row(String sql) {
            this.sql = sql;
        }
    }

    private final JdbcClient jdbc;
    private final Row row;
    private final long id;
    private final BooleanSupplier cancelled;
    private long last = System.nanoTime() - PAUSE_NANOS;

    ProgressInRow(JdbcClient jdbc, Row row, long id, BooleanSupplier cancelled) {
        this.jdbc = jdbc;
        this.row = row;
        this.id = id;
        this.cancelled = cancelled;
    }

    @Override
    public void at(Phase phase, double done) {
        if (System.nanoTime() - last < PAUSE_NANOS) {
            return;
        }
        last = System.nanoTime();
        jdbc.sql(row.sql)
                .param("phase", phase.name())
                .param("done", Math.min(1, Math.max(0, done)))
                .param("id", id)
                .update();
    }

    /** For a part of the whole work that has a progress of its own. */
    Progress within(double from, double to) {
        var whole = this;
        return new Progress() {
            @Override
            public void at(Phase phase, double done) {
                if (phase != Phase.DONE) {
                    whole.at(phase, from + (to - from) * done);
                }
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
