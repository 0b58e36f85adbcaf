package org.qinglin.app.insight;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The orders of a week, by community and day: of the viewer's community, or of a college's partners in a street. */
@Service
@Transactional(readOnly = true)
public class WeekGrid {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final WorkCalendar calendar;

    WeekGrid(JdbcClient jdbc, Organisations organisations, WorkCalendar calendar) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.calendar = calendar;
    }

    /** One session of the week. */
    public record Cell(
            RequestId request,
            SessionId session,
            PlaceCode community,
            String title,
            String programme,
            RequestStatus status,
            Instant startsAt,
            Instant endsAt,
            int taken,
            int places) {

        public LocalDate day() {
            return startsAt.atZone(China.TIME).toLocalDate();
        }
    }

    /** A day of the week, with what the official calendar says of it. */
    public record Day(LocalDate date, @Nullable CalendarDay official) {}

    /** A community with its sessions by day; a day without any is there, empty. */
    public record Line(String community, Map<LocalDate, List<Cell>> byDay) {}

    /** A street that can be chosen. */
    public record Street(String code, String name) {}

    /** @param street the code of the one chosen; null for all, and for a community's own week */
    public record Week(
            LocalDate monday,
            List<Day> days,
            List<Line> lines,
            List<Street> streets,
            @Nullable String street) {

        public LocalDate before() {
            return monday.minusDays(7);
        }

        public LocalDate after() {
            return monday.plusDays(7);
        }

        public int sessions() {
            return lines.stream()
                    .flatMap(line -> line.byDay().values().stream())
                    .mapToInt(List::size)
                    .sum();
        }
    }

    /** The week that a day lies in, as far as the viewer may see it. */
    public Week of(Viewer viewer, LocalDate day, @Nullable String street) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var communities = communities(viewer);
        var streets = new LinkedHashMap<String, Street>();
        if (!viewer.is(Role.COMMUNITY)) {
            communities.forEach(each -> streets.putIfAbsent(
                    each.street().value(), new Street(each.street().value(), each.streetName())));
        }
        var chosen = street != null && streets.containsKey(street) ? street : null;
        var shown = communities.stream()
                .filter(each -> chosen == null || each.street().value().equals(chosen))
                .toList();
        var moved = calendar.between(monday, monday.plusDays(6));
        var days = new ArrayList<Day>();
        for (int i = 0; i < 7; i++) {
            days.add(new Day(monday.plusDays(i), moved.get(monday.plusDays(i))));
        }
        return new Week(
                monday, days, lines(shown, days, cells(viewer, shown, monday)), List.copyOf(streets.values()), chosen);
    }

    private List<Community> communities(Viewer viewer) {
        return viewer.is(Role.COMMUNITY)
                ? organisations.community(viewer.mustPlace()).stream().toList()
                : organisations.communitiesOf(viewer.mustCollege());
    }

    /** Communities without a session that week are left out, unless it is the viewer's only one. */
    private static List<Line> lines(List<Community> communities, List<Day> days, List<Cell> cells) {
        var lines = new ArrayList<Line>();
        for (var community : communities) {
            var byDay = new LinkedHashMap<LocalDate, List<Cell>>();
            days.forEach(day -> byDay.put(
                    day.date(),
                    cells.stream()
                            .filter(cell -> cell.community().equals(community.code())
                                    && cell.day().equals(day.date()))
                            .toList()));
            if (communities.size() == 1 || byDay.values().stream().anyMatch(each -> !each.isEmpty())) {
                lines.add(new Line(community.name(), byDay));
            }
        }
        return lines;
    }

    private List<Cell> cells(Viewer viewer, List<Community> communities, LocalDate monday) {
        return jdbc.sql("""
                select s.*, coalesce(f.taken, 0) as taken from needs.published_session s
                left join assignment.published_fill f on f.session_id = s.session_id
                where s.community_code = any (:communities) and (:college::bigint is null or s.college_id = :college)
                  and s.status in ('SUBMITTED', 'ASKED_BACK', 'ACCEPTED', 'CLOSED')
                  and s.starts_at >= :from and s.starts_at < :to
                order by s.starts_at, s.session_id""")
                .param(
                        "communities",
                        communities.stream().map(each -> each.code().value()).toArray(String[]::new))
                .param(
                        "college",
                        viewer.is(Role.COMMUNITY) ? null : viewer.mustCollege().value())
                .param("from", Sql.at(monday.atStartOfDay(China.TIME).toInstant()))
                .param("to", Sql.at(monday.plusDays(7).atStartOfDay(China.TIME).toInstant()))
                .query((row, number) -> new Cell(
                        new RequestId(row.getLong("request_id")),
                        new SessionId(row.getLong("session_id")),
                        new PlaceCode(row.getString("community_code")),
                        row.getString("title"),
                        row.getString("programme_code"),
                        RequestStatus.valueOf(row.getString("status")),
                        Sql.instant(row, "starts_at"),
                        Sql.instant(row, "ends_at"),
                        row.getInt("taken"),
                        row.getInt("places")))
                .list();
    }
}
