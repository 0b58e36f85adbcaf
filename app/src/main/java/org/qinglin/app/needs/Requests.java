package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Likeness;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits, finds and, by {@link RequestFlow}, decides service requests (点单). */
@Service
@Transactional
public class Requests {

    /** Of likeness, from 0 to 1, below which two requests are not shown as perhaps the same. */
    private static final double ALIKE = 0.3;

    private static final int LONGEST_POLICY = 100;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final RequestFlow flow;
    private final RequestNotices notices;
    private final Campaigns campaigns;
    private final AuditTrail audit;
    private final Clock clock;

    Requests(
            JdbcClient jdbc,
            Sessions sessions,
            RequestFlow flow,
            RequestNotices notices,
            Campaigns campaigns,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.flow = flow;
        this.notices = notices;
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
    }

    /** Submits a checked order of the viewer's community; the college answers within the review days. */
    public RequestId submit(Viewer viewer, NewRequest request) {
        long id = jdbc.sql("""
                insert into needs.service_request (college_id, community_code, programme_code, title, description,
                    risk_text, hazardous, insurance_policy, min_age, max_age, urgency, contact_name, contact_phone,
                    status, submitted_by, submitted_at, review_due)
                values (:college, :community, :programme, :title, :description, :risk, :hazardous, :insurance, :minAge,
                    :maxAge, :urgency, :contact, :phone, 'SUBMITTED', :account, :now, :due) returning id""")
                .param("college", request.college().value())
                .param("community", viewer.mustPlace().value())
                .params(fields(request))
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("due", flow.reviewDue())
                .query(Long.class)
                .single();
        var requestId = new RequestId(id);
        addSessions(requestId, request);
        audit.record(viewer, "request-submitted", "request " + id, request.title());
        notices.toCollege(
                NoticeKind.ORDER_SUBMITTED,
                byIds(List.of(requestId)).values().iterator().next());
        return requestId;
    }

