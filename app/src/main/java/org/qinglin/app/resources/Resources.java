package org.qinglin.app.resources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds resources and their bookings, for whoever owns them or may ask for them. */
@Service
@Transactional(readOnly = true)
public class Resources {

    private static final String BOOKINGS = """
            select b.*, lower(b.period) as starts_at, upper(b.period) as ends_at, r.name as resource_name,
                   r.college_id as owner_college, r.faculty_id as owner_faculty, r.place_code as owner_place
            from resources.booking b join resources.resource r on r.id = b.resource_id
            """;

    /** What a side asked for, or decides about. */
    private static final String OWN = """
            where ((b.college_id = :college or r.college_id = :college)
                   and (:faculty::bigint is null or b.faculty_id = :faculty or r.faculty_id = :faculty)
                or b.place_code = :place or r.place_code = :place)
            """;

    private static final String WAITING_FIRST = " order by b.status <> 'REQUESTED', lower(b.period) desc, b.id";

    private final JdbcClient jdbc;
    private final Sharing sharing;
    private final Clock clock;

    Resources(JdbcClient jdbc, Sharing sharing, Clock clock) {
        this.jdbc = jdbc;
        this.sharing = sharing;
        this.clock = clock;
    }

    /** What the viewer's side offers, and what it may ask for today: its own first. */
    public List<Resource> of(Viewer viewer, String search) {
        var party = Party.of(viewer);
        var reach = sharing.of(party, LocalDate.now(clock));
        return jdbc
                .sql("""
                select * from resources.resource
                where withdrawn_at is null and (:search = '' or strpos(concat_ws(' ', name, about, location), :search) > 0)
                order by coalesce(college_id = :college, false) or coalesce(place_code = :place, false) desc, kind, name, id""")
                .param("search", search.strip())
                .param("college", number(party.college()), Types.BIGINT)
                .param("place", party.place() == null ? null : party.place().value(), Types.VARCHAR)
                .query(Resources::resource)
                .list()
                .stream()
                .filter(reach::mayUse)
                .toList();
    }

    /** Rooms that the viewer's side may ask for today: its own first. */
    public List<Resource> venues(Viewer viewer) {
        return of(viewer, "").stream()
                .filter(each -> each.kind() == Resource.Kind.VENUE)
                .toList();
    }

    /** One that the viewer owns, may ask for, or has asked for before. */
    public Optional<Resource> find(Viewer viewer, ResourceId id) {
        var party = Party.of(viewer);
        return byId(id).filter(each -> sharing.mayUse(each, party, LocalDate.now(clock))
                || !of(viewer, id).isEmpty());
    }

    Optional<Resource> byId(ResourceId id) {
        return jdbc.sql("select * from resources.resource where id = :id")
                .param("id", id.value())
                .query(Resources::resource)
                .optional();
    }

