package org.qinglin.app.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Colleges with their structure, communities, and who works with whom. */
@Service
@Transactional
public class Organisations {

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // Colleges and their structure.

    public CollegeId addCollege(String name, String shortName, String issuer, String contact, GeoPoint campus) {
        return new CollegeId(jdbc.sql("""
                insert into organisations.college (name, short_name, issuer, contact, longitude, latitude)
                values (:name, :shortName, :issuer, :contact, :longitude, :latitude) returning id""")
                .param("name", name)
                .param("shortName", shortName)
                .param("issuer", issuer)
                .param("contact", contact)
                .param("longitude", campus.longitude())
                .param("latitude", campus.latitude())
                .query(Long.class)
                .single());
    }

    @Transactional(readOnly = true)
    public List<College> colleges() {
        return jdbc.sql("select * from organisations.college order by id")
                .query(Organisations::college)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<College> find(CollegeId id) {
        return jdbc.sql("select * from organisations.college where id = :id")
                .param("id", id.value())
                .query(Organisations::college)
                .optional();
    }

    @Transactional(readOnly = true)
    public College college(CollegeId id) {
        return jdbc.sql("select * from organisations.college where id = :id")
                .param("id", id.value())
                .query(Organisations::college)
                .single();
    }

    public UnitId addUnit(
            CollegeId college, @Nullable UnitId parent, Unit.Kind kind, String name, @Nullable String counsellor) {
        return new UnitId(jdbc.sql("""
                insert into organisations.unit (college_id, parent_id, kind, name, counsellor)
                values (:college, :parent, :kind, :name, :counsellor) returning id""")
                .param("college", college.value())
                .param("parent", parent == null ? null : parent.value())
                .param("kind", kind.name())
                .param("name", name)
                .param("counsellor", counsellor)
                .query(Long.class)
                .single());
    }

    /** A unit of a kind that the college names itself. */
    public UnitId addOwnUnit(CollegeId college, @Nullable UnitId parent, String kindName, String name) {
        return new UnitId(jdbc.sql("""
                insert into organisations.unit (college_id, parent_id, kind, kind_name, name)
                values (:college, :parent, 'OWN', :kindName, :name) returning id""")
                .param("college", college.value())
                .param("parent", parent == null ? null : parent.value(), java.sql.Types.BIGINT)
                .param("kindName", kindName)
                .param("name", name)
                .query(Long.class)
                .single());
    }

    /** Takes a unit of the college's own kind away; false when there is no such. */
    public boolean removeOwnUnit(CollegeId college, UnitId unit) {
        return jdbc.sql("delete from organisations.unit where college_id = :college and id = :id and kind = 'OWN'")
                        .param("college", college.value())
                        .param("id", unit.value())
                        .update()
                > 0;
    }

    @Transactional(readOnly = true)
    public List<Unit> units(CollegeId college) {
        return jdbc.sql("select * from organisations.unit where college_id = :college order by kind, name")
                .param("college", college.value())
                .query(Organisations::unit)
                .list();
    }

    /** The units of a college by id, for naming many at once. */
    @Transactional(readOnly = true)
    public Map<UnitId, Unit> unitsById(CollegeId college) {
        return units(college).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Optional<Unit> unit(CollegeId college, UnitId id) {
        return jdbc.sql("select * from organisations.unit where college_id = :college and id = :id")
                .param("college", college.value())
                .param("id", id.value())
                .query(Organisations::unit)
                .optional();
    }

    // Communities and partnerships.

    /** Records a community that takes part; a second call with the same code changes nothing. */
    public void addCommunity(Community community) {
        jdbc.sql("""
                insert into organisations.community (code, name, register_name, street_code, street_name,
                    district_name, longitude, latitude, schematic)
                values (:code, :name, :registerName, :street, :streetName, :district, :longitude, :latitude, :schematic)
                on conflict (code) do nothing""")
                .param("code", community.code().value())
                .param("name", community.name())
                .param("registerName", community.registerName())
                .param("street", community.street().value())
                .param("streetName", community.streetName())
                .param("district", community.districtName())
                .param("longitude", community.position().longitude())
                .param("latitude", community.position().latitude())
                .param("schematic", community.schematic())
                .update();
    }

    public void addPartnership(CollegeId college, PlaceCode community, @Nullable UnitId faculty, LocalDate since) {
        jdbc.sql("""
                insert into organisations.partnership (college_id, community_code, faculty_id, since)
                values (:college, :community, :faculty, :since) on conflict do nothing""")
                .param("college", college.value())
                .param("community", community.value())
                .param("faculty", faculty == null ? null : faculty.value())
                .param("since", since)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Community> community(PlaceCode code) {
        return jdbc.sql("select * from organisations.community where code = :code")
                .param("code", code.value())
                .query(Organisations::community)
                .optional();
    }

    /** Communities by code, for naming many at once; codes without a community are left out. */
    @Transactional(readOnly = true)
    public Map<PlaceCode, Community> communities(Collection<PlaceCode> codes) {
        return jdbc
                .sql("select * from organisations.community where code = any (:codes)")
                .param("codes", codes.stream().map(PlaceCode::value).distinct().toArray(String[]::new))
                .query(Organisations::community)
                .list()
                .stream()
                .collect(Collectors.toMap(Community::code, Function.identity()));
    }

    @Transactional(readOnly = true)
    public List<Community> communitiesOf(CollegeId college) {
        return jdbc.sql("""
                select c.* from organisations.community c
                join organisations.partnership p on p.community_code = c.code
                where p.college_id = :college order by c.street_code, c.name""")
                .param("college", college.value())
                .query(Organisations::community)
                .list();
    }

    /** All communities that take part, by code. */
    @Transactional(readOnly = true)
    public List<Community> allCommunities() {
        return jdbc.sql("select * from organisations.community order by code")
                .query(Organisations::community)
                .list();
    }

    /** The communities that take part within a district, street or town. */
    @Transactional(readOnly = true)
    public List<Community> communitiesIn(PlaceCode area) {
        return jdbc.sql("select * from organisations.community where code like :area || '%' order by code")
                .param("area", area.value())
                .query(Organisations::community)
                .list();
    }

    /** The community that was chosen of those a college works with; null and a fault in field {@code community} if none was. */
    @Transactional(readOnly = true)
    public @Nullable Community chosen(CollegeId college, @Nullable String typed, FormCheck check) {
        var code = typed == null ? "" : typed.strip();
        if (code.isEmpty()) {
            check.missing("community");
            return null;
        }
        var found = communitiesOf(college).stream()
                .filter(each -> each.code().value().equals(code))
                .findFirst();
        if (found.isEmpty()) {
            check.fault("community", code, "fault.choice");
        }
        return found.orElse(null);
    }

    /** The colleges that a community may order from. */
    @Transactional(readOnly = true)
    public List<College> collegesOf(PlaceCode community) {
        return jdbc.sql("""
                select c.* from organisations.college c
                join organisations.partnership p on p.college_id = c.id
                where p.community_code = :community order by c.id""")
                .param("community", community.value())
                .query(Organisations::college)
                .list();
    }

    @Transactional(readOnly = true)
    public boolean arePartners(CollegeId college, PlaceCode community) {
        return jdbc.sql("""
                select exists (select from organisations.partnership
                    where college_id = :college and community_code = :community)""")
                .param("college", college.value())
                .param("community", community.value())
                .query(Boolean.class)
                .single();
    }

    /** The day since which a college and a community work together; empty if they do not. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> partnersSince(CollegeId college, PlaceCode community) {
        return jdbc.sql("""
                select since from organisations.partnership
                where college_id = :college and community_code = :community""")
                .param("college", college.value())
                .param("community", community.value())
                .query(LocalDate.class)
                .optional();
    }

    /** The faculty that is a community's partner, where one is named. */
    @Transactional(readOnly = true)
    public Optional<UnitId> partnerFaculty(CollegeId college, PlaceCode community) {
        return jdbc.sql("""
                select faculty_id from organisations.partnership
                where college_id = :college and community_code = :community and faculty_id is not null""")
                .param("college", college.value())
                .param("community", community.value())
                .query((row, number) -> new UnitId(row.getLong(1)))
                .optional();
    }

    /** The colleges that work with a community of a district, street or town. */
    @Transactional(readOnly = true)
    public List<College> collegesIn(PlaceCode area) {
        return jdbc.sql("""
                select * from organisations.college c where exists (select from organisations.partnership p
                    where p.college_id = c.id and p.community_code like :area || '%') order by c.id""")
                .param("area", area.value())
                .query(Organisations::college)
                .list();
    }

    private static College college(ResultSet row, int number) throws SQLException {
        return new College(
                new CollegeId(row.getLong("id")),
                row.getString("name"),
                row.getString("short_name"),
                row.getString("issuer"),
                row.getString("contact"),
                new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")));
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        var parent = Sql.longOrNull(row, "parent_id");
        return new Unit(
                new UnitId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                parent == null ? null : new UnitId(parent),
                Unit.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("counsellor"),
                row.getString("kind_name"));
    }

    private static Community community(ResultSet row, int number) throws SQLException {
        return new Community(
                new PlaceCode(row.getString("code")),
                row.getString("name"),
                row.getString("register_name"),
                new PlaceCode(row.getString("street_code")),
                row.getString("street_name"),
                row.getString("district_name"),
                new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
                row.getBoolean("schematic"));
    }
}
