package org.qinglin.app.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.Proposal;
import org.qinglin.app.assignment.Reasons;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.ChosenByHand;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Weights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Dispatch runs (派单): started, watched, read and published by the college. */
@Service
@Transactional
public class DispatchRuns {

    private final JdbcClient jdbc;
    private final ChosenByHand byHand;
    private final Offers offers;
    private final Requests requests;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    DispatchRuns(
            JdbcClient jdbc,
            ChosenByHand byHand,
            Offers offers,
            Requests requests,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.byHand = byHand;
        this.offers = offers;
        this.requests = requests;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What came of publishing. */
    public sealed interface Published {

        /** @param left out because someone or some place was taken since the plan was made */
        record Done(int offers, int left) implements Published {}

        record NotPlanned(RunStatus status) implements Published {}

        /** @param choices pins and blocks made since, which the plan does not keep: it must be planned anew */
        record DecidedSince(List<HandChoice> choices) implements Published {}

        record NotFound() implements Published {}
    }

    /** Records a run that is about to be planned. */
    public RunId open(Viewer viewer, NewRun run) {
        var follows = run.follows();
        var area = run.scope().area();
        var campaign = run.scope().campaign();
        long id = jdbc.sql("""
                insert into matching.dispatch_run (college_id, title, from_date, to_date, weights, rules, respond_by,
                    span, area_code, programme_code, campaign_id, follows, status, started_by, started_at)
                values (:college, :title, :from, :to, :weights::jsonb, :rules::jsonb, :respondBy,
                    :span, :area, :programme, :campaign,
                    (select id from matching.dispatch_run where id = :follows and college_id = :college),
                    'RUNNING', :account, :now)
                returning id""")
                .param("college", viewer.mustCollege().value())
                .param("title", run.title())
                .param("from", run.from())
                .param("to", run.to())
                .param("weights", json.writeValueAsString(run.weights()))
                .param("rules", json.writeValueAsString(run.rules()))
                .param("respondBy", Sql.at(run.respondBy()))
                .param("span", run.scope().span().name())
                .param("area", area == null ? null : area.value())
                .param("programme", run.scope().programme())
                .param("campaign", campaign == null ? null : campaign.value())
                .param("follows", follows == null ? null : follows.value())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "run-started", "run " + id, run.title());
        return new RunId(id);
    }

    /** Publishes a plan: every planned place becomes an offer with a deadline. Once. */
    public Published publish(Viewer viewer, RunId id) {
        var run = jdbc.sql("select * from matching.dispatch_run where id = :id and college_id = :college for update")
                .param("id", id.value())
                .param("college", viewer.mustCollege().value())
                .query(this::run)
                .optional();
        if (run.isEmpty()) {
            return new Published.NotFound();
        }
        if (run.get().status() != RunStatus.PLANNED) {
            return new Published.NotPlanned(run.get().status());
        }
        var since = byHand.since(id);
        if (!since.isEmpty()) {
            return new Published.DecidedSince(since);
        }
        var proposals = proposals(id);
        int made = offers.make(viewer.mustCollege(), id.value(), run.get().respondBy(), proposals);
        jdbc.sql("update matching.dispatch_run set status = 'PUBLISHED', published_at = :now,"
                        + " published_by = :account where id = :id")
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        requests.dispatched(viewer.mustCollege(), requestsOf(id), run.get().startedAt());
        audit.record(viewer, "run-published", "run " + id.value(), made + "/" + proposals.size());
        return new Published.Done(made, proposals.size() - made);
    }

    /** Keeps who asked a running run to stop, the first who did; false if it does not run. */
    boolean stopped(Viewer viewer, RunId id) {
        boolean runs = jdbc.sql("""
                update matching.dispatch_run set cancelled_by = coalesce(cancelled_by, :account)
                where id = :id and college_id = :college and status = 'RUNNING'""")
                        .param("account", viewer.account().value())
                        .param("id", id.value())
                        .param("college", viewer.mustCollege().value())
                        .update()
                == 1;
        if (runs) {
            audit.record(viewer, "run-cancelled", "run " + id.value(), "");
        }
        return runs;
    }

    private List<RequestId> requestsOf(RunId id) {
        return jdbc.sql("select distinct request_id from matching.run_role where run_id = :run")
                .param("run", id.value())
                .query((row, number) -> new RequestId(row.getLong(1)))
                .list();
    }

    private List<Proposal> proposals(RunId id) {
        return jdbc.sql("""
                select p.role_id, r.session_id, p.student_id, p.parts from matching.planned_place p
                join matching.run_role r on r.run_id = p.run_id and r.role_id = p.role_id
                where p.run_id = :run order by p.role_id, p.student_id""")
                .param("run", id.value())
                .query((row, number) -> new Proposal(
                        new SessionRoleId(row.getLong("role_id")),
                        new SessionId(row.getLong("session_id")),
                        new StudentId(row.getLong("student_id")),
                        json.readValue(row.getString("parts"), Reasons.class)))
                .list();
    }

