package org.qinglin.app.news;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.OriginDigest;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Readers' comments: nobody reads them before an editor did, and one connection leaves only so many a day. */
@Service
@Transactional
public class Comments {

    private final JdbcClient jdbc;
    private final News news;
    private final AuditTrail audit;
    private final Clock clock;
    private final int mostPerOrigin;

    Comments(
            JdbcClient jdbc,
            News news,
            AuditTrail audit,
            Clock clock,
            @Value("${qinglin.comments-per-connection:10}") int mostPerOrigin) {
        this.jdbc = jdbc;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
        this.mostPerOrigin = mostPerOrigin;
    }

    /** @param address where the connection comes from; a digest of it lives a day */
    public ArticleOutcome leave(ArticleId id, @Nullable String name, @Nullable String words, String address) {
        if (news.find(id).isEmpty()) {
            return new ArticleOutcome.Missing();
        }
        var form = new FormCheck();
        var called = form.text("name", name, 20);
        var text = form.text("words", words, 500);
        var origin = OriginDigest.of(address, LocalDate.now(clock));
        // Two at once count one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "comment/" + origin)
                .query(row -> {});
        int before = jdbc.sql("select count(*) from news.comment where origin = :origin")
                .param("origin", origin)
                .query(Integer.class)
                .single();
        if (before >= mostPerOrigin) {
            return new ArticleOutcome.TooMany(mostPerOrigin);
        }
        return form.result(() -> id)
                .fold(
                        same -> {
                            jdbc.sql("""
                                    insert into news.comment (article_id, name, words, status, origin, made_at)
                                    values (:id, :name, :words, 'WAITING', :origin, :now)""")
                                    .param("id", id.value())
                                    .param("name", called)
                                    .param("words", text)
                                    .param("origin", origin)
                                    .param("now", Sql.at(clock.instant()))
                                    .update();
                            return new ArticleOutcome.Done(id);
                        },
                        ArticleOutcome.Faulty::new);
    }

    /** Comments of the college's articles that wait for an editor, the oldest first. */
    @Transactional(readOnly = true)
    public List<Comment> waiting(Viewer viewer, int limit) {
        return jdbc.sql("""
                select c.* from news.comment c join news.article a on a.id = c.article_id
                where a.college_id = :college and c.status = 'WAITING' order by c.made_at, c.id limit :limit""")
                .param("college", viewer.mustCollege().value())
                .param("limit", limit)
                .query(News::comment)
                .list();
    }

    /** Lets a comment through or refuses it; false if none of that number waits for the viewer. */
    public boolean decide(Viewer viewer, long id, boolean shown) {
        boolean there = jdbc.sql("""
                        update news.comment c set status = :status from news.article a
                        where a.id = c.article_id and a.college_id = :college and c.id = :id and c.status = 'WAITING'""")
                        .param("status", shown ? "SHOWN" : "REFUSED")
                        .param("college", viewer.mustCollege().value())
                        .param("id", id)
                        .update()
                > 0;
        if (there) {
            audit.record(viewer, shown ? "comment-shown" : "comment-refused", "comment " + id, "");
        }
        return there;
    }

    /** Forgets whence comments came a day ago. */
    @Scheduled(cron = "${qinglin.comment-sweep:0 55 3 * * *}", zone = "Asia/Shanghai")
    public void sweep() {
        jdbc.sql("update news.comment set origin = null where origin is not null and made_at < :then")
                .param("then", Sql.at(clock.instant().minus(Duration.ofDays(1))))
                .update();
    }
}
