package org.qinglin.app.matching;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.matching.internal.RunFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Planned runs and what-ifs read back from their files, for explaining and comparing them. They never change, so the last
 * few are kept. The caller has found the run for its college.
 */
@Service
public class SavedRuns {

    private static final int KEPT = 6;

    private final DispatchRuns runs;
    private final JdbcClient jdbc;
    private final Map<Object, SavedRun> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, SavedRun> eldest) {
            return size() > KEPT;
        }
    };

    SavedRuns(DispatchRuns runs, JdbcClient jdbc) {
        this.runs = runs;
        this.jdbc = jdbc;
    }

    /** A run; empty until it is planned. */
    public synchronized Optional<SavedRun> of(RunId id) {
        var found = kept.get(id);
        if (found == null) {
            var files = runs.files(id);
            if (files.isEmpty()) {
                return Optional.empty();
            }
            found = RunFiles.read(files);
            kept.put(id, found);
        }
        return Optional.of(found);
    }

    /** A what-if: its run's people and roles with its own weights and plan; empty until it is planned. */
    public synchronized Optional<SavedRun> of(WhatIf whatIf) {
        if (whatIf.figures() == null) {
            return Optional.empty();
        }
        var found = kept.get(whatIf.id());
        if (found == null) {
            var files = runs.files(whatIf.run());
            jdbc.sql("select name, content from matching.what_if_file where what_if_id = :id")
                    .param("id", whatIf.id().value())
                    .query(row -> {
                        files.put(row.getString("name"), row.getBytes("content"));
                    });
            found = RunFiles.read(files);
            kept.put(whatIf.id(), found);
        }
        return Optional.of(found);
    }
}
