package org.qinglin.app.practice;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The seasons of hometown practice. */
@Service
@Transactional
public class Seasons {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    Seasons(JdbcClient jdbc, Organisations organisations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    /** A season as typed; days such as 2027-01-20. */
    public record Input(
            @Nullable String name,
            @Nullable String holiday,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable String wishesUntil,
            @Nullable String choicesUntil,
            @Nullable String answersUntil) {

        public static final Input EMPTY = new Input("", "WINTER", "", "", "", "", "");
    }

    /** The college announces one. */
    public Checked<Long> announce(Viewer viewer, Input input) {
        var check = new FormCheck();
        var college = viewer.mustCollege();
        var name = check.text("name", input.name(), 40);
        if (of(college).stream().anyMatch(each -> each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        var holiday = check.oneOf("holiday", input.holiday(), Season.Holiday.class, "fault.choice");
        var wishes = check.date("wishesUntil", input.wishesUntil());
        if (wishes != null && wishes.isBefore(LocalDate.now(clock))) {
            check.fault("wishesUntil", wishes, "fault.practice.past");
        }
        var choices = after("choicesUntil", input.choicesUntil(), wishes, check);
        var answers = after("answersUntil", input.answersUntil(), choices, check);
        var starts = check.date("startsOn", input.startsOn());
        var ends = check.date("endsOn", input.endsOn());
        check.inOrder("endsOn", starts, ends);
        return check.result(() -> {
            var id = jdbc.sql("""
                    insert into practice.season (college_id, name, holiday, starts_on, ends_on, wishes_until,
                        choices_until, answers_until, made_by, made_at)
                    values (:college, :name, :holiday, :starts, :ends, :wishes, :choices, :answers, :account, :now)
                    returning id""")
                    .param("college", college.value())
                    .param("name", name)
                    .param("holiday", holiday.name())
                    .param("starts", given(starts))
                    .param("ends", given(ends))
                    .param("wishes", given(wishes))
                    .param("choices", given(choices))
                    .param("answers", given(answers))
                    .param("account", viewer.account().value())
                    .param("now", Sql.at(clock.instant()))
                    .query(Long.class)
                    .single();
            audit.record(viewer, "season-announced", "season " + id, name);
            return id;
        });
    }

    private static @Nullable LocalDate after(
            String field, @Nullable String typed, @Nullable LocalDate before, FormCheck check) {
        var day = check.date(field, typed);
        if (day != null && before != null && !day.isAfter(before)) {
            check.fault(field, day, "fault.practice.after", before.toString());
        }
        return day;
    }

    /** All of a college, the latest first. */
    @Transactional(readOnly = true)
    public List<Season> of(CollegeId college) {
        return jdbc.sql("select * from practice.season where college_id = :college order by starts_on desc, id desc")
                .param("college", college.value())
                .query(Seasons::season)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Season> find(CollegeId college, long id) {
        return jdbc.sql("select * from practice.season where id = :id and college_id = :college")
                .param("id", id)
                .param("college", college.value())
                .query(Seasons::season)
                .optional();
    }

    /** Seasons by id, for naming many at once; the caller may see them. */
    @Transactional(readOnly = true)
    public List<Season> byIds(Collection<Long> ids) {
        return jdbc.sql("select * from practice.season where id = any (:ids) order by starts_on desc, id desc")
                .param("ids", ids.toArray(Long[]::new))
                .query(Seasons::season)
                .list();
    }

    /** Those to which a community may offer posts now: of colleges that it works with, as long as students wish. */
    @Transactional(readOnly = true)
    public List<Season> openTo(Viewer community) {
        var colleges = organisations.collegesOf(community.mustPlace()).stream()
                .map(College::id)
                .toList();
        return jdbc.sql("""
                select * from practice.season where college_id = any (:colleges) and wishes_until >= :today
                order by starts_on, id""")
                .param("colleges", colleges.stream().map(CollegeId::value).toArray(Long[]::new))
                .param("today", LocalDate.now(clock))
                .query(Seasons::season)
                .list();
    }

    /** Those whose wishes or choices end within a span, both days included. */
    @Transactional(readOnly = true)
    List<Season> closingBetween(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select * from practice.season where wishes_until between :from and :to or choices_until between :from and :to
                order by id""")
                .param("from", from)
                .param("to", to)
                .query(Seasons::season)
                .list();
    }

    /** Keeps others from planning or choosing in a season until the transaction ends. */
    void lock(long season) {
        jdbc.sql("select id from practice.season where id = :id for update")
                .param("id", season)
                .query(Long.class)
                .single();
    }

    private static Season season(ResultSet row, int number) throws SQLException {
        return new Season(
                row.getLong("id"),
                new CollegeId(row.getLong("college_id")),
                row.getString("name"),
                Season.Holiday.valueOf(row.getString("holiday")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("wishes_until", LocalDate.class),
                row.getObject("choices_until", LocalDate.class),
                row.getObject("answers_until", LocalDate.class),
                row.getInt("most_wishes"));
    }
}
