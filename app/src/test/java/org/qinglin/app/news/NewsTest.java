package org.qinglin.app.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** News: nothing is public before an editor of the college has read it, neither an article nor a comment. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewsTest {

    @Autowired
    private World world;

    @Autowired
    private News news;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Comments comments;

    @Autowired
    private ClosingReports reports;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private World.Campus other;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("新闻", 2);
        other = world.campus("新闻邻", 1);
    }

    private static Newsroom.Input input(String title) {
        return new Newsroom.Input("SERVICE", title, "", "第一段 <b>&\n\n第二段", "学院", "写稿的同学", null);
    }

    private static ArticleId done(ArticleOutcome outcome) {
        assertThat(outcome).isInstanceOf(ArticleOutcome.Done.class);
        return ((ArticleOutcome.Done) outcome).id();
    }

    private Viewer faculty() {
        return campus.facultyAccount().getViewer();
    }

    private ArticleId published(String title) {
        var id = done(newsroom.write(faculty(), input(title)));
        done(newsroom.take(faculty(), id, new ArticleStep.HandIn()));
        done(newsroom.take(campus.college(), id, new ArticleStep.Publish()));
        return id;
    }

    @Test
    void nothingIsPublicBeforeAnEditorHasReadIt() {
        var id = done(newsroom.write(faculty(), input("等审的")));
        assertThat(news.find(id)).isEmpty();
        assertThat(newsroom.take(campus.college(), id, new ArticleStep.Publish()))
                .isEqualTo(new ArticleOutcome.NotPossible(ArticleStatus.DRAFT));
        done(newsroom.take(faculty(), id, new ArticleStep.HandIn()));
        assertThat(newsroom.take(faculty(), id, new ArticleStep.Publish())).isInstanceOf(ArticleOutcome.Missing.class);
        assertThat(newsroom.change(faculty(), id, input("改不了了")))
                .isEqualTo(new ArticleOutcome.NotPossible(ArticleStatus.IN_REVIEW));
        assertThat(newsroom.take(other.college(), id, new ArticleStep.Publish()))
                .isInstanceOf(ArticleOutcome.Missing.class);
        assertThat(news.find(id)).isEmpty();
        done(newsroom.take(campus.college(), id, new ArticleStep.Publish()));
        var article = news.find(id).orElseThrow();
        assertThat(article.editor()).isEqualTo(campus.college().name());
        assertThat(article.paragraphs()).containsExactly("第一段 <b>&", "第二段");
        done(newsroom.take(campus.college(), id, new ArticleStep.Withdraw()));
        assertThat(news.find(id)).isEmpty();
    }

    @Test
    void aCommentIsShownOnceAnEditorLetItThrough_andOneConnectionLeavesOnlySoMany() {
        var id = published("有评论的");
        done(comments.leave(id, "邻居", "真好", "10.0.0.1"));
        assertThat(comments.leave(id, "", "x", "10.0.0.1")).isInstanceOf(ArticleOutcome.Faulty.class);
        assertThat(news.comments(id)).isEmpty();
        var waiting = comments.waiting(campus.college(), 10).get(0);
        assertThat(comments.decide(other.college(), waiting.id(), true)).isFalse();
        assertThat(comments.decide(campus.college(), waiting.id(), true)).isTrue();
        assertThat(comments.decide(campus.college(), waiting.id(), false)).isFalse();
        assertThat(news.comments(id)).extracting(Comment::words).containsExactly("真好");
        for (int i = 1; i < 10; i++) {
            done(comments.leave(id, "邻居", "又一条", "10.0.0.1"));
        }
        assertThat(comments.leave(id, "邻居", "太多了", "10.0.0.1")).isEqualTo(new ArticleOutcome.TooMany(10));
        done(comments.leave(id, "别处", "还可以", "10.0.0.2"));
    }

    @Test
    void aDraftBeginsFromAClosingReport() {
        var round = world.round(campus, LocalDateTime.of(2026, 5, 30, 9, 0));
        reports.write(campus.communityViewer(), round.session().id(), "教会了十位老人挂号", 10);
        var draft = newsroom.from(campus.college(), round.session().id()).orElseThrow();
        assertThat(draft.body()).contains("教会了十位老人挂号");
        assertThat(newsroom.from(other.college(), round.session().id())).isEmpty();
        done(newsroom.write(campus.college(), draft));
    }

    @Test
    void whatIsWrongIsSaidFieldByField() {
        var wrong = newsroom.write(faculty(), new Newsroom.Input("X", "", null, " ", null, "a", null));
        assertThat(((ArticleOutcome.Faulty) wrong).faults().stream().map(Fault::field))
                .containsExactly("category", "title", "body", "source");
    }

    @Test
    void everyoneReadsThePageWithItsPreviewAndTheFeedIsXml() throws Exception {
        var id = published("<标题> & \"引号\"");
        var page = text("/news/" + id.value());
        assertThat(page)
                .contains("og:title", "责任编辑", "来源：学院", "/news/" + id.value())
                .doesNotContain("<标题>");
        assertThat(text("/")).contains("og:description");
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var feed =
                builder.parse(new ByteArrayInputStream(text("/news/feed.atom").getBytes(StandardCharsets.UTF_8)));
        var titles = feed.getElementsByTagName("title");
        assertThat(List.of(titles.item(0).getTextContent(), titles.item(1).getTextContent()))
                .contains("<标题> & \"引号\"");
        assertThat(mvc.perform(post("/news/" + id.value() + "/comments")
                                .param("name", "x")
                                .param("words", "y")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
        assertThat(mvc.perform(get("/newsroom").with(user(campus.communityAccount())))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private String text(String path) throws Exception {
        var answer = mvc.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
