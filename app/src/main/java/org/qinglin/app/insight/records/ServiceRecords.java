package org.qinglin.app.insight.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands the record over in batches: a batch holds what is new or was changed since the ministry's system took it last; once
 * that system has taken the files, the college says so, and each record's state follows.
 */
@Service
@Transactional
public class ServiceRecords {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ServiceRecords(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many records of a group were never handed over, were changed since, and are with the ministry as they are. */
    public record State(RecordGroup group, int fresh, int changed, int synced) {

        public int toSend() {
            return fresh + changed;
        }
    }

    /** What became of a batch. */
    public enum BatchStatus {
        EXPORTED,
        CONFIRMED,
        DISCARDED
    }

    /** @param rows how many records it holds */
    public record Batch(
            long id,
            BatchStatus status,
            Instant madeAt,
            @Nullable Instant decidedAt,
            int rows) {}

    /** Each group as it stands now: counted, and built cell by cell only where there is something to hold it against. */
    @Transactional(readOnly = true)
    public List<State> states(CollegeId college) {
        Sql.planForValues(jdbc);
        return Arrays.stream(RecordGroup.values())
                .map(group -> jdbc.sql("""
                        select (select count(*) from (%1$s) now)::int - count(*)::int as fresh,
                               count(*) filter (where r.cells <> now.cells)::int as changed,
                               count(*) filter (where r.cells = now.cells)::int as synced
                        from insight.record_synced r join (%1$s) now on now.key = r.record_key
                        where r.college_id = :college and r.record_group = :group""".formatted(group.sql()))
                        .param("college", college.value())
                        .param("group", group.name())
                        .query((row, number) ->
                                new State(group, row.getInt("fresh"), row.getInt("changed"), row.getInt("synced")))
                        .single())
                .toList();
    }

    /** Makes a batch of what is new or was changed; empty if one waits already, or there is nothing to hand over. */
    public Optional<Batch> export(Viewer viewer) {
        var college = viewer.mustCollege();
        long id;
        try {
            id = jdbc.sql("""
                    insert into insight.record_batch (college_id, status, made_by, made_at)
                    values (:college, 'EXPORTED', :by, :now) on conflict do nothing returning id""")
                    .param("college", college.value())
                    .param("by", viewer.account().value())
                    .param("now", Sql.at(clock.instant()))
                    .query(Long.class)
                    .optional()
                    .orElse(0L);
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
        if (id == 0) {
            return Optional.empty();
        }
        int rows = 0;
        for (var group : RecordGroup.values()) {
            rows += jdbc.sql("""
                    insert into insight.record_row (batch_id, record_group, record_key, cells)
                    select :batch, :group, now.key, now.cells from (%s) now
                    left join insight.record_synced r
                      on r.college_id = :college and r.record_group = :group and r.record_key = now.key
                    where r.cells is distinct from now.cells""".formatted(group.sql()))
                    .param("batch", id)
                    .param("group", group.name())
                    .param("college", college.value())
                    .update();
        }
        if (rows == 0) {
            jdbc.sql("delete from insight.record_batch where id = :id")
                    .param("id", id)
                    .update();
            return Optional.empty();
        }
        audit.record(viewer, "records-exported", "batch " + id, rows + "");
        return find(college, id);
    }

    /** The ministry's system took the batch, or did not; false if none of that number waits. */
    public boolean decide(Viewer viewer, long id, boolean taken) {
        var now = Sql.at(clock.instant());
        boolean there = jdbc.sql("""
                        update insight.record_batch set status = :status, decided_at = :now
                        where id = :id and college_id = :college and status = 'EXPORTED'""")
                        .param("status", (taken ? BatchStatus.CONFIRMED : BatchStatus.DISCARDED).name())
                        .param("now", now)
                        .param("id", id)
                        .param("college", viewer.mustCollege().value())
                        .update()
                > 0;
        if (there && taken) {
            jdbc.sql("""
                    insert into insight.record_synced (college_id, record_group, record_key, cells, synced_at)
                    select :college, record_group, record_key, cells, :now from insight.record_row where batch_id = :id
                    on conflict (college_id, record_group, record_key)
                    do update set cells = excluded.cells, synced_at = excluded.synced_at""")
                    .param("college", viewer.mustCollege().value())
                    .param("now", now)
                    .param("id", id)
                    .update();
        }
        if (there) {
            audit.record(viewer, taken ? "records-confirmed" : "records-discarded", "batch " + id, "");
        }
        return there;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Batch> batches(CollegeId college, int limit) {
        return jdbc.sql("""
                select b.*, (select count(*) from insight.record_row r where r.batch_id = b.id)::int as rows
                from insight.record_batch b where college_id = :college order by id desc limit :limit""")
                .param("college", college.value())
                .param("limit", limit)
                .query(ServiceRecords::batch)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Batch> find(CollegeId college, long id) {
        return jdbc.sql("""
                select b.*, (select count(*) from insight.record_row r where r.batch_id = b.id)::int as rows
                from insight.record_batch b where college_id = :college and id = :id""")
                .param("college", college.value())
                .param("id", id)
                .query(ServiceRecords::batch)
                .optional();
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getLong("id"),
                BatchStatus.valueOf(row.getString("status")),
                Sql.instant(row, "made_at"),
                Sql.instantOrNull(row, "decided_at"),
                row.getInt("rows"));
    }

    /** A batch's rows of one group, as they were handed over. The caller has found the batch for its college. */
    @Transactional(readOnly = true)
    public List<List<String>> rows(long batch, RecordGroup group) {
        var rows = new ArrayList<List<String>>();
        jdbc.sql("""
                select cells from insight.record_row where batch_id = :batch and record_group = :group order by record_key""").param("batch", batch).param("group", group.name()).query(row -> {
            rows.add(List.of((String[]) row.getArray("cells").getArray()));
        });
        return rows;
    }
}
