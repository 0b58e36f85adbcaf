package org.qinglin.app.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What students wish in a season, the best first. */
@Service
@Transactional
public class PostWishes {

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final HomePosts posts;
    private final Students students;
    private final AuditTrail audit;
    private final Clock clock;

    PostWishes(JdbcClient jdbc, Seasons seasons, HomePosts posts, Students students, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.seasons = seasons;
        this.posts = posts;
        this.students = students;
        this.audit = audit;
        this.clock = clock;
    }

    /** Replaces the viewer's wishes in a season. An empty list takes them all back. */
    public PracticeOutcome set(Viewer viewer, long seasonId, List<Long> wanted) {
        var found = seasons.find(viewer.mustCollege(), seasonId);
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var season = found.get();
        if (season.stage(LocalDate.now(clock)) != Season.Stage.WISHING) {
            return new PracticeOutcome.Closed(season.wishesUntil());
        }
        var student = students.find(viewer.mustCollege(), viewer.mustStudent()).orElseThrow();
        if (!student.mayServe()) {
            return new PracticeOutcome.MayNotServe();
        }
        if (wanted.size() > season.mostWishes()) {
            return faulty(wanted, "fault.practice.most-wishes", season.mostWishes());
        }
        var offered =
                new HashSet<>(posts.offered(seasonId).stream().map(HomePost::id).toList());
        if (new HashSet<>(wanted).size() < wanted.size() || !offered.containsAll(wanted)) {
            return faulty(wanted, "fault.practice.wishes");
        }
        write(seasonId, student.id(), wanted);
        audit.record(viewer, "hometown-wished", "season " + seasonId, wanted.size() + " wishes");
        return new PracticeOutcome.Done(seasonId);
    }

    private static PracticeOutcome faulty(List<Long> wanted, String key, Object... arguments) {
        return new PracticeOutcome.Faulty(List.of(Fault.of("posts", wanted, key, arguments)));
    }

    /** The list's own row is what two at once wait for. */
    private void write(long season, StudentId student, List<Long> wanted) {
        jdbc.sql("""
                insert into practice.wish_list (season_id, student_id, changed_at) values (:season, :student, :now)
                on conflict (season_id, student_id) do update set changed_at = excluded.changed_at""")
                .param("season", season)
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .update();
        jdbc.sql("delete from practice.wish where season_id = :season and student_id = :student")
                .param("season", season)
                .param("student", student.value())
                .update();
        jdbc.sql("""
                insert into practice.wish (season_id, student_id, rank, post_id)
                select :season, :student, rank, post from unnest(:posts::bigint[]) with ordinality as w(post, rank)""")
                .param("season", season)
                .param("student", student.value())
                .param("posts", wanted.toArray(Long[]::new))
                .update();
    }

    /** The viewer's own in a season. */
    @Transactional(readOnly = true)
    public List<Long> mine(Viewer viewer, long season) {
        return jdbc.sql("""
                select w.post_id from practice.wish w join practice.post p on p.id = w.post_id
                where w.season_id = :season and w.student_id = :student and p.withdrawn_at is null order by w.rank""")
                .param("season", season)
                .param("student", viewer.mustStudent().value())
                .query(Long.class)
                .list();
    }

    /** Everybody's in a season, by student; posts that were taken back are left out. */
    @Transactional(readOnly = true)
    public Map<Long, List<Long>> all(long season) {
        var all = new TreeMap<Long, List<Long>>();
        jdbc.sql("""
                select w.student_id, w.post_id from practice.wish w join practice.post p on p.id = w.post_id
                where w.season_id = :season and p.withdrawn_at is null order by w.student_id, w.rank""").param("season", season).query(row -> {
            all.computeIfAbsent(row.getLong("student_id"), id -> new ArrayList<>())
                    .add(row.getLong("post_id"));
        });
        return all;
    }

    /** How many have wished in a season. */
    @Transactional(readOnly = true)
    public int people(long season) {
        return jdbc.sql("select count(distinct student_id)::int from practice.wish where season_id = :season")
                .param("season", season)
                .query(Integer.class)
                .single();
    }

    /** Who wished for a post, in the order in which their lists were last changed; with the rank of the wish. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> forPost(long post) {
        var ranks = new LinkedHashMap<Long, Integer>();
        jdbc.sql("""
                select w.student_id, w.rank from practice.wish w
                join practice.wish_list l on l.season_id = w.season_id and l.student_id = w.student_id
                where w.post_id = :post order by l.changed_at, w.student_id""").param("post", post).query(row -> {
            ranks.put(row.getLong("student_id"), row.getInt("rank"));
        });
        return ranks;
    }
}
