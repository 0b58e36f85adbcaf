package org.qinglin.app.news;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is public: published articles, their pictures, and the comments that were let through. */
@Service
@Transactional(readOnly = true)
public class News {

    static final String SELECT =
            "select a.*, p.alt from news.article a left join news.picture p on p.article_id = a.id";

    private static final int RELATED = 4;

    private final JdbcClient jdbc;

    News(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. @param category null for all */
    public List<Article> published(@Nullable Category category, int offset, int limit) {
        return jdbc.sql(SELECT + """
                 where a.status = 'PUBLISHED' and (cast(:category as text) is null or a.category = :category)
                order by a.published_at desc, a.id desc offset :offset limit :limit""")
                .param("category", category == null ? null : category.name(), java.sql.Types.VARCHAR)
                .param("offset", offset)
                .param("limit", limit)
                .query(News::article)
                .list();
    }

    public int count(@Nullable Category category) {
        return jdbc.sql("""
                select count(*) from news.article
                where status = 'PUBLISHED' and (cast(:category as text) is null or category = :category)""")
                .param("category", category == null ? null : category.name(), java.sql.Types.VARCHAR)
                .query(Integer.class)
                .single();
    }

    public Optional<Article> find(ArticleId id) {
        return jdbc.sql(SELECT + " where a.id = :id and a.status = 'PUBLISHED'")
                .param("id", id.value())
                .query(News::article)
                .optional();
    }

    /** Of the same category, the nearest in time first. */
    public List<Article> related(Article article) {
        return jdbc.sql(SELECT + """
                 where a.status = 'PUBLISHED' and a.id <> :id
                order by a.category <> :category, abs(extract(epoch from a.published_at - :at)), a.id limit :most""")
                .param("id", article.id().value())
                .param("category", article.category().name())
                .param("at", article.publishedAt() == null ? null : Sql.at(article.publishedAt()))
                .param("most", RELATED)
                .query(News::article)
                .list();
    }

    /** The picture of a published article, a JPEG. */
    public Optional<byte[]> picture(ArticleId id) {
        return jdbc.sql("""
                select p.content from news.picture p join news.article a on a.id = p.article_id
                where a.id = :id and a.status = 'PUBLISHED'""").param("id", id.value()).query(byte[].class).optional();
    }

    /** The comments of an article that were let through, the oldest first. */
    public List<Comment> comments(ArticleId id) {
        return jdbc.sql("select * from news.comment where article_id = :id and status = 'SHOWN' order by made_at, id")
                .param("id", id.value())
                .query(News::comment)
                .list();
    }

    static Article article(ResultSet row, int number) throws SQLException {
        return new Article(
                new ArticleId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                Category.valueOf(row.getString("category")),
                row.getString("title"),
                row.getString("lead"),
                row.getString("body"),
                row.getString("source"),
                row.getString("author"),
                ArticleStatus.valueOf(row.getString("status")),
                new AccountId(row.getLong("written_by")),
                Sql.instant(row, "written_at"),
                row.getString("editor"),
                Sql.instantOrNull(row, "published_at"),
                row.getString("alt"));
    }

    static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getLong("id"),
                new ArticleId(row.getLong("article_id")),
                row.getString("name"),
                row.getString("words"),
                Sql.instant(row, "made_at"));
    }
}
