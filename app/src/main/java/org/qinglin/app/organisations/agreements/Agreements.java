package org.qinglin.app.organisations.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds agreements, for whoever belongs to one of their sides. */
@Service
@Transactional(readOnly = true)
public class Agreements {

    static final String FACTS = """
            select a.*, v.title, v.body, c.college_id, c.faculty_id, c.branch_name, c.street_code, c.street_name,
                   c.name, c.founded_on
            from organisations.agreement a
            join organisations.agreement_version v on v.agreement_id = a.id and v.version = a.version
            join organisations.community_college c on c.id = a.community_college_id
            """;

    private static final String SEARCHED =
            "(:search = '' or strpos(concat_ws(' ', v.title, c.branch_name, c.street_name, c.name), :search) > 0)";

    private final JdbcClient jdbc;

    Agreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The agreements of the viewer's side: those in force first, the soonest to end before the others. */
    public List<Agreement> list(Viewer viewer) {
        return jdbc.sql(FACTS + "where " + scope(viewer)
                        + " order by a.status in ('ENDED', 'WITHDRAWN'), a.ends_on, a.id")
                .param("scope", scopeId(viewer))
                .query(Agreements::agreement)
                .list();
    }

    /** A page of the same, whose title, branch or street holds the searched text. */
    public List<Agreement> list(Viewer viewer, String search, int offset, int limit) {
        return jdbc.sql(FACTS + "where " + scope(viewer) + " and " + SEARCHED
                        + " order by a.status in ('ENDED', 'WITHDRAWN'), a.ends_on, a.id offset :offset limit :limit")
                .param("scope", scopeId(viewer))
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(Agreements::agreement)
                .list();
    }

    public int count(Viewer viewer, String search) {
        return jdbc.sql("select count(*)::int from (" + FACTS + "where " + scope(viewer) + " and " + SEARCHED
                        + ") found")
                .param("scope", scopeId(viewer))
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }

    private static String scope(Viewer viewer) {
        return viewer.is(Role.STREET)
                ? "c.street_code = :scope"
                : viewer.is(Role.COLLEGE) ? "c.college_id = :scope" : "c.faculty_id = :scope";
    }

    private static Object scopeId(Viewer viewer) {
        if (viewer.is(Role.STREET)) {
            return viewer.mustPlace().value();
        }
        return viewer.is(Role.COLLEGE)
                ? viewer.mustCollege().value()
                : viewer.mustUnit().value();
    }

    /** One that the viewer's side has a part in. */
    public Optional<Agreement> find(Viewer viewer, AgreementId id) {
        return byId(id).filter(each -> each.parties().sideOf(viewer).isPresent());
    }

    /** One whoever asks: the caller has made sure that it may be seen. */
    public Optional<Agreement> byId(AgreementId id) {
        return jdbc.sql(FACTS + "where a.id = :id")
                .param("id", id.value())
                .query(Agreements::agreement)
                .optional();
    }

    /** Those of a college that are or were in force, for reports. */
    public List<Agreement> signedOf(CollegeId college) {
        return jdbc.sql(FACTS + """
                where c.college_id = :college and a.status in ('SIGNED', 'IN_FORCE', 'ENDED') order by a.starts_on, a.id""")
                .param("college", college.value())
                .query(Agreements::agreement)
                .list();
    }

    /** The one that goes on from this one, unless its draft came to nothing. */
    public Optional<Agreement> renewalOf(AgreementId id) {
        return jdbc.sql(FACTS + "where a.renewal_of = :id and a.status <> 'WITHDRAWN'")
                .param("id", id.value())
                .query(Agreements::agreement)
                .optional();
    }

    public List<Commitment> commitments(Agreement agreement) {
        return commitments(agreement.id(), agreement.version());
    }

    public List<Commitment> commitments(AgreementId id, int version) {
        return jdbc.sql("""
                select * from organisations.commitment where agreement_id = :id and version = :version order by number""")
                .param("id", id.value())
                .param("version", version)
                .query((row, number) -> new Commitment(
                        row.getLong("id"),
                        row.getInt("number"),
                        JointContent.valueOf(row.getString("content")),
                        row.getString("words"),
                        row.getString("measure"),
                        row.getString("programme_code"),
                        row.getBigDecimal("target")))
                .list();
    }

    /** One version of an agreement's text, without its commitments. */
    public record Version(
            int number,
            String title,
            String body,
            LocalDate startsOn,
            LocalDate endsOn,
            Side side,
            Instant writtenAt) {}

    /** All versions, the first one first. */
    public List<Version> versions(AgreementId id) {
        return jdbc.sql("""
                select * from organisations.agreement_version where agreement_id = :id order by version""")
                .param("id", id.value())
                .query((row, number) -> new Version(
                        row.getInt("version"),
                        row.getString("title"),
                        row.getString("body"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        Side.valueOf(row.getString("side")),
                        Sql.instant(row, "written_at")))
                .list();
    }

    /** What was done with an agreement, and said. {@code side} is null where the calendar did it. */
    public record Word(
            int version,
            String step,
            @Nullable Side side,
            @Nullable String words,
            Instant at) {}

    public List<Word> words(AgreementId id) {
        return jdbc.sql("select * from organisations.agreement_word where agreement_id = :id order by id")
                .param("id", id.value())
                .query((row, number) -> new Word(
                        row.getInt("version"),
                        row.getString("step"),
                        row.getString("side") == null ? null : Side.valueOf(row.getString("side")),
                        row.getString("words"),
                        Sql.instant(row, "said_at")))
                .list();
    }

    static Agreement agreement(ResultSet row, int number) throws SQLException {
        var renewal = Sql.longOrNull(row, "renewal_of");
        return new Agreement(
                new AgreementId(row.getLong("id")),
                communityCollege(row),
                AgreementStatus.valueOf(row.getString("status")),
                row.getInt("version"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                renewal == null ? null : new AgreementId(renewal),
                row.getTimestamp("college_agreed_at") != null,
                row.getTimestamp("street_agreed_at") != null,
                row.getObject("signed_on", LocalDate.class),
                row.getString("college_signatory"),
                row.getString("street_signatory"),
                row.getObject("ended_on", LocalDate.class));
    }

    private static CommunityCollege communityCollege(ResultSet row) throws SQLException {
        return new CommunityCollege(
                row.getLong("community_college_id"),
                new CollegeId(row.getLong("college_id")),
                new UnitId(row.getLong("faculty_id")),
                row.getString("branch_name"),
                new PlaceCode(row.getString("street_code")),
                row.getString("street_name"),
                row.getString("name"),
                row.getObject("founded_on", LocalDate.class));
    }
}
