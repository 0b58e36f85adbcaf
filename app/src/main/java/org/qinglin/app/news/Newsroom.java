package org.qinglin.app.news;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.pictures.Pictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where articles are written and reviewed: faculties and team leaders write, the college's editors publish. */
@Service
@Transactional
public class Newsroom {

    static final int LARGEST_PICTURE_MB = 8;

    private final JdbcClient jdbc;
    private final ClosingReports reports;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    Newsroom(JdbcClient jdbc, ClosingReports reports, Organisations organisations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param session the session whose closing report it is drafted from, or null */
    public record Input(
            @Nullable String category,
            @Nullable String title,
            @Nullable String lead,
            @Nullable String body,
            @Nullable String source,
            @Nullable String author,
            @Nullable String session) {}

    /** A blank article in the viewer's name. */
    @Transactional(readOnly = true)
    public Input blank(Viewer viewer) {
        return new Input(Category.SERVICE.name(), null, null, null, source(viewer), viewer.name(), null);
    }

    private String source(Viewer viewer) {
        return viewer.unit() == null
                ? organisations.college(viewer.mustCollege()).name()
                : organisations
                        .unit(viewer.mustCollege(), viewer.unit())
                        .map(Unit::name)
                        .orElse("");
    }

    /** A draft from a closing report that the viewer may read; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Input> from(Viewer viewer, SessionId session) {
        return reports.readable(viewer, session)
                .flatMap(seen -> reports.of(session)
                        .map(report -> new Input(
                                Category.SERVICE.name(),
                                seen.request().title(),
                                "",
                                place(seen) + "，" + report.done(),
                                source(viewer),
                                viewer.name(),
                                Long.toString(session.value()))));
    }

    private String place(Attendance.Seen seen) {
        return organisations
                .community(seen.request().community())
                .map(Community::name)
                .orElse("");
    }

    /** The college's articles: what waits for an editor first. A writer sees their own. */
    @Transactional(readOnly = true)
    public List<Article> of(Viewer viewer, int offset, int limit) {
        return jdbc.sql(News.SELECT + """
                 where a.college_id = :college and (:editor or a.written_by = :account)
                order by case a.status when 'IN_REVIEW' then 0 when 'DRAFT' then 1 else 2 end, a.written_at desc, a.id desc
                offset :offset limit :limit""")
                .param("college", viewer.mustCollege().value())
                .param("editor", viewer.is(Role.COLLEGE))
                .param("account", viewer.account().value())
                .param("offset", offset)
                .param("limit", limit)
                .query(News::article)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer) {
        return jdbc.sql("""
                select count(*) from news.article
                where college_id = :college and (:editor or written_by = :account)""")
                .param("college", viewer.mustCollege().value())
                .param("editor", viewer.is(Role.COLLEGE))
                .param("account", viewer.account().value())
                .query(Integer.class)
                .single();
    }

    /** An article that the viewer wrote, or that is theirs to edit. */
    @Transactional(readOnly = true)
    public Optional<Article> find(Viewer viewer, ArticleId id) {
        return jdbc.sql(News.SELECT
                        + " where a.id = :id and a.college_id = :college and (:editor or a.written_by = :account)")
                .param("id", id.value())
                .param("college", viewer.mustCollege().value())
                .param("editor", viewer.is(Role.COLLEGE))
                .param("account", viewer.account().value())
                .query(News::article)
                .optional();
    }

    private record Wanted(
            Category category,
            String title,
            String lead,
            String body,
            String source,
            String author,
            @Nullable Long session) {}

    private static org.qinglin.app.shared.Checked<Wanted> check(Input input) {
        var form = new FormCheck();
        var category = form.oneOf("category", input.category(), Category.class, "fault.choice");
        var title = form.text("title", input.title(), 60);
        var lead = form.optional("lead", input.lead(), 150);
        var body = form.text("body", input.body(), 20_000);
        var source = form.text("source", input.source(), 60);
        var author = form.text("author", input.author(), 40);
        var session = form.id("session", input.session());
        return form.result(() -> new Wanted(category, title, lead == null ? "" : lead, body, source, author, session));
    }

    public ArticleOutcome write(Viewer viewer, Input input) {
        return check(input).fold(wanted -> insert(viewer, wanted), ArticleOutcome.Faulty::new);
    }

    private ArticleOutcome insert(Viewer viewer, Wanted wanted) {
        var session = wanted.session() == null ? null : new SessionId(wanted.session());
        boolean known = session != null && reports.readable(viewer, session).isPresent();
        long id = fields("""
                insert into news.article (college_id, category, title, lead, body, source, author, session_id, status,
                    written_by, written_at)
                values (:college, :category, :title, :lead, :body, :source, :author, :session, 'DRAFT', :by, :now)
                returning id""", wanted)
                .param("college", viewer.mustCollege().value())
                .param("session", known ? wanted.session() : null, java.sql.Types.BIGINT)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "article-written", "article " + id, wanted.title());
        return new ArticleOutcome.Done(new ArticleId(id));
    }

