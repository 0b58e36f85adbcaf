package org.qinglin.app.insight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Recounts;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what a district compares: needs, coverage, waiting, evaluation and fairness of its colleges and streets. */
@Service
@Transactional(readOnly = true)
public class Comparison {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recounts.Kept<Asked, DistrictTerm> kept;

    Comparison(JdbcClient jdbc, Clock clock, Recounts recounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kept = recounts.kept();
    }

    private record Asked(PlaceCode district, Duration last) {}

    /** Up to now, as it was counted last: {@link Recounts}. */
    public DistrictTerm upToNow(PlaceCode district, Duration last) {
        var now = clock.instant();
        return kept.of(new Asked(district, last), () -> of(district, now.minus(last), now));
    }

    /** @param from of the sessions' beginnings and of the orders' submission, up to {@code to} */
    DistrictTerm of(PlaceCode district, Instant from, Instant to) {
        Sql.planForValues(jdbc);
        return new DistrictTerm(parts(district, from, to), answered(district, from, to), signed(district));
    }

    private List<DistrictTerm.Part> parts(PlaceCode district, Instant from, Instant to) {
        return jdbc.sql("""
                select s.college_id::text as college, s.street_code, s.community_code, s.programme_code,
                       count(distinct s.request_id)::int as requests,
                       count(*) filter (where s.ends_at <= :now)::int as past,
                       coalesce(sum(s.places) filter (where s.ends_at <= :now), 0)::int as places,
                       coalesce(sum(f.taken) filter (where s.ends_at <= :now), 0)::int as taken,
                       coalesce(sum(s.places - coalesce(f.taken, 0)) filter (where s.ends_at > :now), 0)::int as open,
                       coalesce(sum(h.minutes), 0)::bigint as minutes, coalesce(sum(h.people), 0)::int as people,
                       coalesce(sum(e.community_score), 0)::bigint as score, count(e.community_score)::int as scored
                from needs.published_session s
                left join assignment.published_fill f on f.session_id = s.session_id
                left join attendance.published_hours h on h.session_id = s.session_id
                left join evaluation.published_rating e on e.session_id = s.session_id
                where s.street_code like :district || '%' and s.status in ('ACCEPTED', 'CLOSED')
                  and s.starts_at >= :from and s.starts_at < :to
                group by 1, 2, 3, 4""")
                .param("district", district.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new DistrictTerm.Part(
                        row.getString("college"),
                        row.getString("street_code"),
                        row.getString("community_code"),
                        row.getString("programme_code"),
                        row.getInt("requests"),
                        row.getInt("past"),
                        row.getInt("places"),
                        row.getInt("taken"),
                        row.getInt("open"),
                        row.getLong("minutes"),
                        row.getInt("people"),
                        row.getLong("score"),
                        row.getInt("scored")))
                .list();
    }

    private List<DistrictTerm.Answered> answered(PlaceCode district, Instant from, Instant to) {
        return jdbc.sql("""
                select r.college_id::text as college, r.street_code, r.community_code, count(*)::int as requests,
                       sum(extract(epoch from r.reviewed_at - r.submitted_at) / 86400)::float8 as days
                from needs.published_request r
                where r.street_code like :district || '%' and r.reviewed_at is not null
                  and r.submitted_at >= :from and r.submitted_at < :to group by 1, 2, 3""")
                .param("district", district.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query((row, number) -> new DistrictTerm.Answered(
                        row.getString("college"),
                        row.getString("street_code"),
                        row.getString("community_code"),
                        row.getInt("requests"),
                        row.getDouble("days")))
                .list();
    }

    private List<DistrictTerm.Signed> signed(PlaceCode district) {
        return jdbc.sql("""
                select a.college_id::text as college, a.street_code, count(*)::int as agreements
                from organisations.published_agreement a
                where a.status = 'IN_FORCE' and a.street_code like :district || '%' group by 1, 2""")
                .param("district", district.value())
                .query((row, number) -> new DistrictTerm.Signed(
                        row.getString("college"), row.getString("street_code"), row.getInt("agreements")))
                .list();
    }
}
