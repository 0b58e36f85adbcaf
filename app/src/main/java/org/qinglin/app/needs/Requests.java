package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits, reviews, withdraws and finds service requests (点单). */
@Service
@Transactional
public class Requests {

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final WorkCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int reviewDays;

    Requests(
            JdbcClient jdbc,
            Sessions sessions,
            WorkCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${qinglin.review-days}") int reviewDays) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.reviewDays = reviewDays;
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
                .param("programme", request.programme())
                .param("title", request.title())
                .param("description", request.description())
                .param("risk", request.riskText())
                .param("hazardous", request.hazardous())
                .param("insurance", request.insurancePolicy())
                .param("minAge", request.minAge())
                .param("maxAge", request.maxAge())
                .param("urgency", request.urgency())
                .param("contact", request.contactName())
                .param("phone", request.contactPhone())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("due", calendar.after(LocalDate.now(clock), reviewDays))
                .query(Long.class)
                .single();
        var requestId = new RequestId(id);
        for (var time : request.times()) {
            sessions.add(
                    requestId,
                    time.from().atZone(China.TIME).toInstant(),
                    time.to().atZone(China.TIME).toInstant(),
                    request.place(),
                    request.position(),
                    request.roles());
        }
        audit.record(viewer, "request-submitted", "request " + id, request.title());
        return requestId;
    }

    /** The college accepts: places open. */
    public Decision accept(Viewer viewer, RequestId id) {
        var request = lock(id).filter(each -> each.college().equals(viewer.mustCollege()));
        if (request.isEmpty()) {
            return new Decision.NotFound();
        }
        if (request.get().status() != RequestStatus.SUBMITTED) {
            return new Decision.NotPossible(request.get().status());
        }
        review(viewer, id, RequestStatus.ACCEPTED, null);
        events.publishEvent(new RequestAccepted(request.get(), sessions.of(List.of(id))));
        audit.record(
                viewer,
                "request-accepted",
                "request " + id.value(),
                request.get().title());
        return new Decision.Done(RequestStatus.ACCEPTED);
    }

    /** The college refuses, with a reason that only the submitter sees. */
    public Decision refuse(Viewer viewer, RequestId id, String reason) {
        var request = lock(id).filter(each -> each.college().equals(viewer.mustCollege()));
        if (request.isEmpty()) {
            return new Decision.NotFound();
        }
        if (request.get().status() != RequestStatus.SUBMITTED) {
            return new Decision.NotPossible(request.get().status());
        }
        if (reason.isBlank()) {
            return new Decision.ReasonMissing();
        }
        review(viewer, id, RequestStatus.REFUSED, reason.strip());
        audit.record(
                viewer,
                "request-refused",
                "request " + id.value(),
                request.get().title());
        return new Decision.Done(RequestStatus.REFUSED);
    }

    private void review(Viewer viewer, RequestId id, RequestStatus status, @Nullable String reason) {
        jdbc.sql("""
                update needs.service_request
                set status = :status, reason = :reason, reviewed_by = :account, reviewed_at = :now where id = :id""")
                .param("status", status.name())
                .param("reason", reason)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** The community takes its request back, as long as none of its sessions has begun. */
    public Decision withdraw(Viewer viewer, RequestId id, String reason) {
        var request = lock(id).filter(each -> each.community().equals(viewer.mustPlace()));
        if (request.isEmpty()) {
            return new Decision.NotFound();
        }
        var status = request.get().status();
        var itsSessions = sessions.of(List.of(id));
        boolean begun = itsSessions.stream().anyMatch(each -> !each.startsAt().isAfter(clock.instant()));
        if (status != RequestStatus.SUBMITTED && status != RequestStatus.ACCEPTED
                || begun && status == RequestStatus.ACCEPTED) {
            return new Decision.NotPossible(status);
        }
        if (reason.isBlank()) {
            return new Decision.ReasonMissing();
        }
        jdbc.sql("update needs.service_request set status = 'WITHDRAWN', reason = :reason where id = :id")
                .param("reason", reason.strip())
                .param("id", id.value())
                .update();
        events.publishEvent(new RequestWithdrawn(
                id, itsSessions.stream().map(ServiceSession::id).toList()));
        audit.record(
                viewer,
                "request-withdrawn",
                "request " + id.value(),
                request.get().title());
        return new Decision.Done(RequestStatus.WITHDRAWN);
    }

    /** Closes an accepted request once everything about it is done; called by evaluation. */
    public void close(RequestId id) {
        jdbc.sql(
                        "update needs.service_request set status = 'CLOSED', closed_at = :now where id = :id and status = 'ACCEPTED'")
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
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

    private Optional<ServiceRequest> lock(RequestId id) {
        return jdbc.sql("select * from needs.service_request where id = :id for update")
                .param("id", id.value())
                .query(Requests::request)
                .optional();
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
        return jdbc.sql("""
                select * from needs.service_request
                where community_code = :community and (:search = '' or title ilike '%' || :search || '%')
                order by status in ('REFUSED', 'WITHDRAWN', 'CLOSED'), submitted_at desc, id desc
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
        return jdbc.sql("""
                select count(*) from needs.service_request
                where community_code = :community and (:search = '' or title ilike '%' || :search || '%')""")
                .param("community", community.value())
                .param("search", search)
                .query(Integer.class)
                .single();
    }

    /** A college's requests in one state: those due first stand first. */
    @Transactional(readOnly = true)
    public List<ServiceRequest> of(CollegeId college, RequestStatus status, String search, int offset, int limit) {
        return jdbc.sql("""
                select * from needs.service_request
                where college_id = :college and status = :status and (:search = '' or title ilike '%' || :search || '%')
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
        return jdbc.sql("""
                select count(*) from needs.service_request
                where college_id = :college and status = :status and (:search = '' or title ilike '%' || :search || '%')""")
                .param("college", college.value())
                .param("status", status.name())
                .param("search", search)
                .query(Integer.class)
                .single();
    }

    private static ServiceRequest request(ResultSet row, int number) throws SQLException {
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
                row.getString("reason"));
    }
}
