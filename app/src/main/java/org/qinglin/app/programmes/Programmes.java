package org.qinglin.app.programmes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.shared.CollegeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dictionary of programmes, and terms. */
@Service
@Transactional
public class Programmes {

    private final JdbcClient jdbc;

    Programmes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that something new may be put under, in their order. */
    @Transactional(readOnly = true)
    public List<Programme> all() {
        return ever().stream().filter(each -> !each.isRetired()).toList();
    }

    /** All, retired ones too. */
    @Transactional(readOnly = true)
    public List<Programme> ever() {
        return jdbc.sql("select code, name_zh, name_en, retired from programmes.programme order by position, code")
                .query((row, number) -> new Programme(
                        row.getString("code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getBoolean("retired")))
                .list();
    }

    /** All programmes by code, retired ones too, in their order. */
    @Transactional(readOnly = true)
    public Map<String, Programme> byCode() {
        var byCode = new LinkedHashMap<String, Programme>();
        ever().forEach(programme -> byCode.put(programme.code(), programme));
        return byCode;
    }

    /** The kinds that are proposed, programme by programme. */
    @Transactional(readOnly = true)
    public List<ProgrammeKind> kinds() {
        return kindsEver().stream().filter(each -> !each.isRetired()).toList();
    }

    /** All kinds, retired ones too, programme by programme. */
    @Transactional(readOnly = true)
    public List<ProgrammeKind> kindsEver() {
        return jdbc.sql("""
                select k.* from programmes.kind k join programmes.programme p on p.code = k.programme_code
                order by p.position, p.code, k.id""")
                .query((row, number) -> new ProgrammeKind(
                        row.getLong("id"),
                        row.getString("programme_code"),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getBoolean("retired")))
                .list();
    }

    public void addTerm(Term term) {
        jdbc.sql("""
                insert into programmes.term (college_id, name, starts_on, ends_on)
                values (:college, :name, :starts, :ends)""")
                .param("college", term.college().value())
                .param("name", term.name())
                .param("starts", term.startsOn())
                .param("ends", term.endsOn())
                .update();
    }

    /** A college's terms, the latest first. */
    @Transactional(readOnly = true)
    public List<Term> terms(CollegeId college) {
        return jdbc.sql("select * from programmes.term where college_id = :college order by starts_on desc")
                .param("college", college.value())
                .query((row, number) -> new Term(
                        college,
                        row.getString("name"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class)))
                .list();
    }

    /** The term that a day lies in; between terms, the latest one begun. */
    @Transactional(readOnly = true)
    public Optional<Term> termOn(CollegeId college, LocalDate day) {
        return jdbc.sql("""
                select * from programmes.term where college_id = :college and starts_on <= :day
                order by starts_on desc limit 1""")
                .param("college", college.value())
                .param("day", day)
                .query((row, number) -> new Term(
                        college,
                        row.getString("name"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class)))
                .optional();
    }
}