    @Transactional(readOnly = true)
    public List<DispatchRun> list(CollegeId college, int offset, int limit) {
        return jdbc.sql("""
                select * from matching.dispatch_run where college_id = :college
                order by started_at desc, id desc offset :offset limit :limit""")
                .param("college", college.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(this::run)
                .list();
    }

    /** The reach of the college's last run, in metres: what it chose before is what it most likely wants again. */
    @Transactional(readOnly = true)
    public Optional<Integer> lastReachMetres(CollegeId college) {
        return jdbc.sql("""
                select (weights ->> 'reachMetres')::int from matching.dispatch_run
                where college_id = :college order by id desc limit 1""")
                .param("college", college.value())
                .query(Integer.class)
                .optional();
    }

    /** What a run weighs by. The caller has found it for its college. */
    @Transactional(readOnly = true)
    public Weights weights(RunId id) {
        return jdbc.sql("select weights from matching.dispatch_run where id = :id")
                .param("id", id.value())
                .query((row, number) -> json.readValue(row.getString("weights"), Weights.class))
                .single();
    }

    /** The rules of the college's last run, likewise. */
    @Transactional(readOnly = true)
    public Optional<RunRules> lastRules(CollegeId college) {
        return list(college, 0, 1).stream().map(DispatchRun::rules).findFirst();
    }

    @Transactional(readOnly = true)
    public int count(CollegeId college) {
        return jdbc.sql("select count(*) from matching.dispatch_run where college_id = :college")
                .param("college", college.value())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<DispatchRun> find(CollegeId college, RunId id) {
        return jdbc.sql("select * from matching.dispatch_run where id = :id and college_id = :college")
                .param("id", id.value())
                .param("college", college.value())
                .query(this::run)
                .optional();
    }

    /** The plan by role; those with the most missing first, then in time. The caller has found the run for its college. */
    @Transactional(readOnly = true)
    public List<PlannedRole> roles(RunId id) {
        var people = new HashMap<Long, List<PlannedRole.Choice>>();
        jdbc.sql("select * from matching.planned_place where run_id = :run order by role_id, value desc, student_id")
                .param("run", id.value())
                .query(row -> {
                    people.computeIfAbsent(row.getLong("role_id"), role -> new ArrayList<>())
                            .add(new PlannedRole.Choice(
                                    new StudentId(row.getLong("student_id")),
                                    row.getInt("value"),
                                    row.getInt("distance_metres")));
                });
        return jdbc.sql(
                        "select * from matching.run_role where run_id = :run order by places - filled desc, session_id, role_id")
                .param("run", id.value())
                .query((row, number) -> new PlannedRole(
                        new SessionRoleId(row.getLong("role_id")),
                        new SessionId(row.getLong("session_id")),
                        new RequestId(row.getLong("request_id")),
                        new PlaceCode(row.getString("street_code")),
                        row.getString("programme_code"),
                        row.getInt("places"),
                        row.getInt("waiting_days"),
                        row.getInt("eligible"),
                        json.readValue(row.getString("refusals"), new TypeReference<Map<String, Integer>>() {}),
                        people.getOrDefault(row.getLong("role_id"), List.of())))
                .list();
    }

    /** Coverage by street code, the least covered first. */
    @Transactional(readOnly = true)
    public List<Coverage> coverageByStreet(RunId id) {
        return coverage(id, "street_code");
    }

    /** Coverage by programme code, the least covered first. */
    @Transactional(readOnly = true)
    public List<Coverage> coverageByProgramme(RunId id) {
        return coverage(id, "programme_code");
    }

    private List<Coverage> coverage(RunId id, String column) {
        return jdbc.sql("select " + column + """
                 as key, sum(places)::int as places, sum(filled)::int as filled, max(waiting_days) as wait
                from matching.run_role where run_id = :run group by 1
                order by sum(filled)::numeric / nullif(sum(places), 0), 1""")
                .param("run", id.value())
                .query((row, number) -> new Coverage(
                        row.getString("key"), row.getInt("places"), row.getInt("filled"), row.getInt("wait")))
                .list();
    }

    /** Mean and longest way of the plan, in metres; zeros for an empty plan. */
    @Transactional(readOnly = true)
    public int[] ways(RunId id) {
        return jdbc.sql("""
                select coalesce(avg(distance_metres), 0)::int as mean, coalesce(max(distance_metres), 0) as longest
                from matching.planned_place where run_id = :run""")
                .param("run", id.value())
                .query((row, number) -> new int[] {row.getInt("mean"), row.getInt("longest")})
                .single();
    }

    /** The run as files, for verifying it without trusting the platform: contents by file name. */
    @Transactional(readOnly = true)
    public Map<String, byte[]> files(RunId id) {
        var files = new java.util.TreeMap<String, byte[]>();
        jdbc.sql("select name, content from matching.run_file where run_id = :run")
                .param("run", id.value())
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("content"));
                });
        return files;
    }

    private static RunScope scope(ResultSet row) throws SQLException {
        var area = row.getString("area_code");
        var campaign = Sql.longOrNull(row, "campaign_id");
        return new RunScope(
                RunScope.Span.valueOf(row.getString("span")),
                area == null ? null : new PlaceCode(area),
                row.getString("programme_code"),
                campaign == null ? null : new CampaignId(campaign));
    }

    private DispatchRun run(ResultSet row, int number) throws SQLException {
        var status = RunStatus.valueOf(row.getString("status"));
        long follows = row.getLong("follows");
        boolean first = row.wasNull();
        boolean planned = status == RunStatus.PLANNED || status == RunStatus.PUBLISHED;
        return new DispatchRun(
                new RunId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                row.getString("title"),
                row.getObject("from_date", LocalDate.class),
                row.getObject("to_date", LocalDate.class),
                Sql.instant(row, "respond_by"),
                json.readValue(row.getString("rules"), RunRules.class),
                scope(row),
                first ? null : new RunId(follows),
                new AccountId(row.getLong("started_by")),
                status,
                row.getString("phase"),
                row.getDouble("progress"),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "published_at"),
                row.getString("error"),
                planned
                        ? new DispatchRun.Result(
                                row.getInt("people"),
                                row.getInt("places"),
                                row.getInt("filled"),
                                row.getLong("pairs"),
                                row.getLong("objective"),
                                row.getLong("bound"),
                                row.getBoolean("optimal"),
                                row.getObject("without_floors", Long.class))
                        : null);
    }
}
