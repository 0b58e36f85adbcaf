package org.qinglin.app.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.engine.Progress;
import org.qinglin.engine.stable.Applicant;
import org.qinglin.engine.stable.BestWishes;
import org.qinglin.engine.stable.Host;
import org.qinglin.engine.stable.Placement;
import org.qinglin.engine.stable.StableMatching;
import org.qinglin.engine.stable.StableProblem;
import org.qinglin.engine.stable.WishValues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The college plans a season both ways and chooses one, once wishes and choices are in. */
@Service
@Transactional
public class HometownRuns {

    private static final String SELECT = """
            select r.*, d.plan, d.reason, d.decided_at from practice.run r
            left join practice.decision d on d.run_id = r.id\s""";

    private final JdbcClient jdbc;
    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Choices choices;
    private final Placements placements;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    HometownRuns(
            JdbcClient jdbc,
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Choices choices,
            Placements placements,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.choices = choices;
        this.placements = placements;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Plans anew for everyone who has no post yet, and the places that are free; the first time that is everyone. */
    public PracticeOutcome run(Viewer viewer, long seasonId) {
        var found = seasons.find(viewer.mustCollege(), seasonId);
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var refusal = outsideItsTime(found.get());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        seasons.lock(seasonId);
        var problem = problem(seasonId);
        var stable = StableMatching.byApplicants(problem);
        var best = BestWishes.of(problem, WishValues.DEFAULTS, Progress.SILENT);
        var id = jdbc.sql("""
                insert into practice.run (season_id, college_id, number, problem, stable, best, value, bound, ran_by,
                    ran_at)
                values (:season, :college,
                    (select coalesce(max(number), 0) + 1 from practice.run where season_id = :season),
                    :problem, :stable, :best, :value, :bound, :account, :now) returning id""")
                .param("season", seasonId)
                .param("college", viewer.mustCollege().value())
                .param("problem", json.writeValueAsString(problem))
                .param("stable", json.writeValueAsString(stable))
                .param("best", json.writeValueAsString(best.placement()))
                .param("value", best.value())
                .param("bound", best.bound())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "hometown-run", "run " + id, "season " + seasonId);
        return new PracticeOutcome.Done(id);
    }

    private Optional<PracticeOutcome> outsideItsTime(Season season) {
        return switch (season.stage(LocalDate.now(clock))) {
            case WISHING, CHOOSING ->
                Optional.of(new PracticeOutcome.NotYet(season.choicesUntil().plusDays(1)));
            case PLACING -> Optional.empty();
            case SETTLED -> Optional.of(new PracticeOutcome.Closed(season.answersUntil()));
        };
    }

    /** The lists as they stand, without who is placed, without places that are taken, without pairs that said no. */
    private StableProblem problem(long season) {
        var before = placements.ofSeason(season);
        var placed = new HashSet<Long>();
        var taken = new HashMap<Long, Integer>();
        Set<List<Long>> apart = new HashSet<>();
        for (var each : before) {
            if (each.status().live()) {
                placed.add(each.student().value());
                taken.merge(each.post(), 1, Integer::sum);
            } else {
                apart.add(List.of(each.student().value(), each.post()));
            }
        }
        var applicants = new ArrayList<Applicant>();
        wishes.all(season).forEach((student, list) -> {
            if (!placed.contains(student)) {
                applicants.add(new Applicant(
                        id(student),
                        list.stream()
                                .filter(post -> !apart.contains(List.of(student, post)))
                                .map(HometownRuns::id)
                                .toList()));
            }
        });
        var wishing = new HashSet<>(applicants.stream().map(Applicant::id).toList());
        var chosen = choices.all(season);
        var hosts = posts.offered(season).stream()
                .map(post -> new Host(
                        id(post.id()),
                        post.capacity() - taken.getOrDefault(post.id(), 0),
                        chosen.getOrDefault(post.id(), List.of()).stream()
                                .map(HometownRuns::id)
                                .filter(wishing::contains)
                                .toList()))
                .toList();
        return new StableProblem(applicants, hosts);
    }

    private static String id(long number) {
        return Long.toString(number);
    }

    /** The college takes one of the two plans of the last run; students and hosts are asked. */
    public PracticeOutcome choose(Viewer viewer, long runId, @Nullable String typedPlan, @Nullable String typedReason) {
        var found = find(viewer.mustCollege(), runId);
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var season = seasons.find(viewer.mustCollege(), found.get().season()).orElseThrow();
        var refusal = outsideItsTime(season);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var check = new FormCheck();
        var plan = check.oneOf("plan", typedPlan, HometownRun.Plan.class, "fault.choice");
        var reason = check.text("reason", typedReason, 500);
        return check.<PracticeOutcome>result(() -> choose(viewer, season, runId, plan, reason))
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private PracticeOutcome choose(Viewer viewer, Season season, long runId, HometownRun.Plan plan, String reason) {
        seasons.lock(season.id());
        // Whoever waited for the lock looks again: a colleague may have chosen, or calculated anew.
        var runs = of(season);
        var run = runs.get(0);
        if (run.id() != runId || run.chosen() != null) {
            return new PracticeOutcome.Outdated();
        }
        jdbc.sql("""
                insert into practice.decision (run_id, plan, reason, decided_by, decided_at)
                values (:run, :plan, :reason, :account, :now)""")
                .param("run", runId)
                .param("plan", plan.name())
                .param("reason", reason)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        placements.propose(viewer, season, run, plan);
        audit.record(viewer, "hometown-decided", "run " + runId, plan + ": " + reason);
        return new PracticeOutcome.Done(runId);
    }

    @Transactional(readOnly = true)
    public Optional<HometownRun> find(CollegeId college, long id) {
        return jdbc.sql(SELECT + "where r.id = :id and r.college_id = :college")
                .param("id", id)
                .param("college", college.value())
                .query(this::run)
                .optional();
    }

    /** All of a season, the latest first; the caller has found the season for its viewer. */
    @Transactional(readOnly = true)
    public List<HometownRun> of(Season season) {
        return jdbc.sql(SELECT + "where r.season_id = :season order by r.number desc")
                .param("season", season.id())
                .query(this::run)
                .list();
    }

    /** The host and the rank in the student's own list, for each student whom a plan places. */
    public static Map<String, Integer> ranks(StableProblem problem, Placement placement) {
        var ranks = new HashMap<String, Integer>();
        problem.applicants()
                .forEach(each -> placement
                        .host(each.id())
                        .ifPresent(host -> ranks.put(each.id(), each.wishes().indexOf(host) + 1)));
        return ranks;
    }

    private HometownRun run(ResultSet row, int number) throws SQLException {
        @Nullable String plan = row.getString("plan");
        return new HometownRun(
                row.getLong("id"),
                row.getLong("season_id"),
                row.getInt("number"),
                json.readValue(row.getString("problem"), StableProblem.class),
                json.readValue(row.getString("stable"), Placement.class),
                json.readValue(row.getString("best"), Placement.class),
                row.getLong("value"),
                row.getLong("bound"),
                Sql.instant(row, "ran_at"),
                plan == null
                        ? null
                        : new HometownRun.Chosen(
                                HometownRun.Plan.valueOf(plan),
                                row.getString("reason"),
                                Sql.instant(row, "decided_at")));
    }
}
