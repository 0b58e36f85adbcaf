package org.qinglin.app.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom hosts choose among who wished for their posts, the best first. Who is not chosen is not taken. */
@Service
@Transactional
public class Choices {

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final AuditTrail audit;
    private final Clock clock;

    Choices(JdbcClient jdbc, Seasons seasons, HomePosts posts, PostWishes wishes, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a host has said of one post: whom it takes, the best first, and whom it does not. */
    public record Said(List<Long> chosen, List<Long> refused) {}

    /** Replaces what was said of a post. A community answers for its own, the college for hosts without an account. */
    public PracticeOutcome set(Viewer viewer, long postId, Said said) {
        var found = posts.find(viewer, postId);
        if (found.isEmpty() || (viewer.is(Role.COLLEGE) && found.get().community() != null)) {
            return new PracticeOutcome.NotFound();
        }
        var post = found.get();
        var season = seasons.find(post.college(), post.season()).orElseThrow();
        var stage = season.stage(LocalDate.now(clock));
        if (stage == Season.Stage.WISHING) {
            return new PracticeOutcome.NotYet(season.wishesUntil().plusDays(1));
        }
        if (stage != Season.Stage.CHOOSING) {
            return new PracticeOutcome.Closed(season.choicesUntil());
        }
        var named = new ArrayList<>(said.chosen());
        named.addAll(said.refused());
        if (new HashSet<>(named).size() < named.size()
                || !wishes.forPost(postId).keySet().containsAll(named)) {
            return new PracticeOutcome.Faulty(List.of(Fault.of("students", named, "fault.practice.choices")));
        }
        write(post, said);
        audit.record(viewer, "hometown-chosen", "post " + postId, said.chosen().size() + " chosen");
        return new PracticeOutcome.Done(postId);
    }

    private void write(HomePost post, Said said) {
        jdbc.sql("select id from practice.post where id = :post for update")
                .param("post", post.id())
                .query(Long.class)
                .single();
        jdbc.sql("delete from practice.choice where post_id = :post")
                .param("post", post.id())
                .update();
        jdbc.sql("""
                insert into practice.choice (post_id, season_id, student_id, rank)
                select :post, :season, student, rank from unnest(:chosen::bigint[]) with ordinality as c(student, rank)
                union all select :post, :season, student, null from unnest(:refused::bigint[]) as r(student)""")
                .param("post", post.id())
                .param("season", post.season())
                .param("chosen", said.chosen().toArray(Long[]::new))
                .param("refused", said.refused().toArray(Long[]::new))
                .update();
    }

    /** What was said of a post; the caller may see it. */
    @Transactional(readOnly = true)
    public Said of(long post) {
        var chosen = new ArrayList<Long>();
        var refused = new ArrayList<Long>();
        jdbc.sql(
                        "select student_id, rank from practice.choice where post_id = :post order by rank nulls last, student_id")
                .param("post", post)
                .query(row -> {
                    (row.getObject("rank") == null ? refused : chosen).add(row.getLong("student_id"));
                });
        return new Said(List.copyOf(chosen), List.copyOf(refused));
    }

    /** Whom each post of a season takes, the best first. */
    @Transactional(readOnly = true)
    public Map<Long, List<Long>> all(long season) {
        var all = new TreeMap<Long, List<Long>>();
        jdbc.sql("""
                select post_id, student_id from practice.choice where season_id = :season and rank is not null
                order by post_id, rank""").param("season", season).query(row -> {
            all.computeIfAbsent(row.getLong("post_id"), id -> new ArrayList<>()).add(row.getLong("student_id"));
        });
        return all;
    }
}
