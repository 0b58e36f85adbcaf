package org.qinglin.app.insight;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A district's colleges and streets side by side, without a single name: needs, coverage, waiting, evaluation, fairness. */
@Service
@Transactional(readOnly = true)
public class Comparison {

    /** [default] of the design: statistics name nobody. */
    private static final int FEWEST_PEOPLE = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    Comparison(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One college, street or community in a span of time.
     *
     * @param key a college's number, or a code of the register
     * @param places of sessions that are over, {@code taken} of them filled
     * @param open places of sessions to come that nobody has
     * @param waitingDays mean days from an order to its answer; null where none was answered
     * @param score the communities' mean, 1 to 5; null without any
     * @param minutes confirmed; null where fewer than five people served
     * @param worstPercent how much of the places of the community that got least was filled; fair is near the whole
     * @param agreements in force today
     */
    public record Row(
            String key,
            int requests,
            int places,
            int taken,
            int open,
            @Nullable Double waitingDays,
            @Nullable Double score,
            @Nullable Long minutes,
            @Nullable Integer worstPercent,
            int agreements) {}

    public List<Row> colleges(PlaceCode district, Instant from, Instant to) {
        return rows("s.college_id::text", "a.college_id::text", district, from, to);
    }

    public List<Row> streets(PlaceCode district, Instant from, Instant to) {
        return rows("s.street_code", "a.street_code", district, from, to);
    }

    /** Each community; agreements are of streets, so there are none. */
    public List<Row> communities(PlaceCode district, Instant from, Instant to) {
        return rows("s.community_code", "null", district, from, to);
    }

    private List<Row> rows(String key, String agreementKey, PlaceCode district, Instant from, Instant to) {
        Sql.planForValues(jdbc);
        return jdbc.sql("""
                with sessions as (
                    select %1$s as key, s.*, coalesce(f.taken, 0) as taken, h.minutes, h.people, e.community_score
                    from needs.published_session s
                    left join assignment.published_fill f on f.session_id = s.session_id
                    left join attendance.published_hours h on h.session_id = s.session_id
                    left join evaluation.published_rating e on e.session_id = s.session_id
                    where s.street_code like :district || '%%' and s.status in ('ACCEPTED', 'CLOSED')
                      and s.starts_at >= :from and s.starts_at < :to),
                filled as (
                    select key, community_code, sum(taken)::numeric / nullif(sum(places), 0) as share
                    from sessions where ends_at <= :now group by key, community_code),
                answered as (
                    select %3$s as key,
                           avg(extract(epoch from s.reviewed_at - s.submitted_at) / 86400) as days
                    from needs.published_request s
                    where s.street_code like :district || '%%' and s.reviewed_at is not null
                      and s.submitted_at >= :from and s.submitted_at < :to group by 1),
                signed as (
                    select %2$s as key, count(*)::int as agreements from organisations.published_agreement a
                    where a.status = 'IN_FORCE' and a.street_code like :district || '%%' group by 1)
                select s.key, count(distinct request_id)::int as requests,
                       coalesce(sum(places) filter (where ends_at <= :now), 0)::int as places,
                       coalesce(sum(taken) filter (where ends_at <= :now), 0)::int as taken,
                       coalesce(sum(places - taken) filter (where ends_at > :now), 0)::int as open,
                       max(w.days)::float8 as days, avg(community_score)::float8 as score, coalesce(sum(minutes), 0)::bigint as minutes,
                       coalesce(sum(people), 0)::int as people,
                       (select (100 * min(share))::int from filled where filled.key = s.key) as worst,
                       coalesce(max(g.agreements), 0) as agreements
                from sessions s left join answered w on w.key = s.key left join signed g on g.key = s.key
                group by s.key order by s.key""".formatted(key, agreementKey, key))
                .param("district", district.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Row(
                        row.getString("key"),
                        row.getInt("requests"),
                        row.getInt("places"),
                        row.getInt("taken"),
                        row.getInt("open"),
                        row.getObject("days", Double.class),
                        row.getObject("score", Double.class),
                        row.getInt("people") < FEWEST_PEOPLE ? null : row.getLong("minutes"),
                        Sql.intOrNull(row, "worst"),
                        row.getInt("agreements")))
                .list();
    }
}
