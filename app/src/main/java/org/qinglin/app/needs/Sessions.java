package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions of requests and the roles they need. */
@Service
@Transactional
public class Sessions {

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            RequestId request,
            Instant startsAt,
            Instant endsAt,
            String place,
            GeoPoint position,
            List<NewRequest.NewRole> roles) {
        long session = jdbc.sql("""
                insert into needs.session (request_id, starts_at, ends_at, place, longitude, latitude)
                values (:request, :starts, :ends, :place, :longitude, :latitude) returning id""")
                .param("request", request.value())
                .param("starts", Sql.at(startsAt))
                .param("ends", Sql.at(endsAt))
                .param("place", place)
                .param("longitude", position.longitude())
                .param("latitude", position.latitude())
                .query(Long.class)
                .single();
        for (var role : roles) {
            long id = jdbc.sql("""
                    insert into needs.session_role (session_id, name, min_heads, max_heads)
                    values (:session, :name, :min, :max) returning id""")
                    .param("session", session)
                    .param("name", role.name())
                    .param("min", role.minHeads())
                    .param("max", role.maxHeads())
                    .query(Long.class)
                    .single();
            role.skills()
                    .forEach((skill, level) -> jdbc.sql(
                                    "insert into needs.role_skill (role_id, skill_code, level) values (:role, :skill, :level)")
                            .param("role", id)
                            .param("skill", skill)
                            .param("level", level)
                            .update());
        }
    }

    /** Removes the sessions of a request that waits for review: nobody was asked for them yet. */
    void removeAll(RequestId request) {
        jdbc.sql("""
                delete from needs.role_skill k using needs.session_role r, needs.session s
                where r.id = k.role_id and s.id = r.session_id and s.request_id = :request""").param("request", request.value()).update();
        jdbc.sql("""
                delete from needs.session_role r using needs.session s
                where s.id = r.session_id and s.request_id = :request""").param("request", request.value()).update();
        jdbc.sql("delete from needs.session where request_id = :request")
                .param("request", request.value())
                .update();
    }

    /** All sessions of some requests, in time. */
    @Transactional(readOnly = true)
    public List<ServiceSession> of(Collection<RequestId> requests) {
        return withRoles(jdbc.sql("select * from needs.session where request_id = any (:ids) order by starts_at, id")
                .param("ids", requests.stream().map(RequestId::value).toArray(Long[]::new))
                .query(Sessions::bare)
                .list());
    }

    /** Sessions that a community ordered and that end after a moment, in time, whatever became of the order. */
    @Transactional(readOnly = true)
    public List<ServiceSession> of(PlaceCode community, Instant since) {
        return withRoles(jdbc.sql("""
                select s.* from needs.session s join needs.service_request r on r.id = s.request_id
                where r.community_code = :community and s.ends_at >= :since order by s.starts_at, s.id""")
                .param("community", community.value())
                .param("since", Sql.at(since))
                .query(Sessions::bare)
                .list());
    }

    @Transactional(readOnly = true)
    public List<ServiceSession> byIds(Collection<SessionId> ids) {
        return withRoles(jdbc.sql("select * from needs.session where id = any (:ids) order by starts_at, id")
                .param("ids", ids.stream().map(SessionId::value).distinct().toArray(Long[]::new))
                .query(Sessions::bare)
                .list());
    }

    @Transactional(readOnly = true)
    public Optional<ServiceSession> find(SessionId id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    /** Sessions of a college's accepted requests that begin in a span of time: what a dispatch run plans for. */
    @Transactional(readOnly = true)
    public List<ServiceSession> accepted(CollegeId college, Instant from, Instant to) {
        return withRoles(jdbc.sql("""
                select s.* from needs.session s join needs.service_request r on r.id = s.request_id
                where r.college_id = :college and r.status = 'ACCEPTED' and s.cancelled_at is null
                  and s.starts_at >= :from and s.starts_at < :to
                order by s.starts_at, s.id""")
                .param("college", college.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query(Sessions::bare)
                .list());
    }

    private List<ServiceSession> withRoles(List<ServiceSession> sessions) {
        var ids = sessions.stream().map(each -> each.id().value()).toArray(Long[]::new);
        var skills = new HashMap<Long, Map<String, Integer>>();
        jdbc.sql("""
                select k.* from needs.role_skill k join needs.session_role r on r.id = k.role_id
                where r.session_id = any (:ids)""").param("ids", ids).query(row -> {
            skills.computeIfAbsent(row.getLong("role_id"), id -> new HashMap<>())
                    .put(row.getString("skill_code"), row.getInt("level"));
        });
        var roles = new HashMap<SessionId, List<SessionRole>>();
        jdbc.sql("select * from needs.session_role where session_id = any (:ids) order by id")
                .param("ids", ids)
                .query(row -> {
                    var session = new SessionId(row.getLong("session_id"));
                    roles.computeIfAbsent(session, id -> new ArrayList<>())
                            .add(new SessionRole(
                                    new SessionRoleId(row.getLong("id")),
                                    session,
                                    row.getString("name"),
                                    row.getInt("min_heads"),
                                    row.getInt("max_heads"),
                                    skills.getOrDefault(row.getLong("id"), Map.of())));
                });
        return sessions.stream()
                .map(each -> new ServiceSession(
                        each.id(),
                        each.request(),
                        each.startsAt(),
                        each.endsAt(),
                        each.place(),
                        each.position(),
                        each.sequence(),
                        each.cancelled(),
                        roles.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static ServiceSession bare(ResultSet row, int number) throws SQLException {
        var cancelledAt = Sql.instantOrNull(row, "cancelled_at");
        return new ServiceSession(
                new SessionId(row.getLong("id")),
                new RequestId(row.getLong("request_id")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getString("place"),
                new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
                row.getInt("sequence"),
                cancelledAt == null
                        ? null
                        : new ServiceSession.Cancellation(cancelledAt, row.getString("cancel_reason")),
                List.of());
    }
}