    private JdbcClient.StatementSpec fields(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("category", wanted.category().name())
                .param("title", wanted.title())
                .param("lead", wanted.lead())
                .param("body", wanted.body())
                .param("source", wanted.source())
                .param("author", wanted.author());
    }

    /** Changes an article: its writer a draft, an editor also what is in review or published. */
    public ArticleOutcome change(Viewer viewer, ArticleId id, Input input) {
        var found = locked(viewer, id);
        if (found.isEmpty()) {
            return new ArticleOutcome.Missing();
        }
        if (!isOpen(viewer, found.get())) {
            return new ArticleOutcome.NotPossible(found.get().status());
        }
        return check(input)
                .fold(
                        wanted -> {
                            fields("""
                                    update news.article set category = :category, title = :title, lead = :lead,
                                        body = :body, source = :source, author = :author where id = :id""", wanted).param("id", id.value()).update();
                            audit.record(viewer, "article-changed", "article " + id.value(), wanted.title());
                            return new ArticleOutcome.Done(id);
                        },
                        ArticleOutcome.Faulty::new);
    }

    /** Whether an article is the viewer's to change as it stands. */
    public static boolean isOpen(Viewer viewer, Article article) {
        return article.status() == ArticleStatus.DRAFT
                || viewer.is(Role.COLLEGE) && article.status() != ArticleStatus.WITHDRAWN;
    }

    /** Takes a step: the writer hands in, an editor of the college does the rest. */
    public ArticleOutcome take(Viewer viewer, ArticleId id, ArticleStep step) {
        var found = locked(viewer, id);
        if (found.isEmpty() || !(step instanceof ArticleStep.HandIn) && !viewer.is(Role.COLLEGE)) {
            return new ArticleOutcome.Missing();
        }
        var next = ArticleSteps.TABLE.after(found.get().status(), step.getClass());
        if (next.isEmpty()) {
            return new ArticleOutcome.NotPossible(found.get().status());
        }
        boolean publishes = next.get() == ArticleStatus.PUBLISHED;
        jdbc.sql("""
                update news.article set status = :status, editor = case when :publishes then :editor else editor end,
                    published_at = case when :publishes then :now else published_at end where id = :id""")
                .param("status", next.get().name())
                .param("publishes", publishes)
                .param("editor", viewer.name())
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        audit.record(
                viewer,
                "article-" + next.get().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "article " + id.value(),
                found.get().title());
        return new ArticleOutcome.Done(id);
    }

    /** Gives an article its picture, drawn anew, in place of one before. */
    public ArticleOutcome illustrate(Viewer viewer, ArticleId id, @Nullable String alt, String file, byte[] content) {
        var found = locked(viewer, id);
        if (found.isEmpty()) {
            return new ArticleOutcome.Missing();
        }
        if (!isOpen(viewer, found.get())) {
            return new ArticleOutcome.NotPossible(found.get().status());
        }
        var form = new FormCheck();
        var words = form.text("alt", alt, 200);
        var picture = content.length > LARGEST_PICTURE_MB * 1_048_576
                ? Optional.<byte[]>empty()
                : Pictures.drawnAnew(content);
        if (picture.isEmpty()) {
            form.fault("picture", file, "fault.picture", LARGEST_PICTURE_MB);
        }
        return form.result(picture::orElseThrow)
                .fold(
                        drawn -> {
                            jdbc.sql("""
                                    insert into news.picture (article_id, alt, content) values (:id, :alt, :content)
                                    on conflict (article_id) do update
                                    set alt = excluded.alt, content = excluded.content""")
                                    .param("id", id.value())
                                    .param("alt", words)
                                    .param("content", drawn)
                                    .update();
                            return new ArticleOutcome.Done(id);
                        },
                        ArticleOutcome.Faulty::new);
    }

    private Optional<Article> locked(Viewer viewer, ArticleId id) {
        jdbc.sql("select 1 from news.article where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
        return find(viewer, id);
    }
}
