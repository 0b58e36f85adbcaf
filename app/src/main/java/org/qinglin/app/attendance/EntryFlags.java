package org.qinglin.app.attendance;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is unusual in hours that people entered by hand: this field's known fraud (domain rule 9). A flag accuses nobody;
 * it says where to look. The thresholds are configuration.
 */
@Service
@Transactional(readOnly = true)
public class EntryFlags {

    /** The rules by name. */
    public enum Flag {
        /** Many by one person within an hour. */
        BULK,
        /** Proposed at night. */
        NIGHT,
        /** For the proposer's own team. */
        OWN_TEAM,
        /** One of many by one person, nearly all of whole hours. */
        ROUND_HOURS,
        /** Much for one student within a week. */
        SUDDEN
    }

    /** Of all that was proposed by hand and not taken back: the amendment and a rule that it falls under. */
    private static final String RULES = """
            with byhand as (
              select id, student_id, proposed_by, proposed_at, minutes, own_team, kind from attendance.amendment
              where status in ('PROPOSED', 'APPROVED') and (:college = 0 or college_id = :college)),
            counted as (
              select *,
                count(*) over (partition by proposed_by order by proposed_at
                    range between interval '1 hour' preceding and interval '1 hour' following) as at_once,
                count(*) over (partition by proposed_by) as by_person,
                count(*) filter (where minutes % 60 = 0) over (partition by proposed_by) as round_by_person,
                sum(minutes) filter (where kind = 'BACK_ENTRY') over (partition by student_id order by proposed_at
                    range between interval '7 days' preceding and current row) as in_week,
                (proposed_at at time zone 'Asia/Shanghai')::time as clock_time
              from byhand)
            select id, 'BULK' as flag from counted where at_once >= :bulk
            union all select id, 'NIGHT' from counted where clock_time >= :nightFrom or clock_time < :nightTo
            union all select id, 'OWN_TEAM' from counted where own_team
            union all select id, 'ROUND_HOURS' from counted
                where minutes % 60 = 0 and round_by_person >= :round and round_by_person * 5 >= by_person * 4
            union all select id, 'SUDDEN' from counted where kind = 'BACK_ENTRY' and in_week >= :sudden""";

    private final JdbcClient jdbc;
    private final Map<String, Object> thresholds;

    EntryFlags(
            JdbcClient jdbc,
            @Value("${qinglin.flags.bulk:10}") int bulk,
            @Value("${qinglin.flags.night-from:22:00}") String nightFrom,
            @Value("${qinglin.flags.night-to:06:00}") String nightTo,
            @Value("${qinglin.flags.round:5}") int round,
            @Value("${qinglin.flags.sudden:600}") int sudden) {
        this.jdbc = jdbc;
        this.thresholds = Map.of(
                "bulk", bulk,
                "nightFrom", LocalTime.parse(nightFrom),
                "nightTo", LocalTime.parse(nightTo),
                "round", round,
                "sudden", sudden);
    }

    /** The flags of some amendments; those without one are left out. */
    public Map<Long, List<Flag>> of(Collection<Long> amendments) {
        var flags = new HashMap<Long, List<Flag>>();
        if (amendments.isEmpty()) {
            return flags;
        }
        jdbc.sql("select id, flag from (" + RULES + ") f where id = any (:ids) order by id, flag")
                .params(thresholds)
                .param("college", 0)
                .param("ids", amendments.toArray(Long[]::new))
                .query(row -> {
                    flags.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())
                            .add(Flag.valueOf(row.getString("flag")));
                });
        return flags;
    }

    /** The amendments with a flag, the newest first; an auditor's of every college. */
    List<Long> flagged(@Nullable CollegeId college, int offset, int limit) {
        return jdbc.sql("select distinct id from (" + RULES + ") f order by id desc offset :offset limit :limit")
                .params(thresholds)
                .param("college", college == null ? 0 : college.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    int count(@Nullable CollegeId college) {
        return jdbc.sql("select count(distinct id) from (" + RULES + ") f")
                .params(thresholds)
                .param("college", college == null ? 0 : college.value())
                .query(Integer.class)
                .single();
    }
}
