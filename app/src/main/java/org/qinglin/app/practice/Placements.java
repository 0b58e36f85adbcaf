package org.qinglin.app.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.internal.PracticeNotices;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Students proposed for posts, and both sides' answers. */
@Service
@Transactional
public class Placements {

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final HomePosts posts;
    private final Students students;
    private final PracticeNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Placements(
            JdbcClient jdbc,
            Seasons seasons,
            HomePosts posts,
            Students students,
            PracticeNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.seasons = seasons;
        this.posts = posts;
        this.students = students;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A step that was taken. {@code words} is the reason of a refusal. */
    public record Past(
            long placement,
            HomePlacement.Status status,
            @Nullable String words,
            Instant at) {}

    /** Puts everyone of a plan on a free place of their post, and asks both sides. Within the deed that chose the plan. */
    void propose(Viewer viewer, Season season, HometownRun run, HometownRun.Plan plan) {
        var byPost = new TreeMap<Long, List<Long>>();
        run.of(plan)
                .hostOf()
                .forEach((student, post) -> byPost.computeIfAbsent(Long.valueOf(post), id -> new ArrayList<>())
                        .add(Long.valueOf(student)));
        for (var post : posts.offered(season.id())) {
            var heads = byPost.getOrDefault(post.id(), List.of());
            if (!heads.isEmpty()) {
                seat(viewer, season, run, post, heads);
                notices.placedAt(season, post, heads.size());
                heads.forEach(student -> notices.placed(season, post, new StudentId(student)));
            }
        }
    }

    private void seat(Viewer viewer, Season season, HometownRun run, HomePost post, List<Long> heads) {
        jdbc.sql("""
                with free as (
                    select s.seat, row_number() over (order by s.seat) as at from practice.seat s
                    where s.post_id = :post and not exists (select from practice.placement p
                        where p.post_id = s.post_id and p.seat = s.seat
                          and p.status in ('PROPOSED', 'STUDENT_ACCEPTED', 'HOST_ACCEPTED', 'CONFIRMED'))),
                made as (
                    insert into practice.placement (season_id, college_id, run_id, post_id, seat, student_id, status)
                    select :season, :college, :run, :post, f.seat, h.student, 'PROPOSED'
                    from unnest(:heads::bigint[]) with ordinality as h(student, at) left join free f on f.at = h.at
                    returning id)
                insert into practice.placement_step (placement_id, status, taken_by, taken_at)
                select id, 'PROPOSED', :account, :now from made""")
                .param("season", season.id())
                .param("college", season.college().value())
                .param("run", run.id())
                .param("post", post.id())
                .param("heads", heads.toArray(Long[]::new))
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** Takes a step, if it is the viewer's to take and the table has it. */
    public PracticeOutcome take(Viewer viewer, long id, PlacementStep step) {
        var found = jdbc.sql("select * from practice.placement where id = :id for update")
                .param("id", id)
                .query(Placements::placement)
                .optional()
                .filter(each -> isFor(viewer, each, step));
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var placement = found.get();
        var season = seasons.find(placement.college(), placement.season()).orElseThrow();
        if (LocalDate.now(clock).isAfter(season.answersUntil())) {
            return new PracticeOutcome.Closed(season.answersUntil());
        }
        var next = PlacementSteps.TABLE.after(placement.status(), step.getClass());
        if (next.isEmpty()) {
            return new PracticeOutcome.NotFromHere();
        }
        var check = new FormCheck();
        var words = words(step, check);
        return check.<PracticeOutcome>result(() -> {
                    write(viewer, placement, next.get(), words);
                    tell(placement, season, next.get(), step, words);
                    return new PracticeOutcome.Done(id);
                })
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private boolean isFor(Viewer viewer, HomePlacement placement, PlacementStep step) {
        if (step instanceof PlacementStep.ByStudent) {
            return placement.student().equals(viewer.student());
        }
        // The college answers only where the host has no account.
        return posts.find(viewer, placement.post())
                .filter(post -> viewer.is(Role.COMMUNITY) || post.community() == null)
                .isPresent();
    }

    private static @Nullable String words(PlacementStep step, FormCheck check) {
        if (step instanceof PlacementStep.StudentDeclines declines) {
            return check.optional("reason", declines.reason(), 200);
        }
        return step instanceof PlacementStep.HostDeclines declines
                ? check.text("reason", declines.reason(), 200)
                : null;
    }

    private void write(Viewer viewer, HomePlacement placement, HomePlacement.Status next, @Nullable String words) {
        jdbc.sql("update practice.placement set status = :status where id = :id")
                .param("status", next.name())
                .param("id", placement.id())
                .update();
        jdbc.sql("""
                insert into practice.placement_step (placement_id, status, words, taken_by, taken_at)
                values (:id, :status, :words, :account, :now)""")
                .param("id", placement.id())
                .param("status", next.name())
                .param("words", words, Types.VARCHAR)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(viewer, "home-placement-answered", "placement " + placement.id(), next.name());
    }

    private void tell(
            HomePlacement placement,
            Season season,
            HomePlacement.Status next,
            PlacementStep step,
            @Nullable String words) {
        var post = posts.byId(placement.post());
        if (next == HomePlacement.Status.CONFIRMED) {
            notices.confirmed(season, post, placement.student(), studentName(placement));
        } else if (!next.live() && step instanceof PlacementStep.ByHost) {
            notices.declinedByHost(season, post, placement.student(), words == null ? "" : words);
        } else if (!next.live()) {
            notices.declinedByStudent(season, post, studentName(placement));
        }
    }

    private String studentName(HomePlacement placement) {
        return students.find(placement.college(), placement.student())
                .orElseThrow()
                .name();
    }

    /** All of a season, the oldest first; the caller has found the season for its viewer. */
    @Transactional(readOnly = true)
    public List<HomePlacement> ofSeason(long season) {
        return list("season_id = :key", season);
    }

    @Transactional(readOnly = true)
    public List<HomePlacement> ofPost(long post) {
        return list("post_id = :key", post);
    }

    /** The viewer's own, the latest first. */
    @Transactional(readOnly = true)
    public List<HomePlacement> mine(Viewer student) {
        var own =
                new ArrayList<>(list("student_id = :key", student.mustStudent().value()));
        Collections.reverse(own);
        return own;
    }

    /** What was said of some placements, in its order. */
    @Transactional(readOnly = true)
    public List<Past> history(List<Long> placements) {
        return jdbc.sql("select * from practice.placement_step where placement_id = any (:ids) order by id")
                .param("ids", placements.toArray(Long[]::new))
                .query((row, number) -> {
                    @Nullable String words = row.getString("words");
                    return new Past(
                            row.getLong("placement_id"),
                            HomePlacement.Status.valueOf(row.getString("status")),
                            words,
                            Sql.instant(row, "taken_at"));
                })
                .list();
    }

    private List<HomePlacement> list(String condition, long key) {
        return jdbc.sql("select * from practice.placement where " + condition + " order by id")
                .param("key", key)
                .query(Placements::placement)
                .list();
    }

    private static HomePlacement placement(ResultSet row, int number) throws SQLException {
        return new HomePlacement(
                row.getLong("id"),
                row.getLong("season_id"),
                new CollegeId(row.getLong("college_id")),
                row.getLong("run_id"),
                row.getLong("post_id"),
                new StudentId(row.getLong("student_id")),
                HomePlacement.Status.valueOf(row.getString("status")));
    }
}