    /** Bookings that the viewer asked for or decides about: those that wait first, then the latest. */
    public List<Booking> bookings(Viewer viewer, int offset, int limit) {
        return own(viewer, BOOKINGS + OWN + WAITING_FIRST + " offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(Resources::booking)
                .list();
    }

    /** How many those are. */
    public int countBookings(Viewer viewer) {
        return own(
                        viewer,
                        "select count(*)::int from resources.booking b join resources.resource r on r.id = b.resource_id "
                                + OWN)
                .query(Integer.class)
                .single();
    }

    /** Those of them that nobody has answered. */
    public List<Booking> waiting(Viewer viewer) {
        return own(viewer, BOOKINGS + OWN + "and b.status = 'REQUESTED'" + WAITING_FIRST)
                .query(Resources::booking)
                .list();
    }

    /** Those of them that are about one resource. */
    public List<Booking> of(Viewer viewer, ResourceId id) {
        return own(viewer, BOOKINGS + OWN + "and b.resource_id = :id" + WAITING_FIRST)
                .param("id", id.value())
                .query(Resources::booking)
                .list();
    }

    private JdbcClient.StatementSpec own(Viewer viewer, String sql) {
        var party = Party.of(viewer);
        return jdbc.sql(sql)
                .param("college", number(party.college()), Types.BIGINT)
                .param(
                        "faculty",
                        party.faculty() == null ? null : party.faculty().value(),
                        Types.BIGINT)
                .param("place", party.place() == null ? null : party.place().value(), Types.VARCHAR);
    }

    /** One that the viewer asked for or decides about. */
    public Optional<Booking> find(Viewer viewer, BookingId id) {
        var party = Party.of(viewer);
        return byId(id).filter(each -> party.actsFor(each.asker()) || party.actsFor(each.owner()));
    }

    Optional<Booking> byId(BookingId id) {
        return jdbc.sql(BOOKINGS + "where b.id = :id")
                .param("id", id.value())
                .query(Resources::booking)
                .optional();
    }

    /** By their ids, in the order of time. */
    Map<BookingId, Booking> byId(Collection<BookingId> ids) {
        var found = new LinkedHashMap<BookingId, Booking>();
        jdbc.sql(BOOKINGS + "where b.id = any (:ids) order by lower(b.period)")
                .param("ids", ids.stream().map(BookingId::value).toArray(Long[]::new))
                .query(Resources::booking)
                .list()
                .forEach(each -> found.put(each.id(), each));
        return found;
    }

    /** Until the transaction ends whoever asks for a time waits, and then meets the resource as it is. */
    void lock(ResourceId id) {
        jdbc.sql("select 1 from resources.resource where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
    }

    /** Uses of a resource, asked for or agreed, that have not begun. */
    public List<Booking> toCome(ResourceId id) {
        return jdbc.sql(BOOKINGS + """
                where b.resource_id = :id and b.status in ('REQUESTED', 'APPROVED') and lower(b.period) > :now
                order by lower(b.period)""")
                .param("id", id.value())
                .param("now", Sql.at(clock.instant()))
                .query(Resources::booking)
                .list();
    }

    /** Uses of a resource that its owner has not answered, however long ago they would have been. */
    List<Booking> unanswered(ResourceId id) {
        return jdbc.sql(BOOKINGS + "where b.resource_id = :id and b.status = 'REQUESTED' order by lower(b.period)")
                .param("id", id.value())
                .query(Resources::booking)
                .list();
    }

    /** What keeps a resource's time between two days, both included. The caller has made sure that it may see it. */
    public List<Booking> kept(ResourceId id, LocalDate from, LocalDate to) {
        return jdbc.sql(BOOKINGS + """
                where b.resource_id = :id and b.status in ('REQUESTED', 'APPROVED', 'DONE') and b.period && :days::tstzrange
                order by lower(b.period)""")
                .param("id", id.value())
                .param(
                        "days",
                        Sql.range(
                                from.atStartOfDay(China.TIME).toInstant(),
                                to.plusDays(1).atStartOfDay(China.TIME).toInstant()))
                .query(Resources::booking)
                .list();
    }

    private static @Nullable Long number(@Nullable CollegeId college) {
        return college == null ? null : college.value();
    }

    private static Resource resource(ResultSet row, int number) throws SQLException {
        return new Resource(
                new ResourceId(row.getLong("id")),
                Resource.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("about"),
                party(row, "college_id", "faculty_id", "place_code"),
                row.getString("location"),
                row.getObject("opens_at", LocalTime.class),
                row.getObject("closes_at", LocalTime.class),
                Resource.Sharing.valueOf(row.getString("sharing")),
                row.getTimestamp("withdrawn_at") != null);
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        boolean inOrder = row.getBoolean("in_order");
        boolean unknown = row.wasNull();
        return new Booking(
                new BookingId(row.getLong("id")),
                new ResourceId(row.getLong("resource_id")),
                row.getString("resource_name"),
                party(row, "owner_college", "owner_faculty", "owner_place"),
                party(row, "college_id", "faculty_id", "place_code"),
                row.getString("asker"),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getString("purpose"),
                Booking.Status.valueOf(row.getString("status")),
                row.getString("words"),
                unknown ? null : inOrder);
    }

    private static Party party(ResultSet row, String college, String faculty, String place) throws SQLException {
        var collegeId = Sql.longOrNull(row, college);
        var facultyId = Sql.longOrNull(row, faculty);
        var code = row.getString(place);
        return new Party(
                collegeId == null ? null : new CollegeId(collegeId),
                facultyId == null ? null : new UnitId(facultyId),
                code == null ? null : new PlaceCode(code));
    }
}
