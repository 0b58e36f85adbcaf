package org.qinglin.app.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Meetings as each may see them: the college's people those of their college, everyone else those they are invited to. */
@Service
@Transactional(readOnly = true)
public class Meetings {

    private static final String SEEN = """
            (college_id = :college and (:staff or status <> 'PLANNED')
             or status <> 'PLANNED' and exists (
                 select from meetings.invitation i where i.meeting_id = meeting.id and i.account_id = :account))""";

    private final JdbcClient jdbc;

    Meetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String SEARCHED =
            SEEN + " and (:search = '' or strpos(lower(title || ' ' || place), lower(:search)) > 0)";

    /** What the viewer may see: those to come first, then the latest. */
    public List<Meeting> of(Viewer viewer, String search, int offset, int limit) {
        return seen(
                        "select * from meetings.meeting where " + SEARCHED
                                + " order by status in ('PLANNED', 'ANNOUNCED') desc, starts_at desc, id desc"
                                + " offset :offset limit :limit",
                        viewer)
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(Meetings::meeting)
                .list();
    }

    public int count(Viewer viewer, String search) {
        return seen("select count(*)::int from meetings.meeting where " + SEARCHED, viewer)
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }

    public Optional<Meeting> find(Viewer viewer, long id) {
        return seen("select * from meetings.meeting where id = :id and " + SEEN, viewer)
                .param("id", id)
                .query(Meetings::meeting)
                .optional();
    }

    private JdbcClient.StatementSpec seen(String sql, Viewer viewer) {
        boolean own = viewer.college() != null && !viewer.is(Role.COMMUNITY);
        return jdbc.sql(sql)
                .param("college", own ? viewer.mustCollege().value() : null, Types.BIGINT)
                .param("staff", viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY))
                .param("account", viewer.account().value());
    }

    /** The college's own, held until the end of the transaction. */
    Optional<Meeting> locked(Viewer viewer, long id) {
        jdbc.sql("select 1 from meetings.meeting where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return find(viewer, id);
    }

    /** The agenda in its order. The caller has made sure that it may see the meeting. */
    public List<AgendaItem> agenda(Meeting meeting) {
        var at = meeting.startsAt();
        var items = new ArrayList<AgendaItem>();
        for (var each : jdbc.sql("select * from meetings.agenda_item where meeting_id = :id order by place")
                .param("id", meeting.id())
                .query((row, number) -> new AgendaItem(
                        row.getLong("id"),
                        row.getInt("place"),
                        row.getInt("minutes"),
                        row.getString("what"),
                        row.getString("speaker"),
                        meeting.startsAt()))
                .list()) {
            items.add(new AgendaItem(each.id(), each.place(), each.minutes(), each.what(), each.speaker(), at));
            at = at.plus(Duration.ofMinutes(each.minutes()));
        }
        return items;
    }

    /** What is handed over or signed, in the order of the agenda. */
    public List<Ceremony> ceremonies(long meeting) {
        return jdbc.sql("""
                select c.* from meetings.ceremony c left join meetings.agenda_item a on a.id = c.item_id
                where c.meeting_id = :id order by a.place nulls last, c.id""")
                .param("id", meeting)
                .query((row, number) -> new Ceremony(
                        row.getLong("id"),
                        Sql.longOrNull(row, "item_id"),
                        Ceremony.Kind.valueOf(row.getString("kind")),
                        row.getLong("subject_id"),
                        row.getString("title"),
                        row.getString("receiver"),
                        row.getObject("done_at") != null))
                .list();
    }

    /** Who was invited and came, kind by kind; kinds of whom there is nobody are left out. */
    public List<Turnout> turnout(long meeting) {
        return jdbc
                .sql("""
                select coalesce(i.came_as, s.came_as) as came_as, count(i.account_id)::int as invited,
                       count(*) filter (where i.accepted)::int as accepted,
                       count(*) filter (where not i.accepted)::int as declined, count(s.account_id)::int as came
                from (select * from meetings.invitation where meeting_id = :id) i
                full join (select * from meetings.sign_in where meeting_id = :id) s on s.account_id = i.account_id
                group by 1""")
                .param("id", meeting)
                .query((row, number) -> new Turnout(
                        CameAs.valueOf(row.getString("came_as")),
                        row.getInt("invited"),
                        row.getInt("accepted"),
                        row.getInt("declined"),
                        row.getInt("came")))
                .list()
                .stream()
                .sorted((a, b) -> a.as().compareTo(b.as()))
                .toList();
    }

    /** How many people are in the hall. */
    public int present(long meeting) {
        return jdbc.sql("select count(*)::int from meetings.sign_in where meeting_id = :id")
                .param("id", meeting)
                .query(Integer.class)
                .single();
    }

    /** Whether somebody is in the hall. */
    public boolean isPresent(Viewer viewer, long meeting) {
        return jdbc.sql("""
                select exists (select from meetings.sign_in where meeting_id = :id and account_id = :account)""")
                .param("id", meeting)
                .param("account", viewer.account().value())
                .query(Boolean.class)
                .single();
    }

    static Meeting meeting(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("reason");
        @Nullable String minutes = row.getString("minutes");
        var by = Sql.longOrNull(row, "minutes_by");
        return new Meeting(
                row.getLong("id"),
                new CollegeId(row.getLong("college_id")),
                row.getString("title"),
                row.getString("about"),
                row.getString("place"),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                Meeting.Status.valueOf(row.getString("status")),
                reason,
                minutes,
                by == null ? null : new AccountId(by));
    }
}
