package org.qinglin.app.practice;

import static org.qinglin.app.shared.FormCheck.given;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts of others that a college points its students to, such as those of 青鸟计划: applied for where the link leads. */
@Service
@Transactional
public class LinkedPosts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    LinkedPosts(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param untilOn the last day on which it is shown */
    public record LinkedPost(long id, String title, String host, String link, LocalDate untilOn) {}

    public record Input(
            @Nullable String title,
            @Nullable String host,
            @Nullable String link,
            @Nullable String untilOn) {

        public static final Input EMPTY = new Input("", "", "", "");
    }

    public Checked<Long> add(Viewer viewer, Input input) {
        var check = new FormCheck();
        var title = check.text("title", input.title(), 60);
        var host = check.text("host", input.host(), 60);
        var link = check.text("link", input.link(), 300);
        if (!link.isEmpty() && !link.matches("https?://\\S+")) {
            check.fault("link", link, "fault.practice.link");
        }
        var until = check.date("untilOn", input.untilOn());
        return check.result(() -> {
            var id = jdbc.sql("""
                    insert into practice.linked_post (college_id, title, host, link, until_on, made_by, made_at)
                    values (:college, :title, :host, :link, :until, :account, :now) returning id""")
                    .param("college", viewer.mustCollege().value())
                    .param("title", title)
                    .param("host", host)
                    .param("link", link)
                    .param("until", given(until))
                    .param("account", viewer.account().value())
                    .param("now", Sql.at(clock.instant()))
                    .query(Long.class)
                    .single();
            audit.record(viewer, "linked-post-added", "linked post " + id, title);
            return id;
        });
    }

    /** Those of a college that are still open, the first to close first. */
    @Transactional(readOnly = true)
    public List<LinkedPost> open(CollegeId college) {
        return jdbc.sql("""
                select * from practice.linked_post where college_id = :college and until_on >= :today
                order by until_on, id""")
                .param("college", college.value())
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new LinkedPost(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("host"),
                        row.getString("link"),
                        row.getObject("until_on", LocalDate.class)))
                .list();
    }
}