    private static Map<String, @Nullable Object> fields(NewRequest request) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("programme", request.programme());
        fields.put("title", request.title());
        fields.put("description", request.description());
        fields.put("risk", request.riskText());
        fields.put("hazardous", request.hazardous());
        fields.put("insurance", request.insurancePolicy());
        fields.put("minAge", request.minAge());
        fields.put("maxAge", request.maxAge());
        fields.put("urgency", request.urgency());
        fields.put("contact", request.contactName());
        fields.put("phone", request.contactPhone());
        return fields;
    }

    private void addSessions(RequestId id, NewRequest request) {
        for (var time : request.times()) {
            sessions.add(
                    id,
                    time.from().atZone(China.TIME).toInstant(),
                    time.to().atZone(China.TIME).toInstant(),
                    request.place(),
                    request.position(),
                    request.roles());
        }
    }

    /** The college accepts: places open. */
    public Decision accept(Viewer viewer, RequestId id) {
        return flow.take(viewer, id, new RequestStep.Accept());
    }

    /** The college refuses, with a reason that only the submitter sees. */
    public Decision refuse(Viewer viewer, RequestId id, String reason) {
        return flow.take(viewer, id, new RequestStep.Refuse(reason));
    }

    /** The community takes its request back, as long as none of its sessions has begun. */
    public Decision withdraw(Viewer viewer, RequestId id, String reason) {
        return flow.take(viewer, id, new RequestStep.Withdraw(reason));
    }

    /** The community adds the number of the accident insurance of what may endanger the body. */
    public Decision insure(Viewer viewer, RequestId id, String policy) {
        var request = byIds(List.of(id)).values().stream()
                .filter(each -> each.community().equals(viewer.mustPlace()))
                .findFirst();
        if (request.isEmpty()) {
            return new Decision.NotFound();
        }
        var status = request.get().status();
        if (!RequestSteps.TABLE.allows(status, RequestStep.Withdraw.class)) {
            return new Decision.NotPossible(status); // it is over: nothing is left to insure
        }
        var number = policy.strip();
        if (number.isEmpty()) {
            return new Decision.ReasonMissing();
        }
        if (number.length() > LONGEST_POLICY) {
            return new Decision.ReasonTooLong(number.length(), LONGEST_POLICY);
        }
        jdbc.sql("update needs.service_request set insurance_policy = :policy where id = :id")
                .param("policy", number)
                .param("id", id.value())
                .update();
        audit.record(
                viewer,
                "request-insured",
                "request " + id.value(),
                request.get().title());
        return new Decision.Done("Insure", status);
    }

    /**
     * The college puts one of its orders into one of its campaigns, or takes it out.
     *
     * @param campaign null for none
     * @return whether there are such an order and such a campaign
     */
    public boolean putInto(Viewer viewer, RequestId id, @Nullable CampaignId campaign) {
        var college = viewer.mustCollege();
        if (campaign != null && campaigns.find(college, campaign).isEmpty()) {
            return false;
        }
        boolean put = jdbc.sql(
                                "update needs.service_request set campaign_id = :campaign where id = :id and college_id = :college")
                        .param("campaign", campaign == null ? null : campaign.value(), java.sql.Types.BIGINT)
                        .param("id", id.value())
                        .param("college", college.value())
                        .update()
                > 0;
        if (put) {
            audit.record(
                    viewer,
                    "request-put-into-campaign",
                    "request " + id.value(),
                    campaign == null ? "" : "campaign " + campaign.value());
        }
        return put;
    }

    /** The orders that the college put into a campaign. The caller has found the campaign for its college. */
    @Transactional(readOnly = true)
    public List<RequestId> inCampaign(CampaignId campaign) {
        return jdbc.sql("select id from needs.service_request where campaign_id = :campaign order by id")
                .param("campaign", campaign.value())
                .query((row, number) -> new RequestId(row.getLong(1)))
                .list();
    }

    /** Closes an accepted request once everything about it is done; called by evaluation. */
    public void close(RequestId id) {
        flow.close(id);
    }

    /**
     * Places of these requests were offered anew, by a run that began at a moment: whoever marked them for that until then
     * has had their answer.
     */
    public void dispatched(CollegeId college, Collection<RequestId> ids, Instant begun) {
        jdbc.sql("""
                update needs.service_request set redispatch_at = null
                where college_id = :college and id = any (:ids) and redispatch_at <= :begun""")
                .param("college", college.value())
                .param("ids", ids.stream().map(RequestId::value).toArray(Long[]::new))
                .param("begun", Sql.at(begun))
                .update();
    }

    /** Accepted requests whose last session ended before a moment. */
    @Transactional(readOnly = true)
    public List<RequestId> overSince(Instant moment) {
        return jdbc.sql("""
                select r.id from needs.service_request r where r.status = 'ACCEPTED'
                  and (select max(s.ends_at) from needs.session s where s.request_id = r.id) < :moment order by r.id""")
                .param("moment", Sql.at(moment))
                .query((row, number) -> new RequestId(row.getLong(1)))
                .list();
    }

    /** Writes a request anew as its community has changed it during the review; nothing was given away yet. */
    void rewrite(RequestId id, NewRequest request) {
        jdbc.sql("""
                update needs.service_request set programme_code = :programme, title = :title,
                    description = :description, risk_text = :risk, hazardous = :hazardous, insurance_policy = :insurance,
                    min_age = :minAge, max_age = :maxAge, urgency = :urgency, contact_name = :contact,
                    contact_phone = :phone where id = :id""").params(fields(request)).param("id", id.value()).update();
        sessions.removeAll(id);
        addSessions(id, request);
    }

    /** Requests to the same college that are still wanted and read alike: perhaps the same one twice. */
    @Transactional(readOnly = true)
    public List<ServiceRequest> alike(ServiceRequest request) {
        return jdbc
                .sql("""
                select * from needs.service_request
                where college_id = :college and id <> :id and status in ('SUBMITTED', 'ASKED_BACK', 'ACCEPTED')
                order by submitted_at desc limit 500""")
                .param("college", request.college().value())
                .param("id", request.id().value())
                .query(Requests::request)
                .list()
                .stream()
                .map(each -> Map.entry(each, likeness(request, each)))
                .filter(each -> each.getValue() >= ALIKE)
                .sorted(Map.Entry.<ServiceRequest, Double>comparingByValue().reversed())
                .limit(5)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double likeness(ServiceRequest one, ServiceRequest other) {
        return 0.7 * Likeness.of(one.title(), other.title())
                + 0.2 * Likeness.of(one.description(), other.description())
                + (one.community().equals(other.community()) ? 0.1 : 0);
    }

    /** What college and community said during the review, in time. */
    @Transactional(readOnly = true)
    public List<ReviewWord> words(RequestId id) {
        return jdbc.sql("select * from needs.review_word where request_id = :id order by id")
                .param("id", id.value())
                .query((row, number) -> new ReviewWord(
                        row.getBoolean("from_college"), row.getString("text"), Sql.instant(row, "said_at")))
                .list();
    }

    /** A request, if the viewer's community ordered it or it went to the viewer's college. */
    @Transactional(readOnly = true)
    public Optional<ServiceRequest> find(Viewer viewer, RequestId id) {
        return byIds(List.of(id)).values().stream()
                .filter(request -> maySee(viewer, request))
                .findFirst();
    }

    private static boolean maySee(Viewer viewer, ServiceRequest request) {
        if (viewer.is(Role.COMMUNITY)) {
            return request.community().equals(viewer.mustPlace());
        }
        return (viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY))
                && request.college().equals(viewer.mustCollege());
    }

    /** Requests by id, for telling about many at once. The caller has already made sure that it may see them. */
    @Transactional(readOnly = true)
    public Map<RequestId, ServiceRequest> byIds(Collection<RequestId> ids) {
        return jdbc
                .sql("select * from needs.service_request where id = any (:ids)")
                .param("ids", ids.stream().map(RequestId::value).distinct().toArray(Long[]::new))
                .query(Requests::request)
                .list()
                .stream()
                .collect(Collectors.toMap(ServiceRequest::id, Function.identity()));
    }

    /** What a community ordered: open ones first, then newest first. */
    @Transactional(readOnly = true)
    public List<ServiceRequest> of(PlaceCode community, String search, int offset, int limit) {
        // Of a community with thousands, a page is read from the index in its order; planned for all, each is sorted.
        Sql.planForValues(jdbc);
        return jdbc.sql("""
                select * from needs.service_request
                where community_code = :community and strpos(title_folded, lower(:search)) > 0
                order by status in ('REFUSED', 'WITHDRAWN', 'MERGED', 'CLOSED'), submitted_at desc, id desc
                offset :offset limit :limit""")
                .param("community", community.value())
                .param("search", search)
                .param("offset", offset)
                .param("limit", limit)
                .query(Requests::request)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(PlaceCode community, String search) {
        Sql.planForValues(jdbc);
        return jdbc.sql("""
                select count(*) from needs.service_request
                where community_code = :community and strpos(title_folded, lower(:search)) > 0""")
                .param("community", community.value())
                .param("search", search)
                .query(Integer.class)
                .single();
    }

    /** A college's requests in one state: those due first stand first. */
    @Transactional(readOnly = true)
    public List<ServiceRequest> of(CollegeId college, RequestStatus status, String search, int offset, int limit) {
        Sql.planForValues(jdbc);
        return jdbc.sql("""
                select * from needs.service_request
                where college_id = :college and status = :status and strpos(title_folded, lower(:search)) > 0
                order by review_due, id offset :offset limit :limit""")
                .param("college", college.value())
                .param("status", status.name())
                .param("search", search)
                .param("offset", offset)
                .param("limit", limit)
                .query(Requests::request)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(CollegeId college, RequestStatus status, String search) {
        Sql.planForValues(jdbc);
        return jdbc.sql("""
                select count(*) from needs.service_request
                where college_id = :college and status = :status and strpos(title_folded, lower(:search)) > 0""")
                .param("college", college.value())
                .param("status", status.name())
                .param("search", search)
                .query(Integer.class)
                .single();
    }

    static ServiceRequest request(ResultSet row, int number) throws SQLException {
        var mergedInto = Sql.longOrNull(row, "merged_into");
        var campaign = Sql.longOrNull(row, "campaign_id");
        @Nullable Instant reviewedAt = Sql.instantOrNull(row, "reviewed_at");
        return new ServiceRequest(
                new RequestId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                new PlaceCode(row.getString("community_code")),
                row.getString("programme_code"),
                row.getString("title"),
                row.getString("description"),
                row.getString("risk_text"),
                row.getBoolean("hazardous"),
                row.getString("insurance_policy"),
                Sql.intOrNull(row, "min_age"),
                Sql.intOrNull(row, "max_age"),
                row.getInt("urgency"),
                row.getString("contact_name"),
                row.getString("contact_phone"),
                RequestStatus.valueOf(row.getString("status")),
                Sql.instant(row, "submitted_at"),
                row.getObject("review_due", LocalDate.class),
                reviewedAt,
                row.getString("reason"),
                mergedInto == null ? null : new RequestId(mergedInto),
                Sql.instantOrNull(row, "redispatch_at"),
                campaign == null ? null : new CampaignId(campaign));
    }
}
