package org.qinglin.app.insight.summary;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.insight.Fulfilment;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands in a report: figures, projects, agreements, the voices of both sides, pictures. */
@Component
@Transactional(readOnly = true)
class SummaryParts {

    private static final int VOICES_A_SIDE = 3;
    private static final int PICTURES = 4;

    private static final String SESSIONS = """
            select distinct session_id from insight.served
            where (cast(:college as bigint) is null or college_id = :college)
              and (cast(:faculty as bigint) is null or faculty_id = :faculty)
              and (cast(:area as text) is null or street_code like :area || '%') and on_day between :from and :to""";

    private final JdbcClient jdbc;
    private final Figures figures;
    private final Projects projects;
    private final Agreements agreements;
    private final Fulfilment fulfilment;

    SummaryParts(JdbcClient jdbc, Figures figures, Projects projects, Agreements agreements, Fulfilment fulfilment) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.projects = projects;
        this.agreements = agreements;
        this.fulfilment = fulfilment;
    }

    Summary.Content of(Scope scope, LocalDate from, LocalDate to) {
        return new Summary.Content(
                figures.of(scope, from, to),
                projects(scope, from, to),
                fulfilled(scope, from, to),
                voices(scope, from, to),
                pictures(scope, from, to));
    }

    private List<Summary.Project> projects(Scope scope, LocalDate from, LocalDate to) {
        if (scope.college() == null) {
            return List.of();
        }
        var faculty = scope.faculty();
        var area = scope.area();
        return projects.between(scope.college(), from, to).stream()
                .filter(each -> faculty == null || faculty.equals(each.faculty()))
                .filter(each -> area == null
                        || each.community() != null && each.community().value().startsWith(area.value()))
                .map(each -> new Summary.Project(
                        each.id().value(),
                        each.name(),
                        each.programme(),
                        each.status().name(),
                        each.words()))
                .toList();
    }

    private List<Summary.Fulfilled> fulfilled(Scope scope, LocalDate from, LocalDate to) {
        if (scope.college() == null) {
            return List.of();
        }
        return agreements.signedOf(scope.college()).stream()
                .filter(each -> scope.faculty() == null
                        || scope.faculty().equals(each.parties().faculty()))
                .filter(each -> scope.area() == null
                        || scope.area().equals(each.parties().street()))
                .filter(each -> !each.startsOn().isAfter(to) && !each.lastDay().isBefore(from))
                .map(fulfilment::of)
                .map(whole -> new Summary.Fulfilled(
                        whole.agreement().id().value(),
                        whole.agreement().title(),
                        whole.reached(),
                        whole.lines().size()))
                .toList();
    }

    /** The best words of each side, the latest first among equals. */
    private List<Summary.Voice> voices(Scope scope, LocalDate from, LocalDate to) {
        return within("""
                select * from (
                    select v.side, v.score, v.comment, v.submitted_at, s.title, row_number() over (
                        partition by v.side order by v.score desc, v.submitted_at desc, v.evaluation_id) as place
                    from evaluation.published_voice v
                    join needs.published_session s on s.session_id = v.session_id
                    where v.session_id in (%s)) placed
                where place <= :most order by side, place""".formatted(SESSIONS), scope, from, to)
                .param("most", VOICES_A_SIDE)
                .query((row, number) -> new Summary.Voice(
                        row.getString("side"),
                        row.getInt("score"),
                        row.getString("comment"),
                        row.getString("title"),
                        LocalDate.ofInstant(Sql.instant(row, "submitted_at"), China.TIME)))
                .list();
    }

    /** The first picture of each of the latest sessions that have one. */
    private List<Summary.Picture> pictures(Scope scope, LocalDate from, LocalDate to) {
        return within("""
                select p.picture_id, p.session_id, p.alt from attendance.published_picture p
                where p.place = 1 and p.session_id in (%s)
                order by p.added_at desc, p.picture_id desc limit :most""".formatted(SESSIONS), scope, from, to)
                .param("most", PICTURES)
                .query((row, number) ->
                        new Summary.Picture(row.getLong("picture_id"), row.getLong("session_id"), row.getString("alt")))
                .list();
    }

    /** A JPEG; empty where it was taken away since. */
    Optional<byte[]> picture(long id) {
        return jdbc.sql("select content from attendance.published_picture where picture_id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    private JdbcClient.StatementSpec within(String sql, Scope scope, LocalDate from, LocalDate to) {
        return scope.bind(jdbc.sql(sql), from, to);
    }
}
