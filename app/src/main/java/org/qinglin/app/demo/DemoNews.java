package org.qinglin.app.demo;

import java.time.Clock;
import java.time.Duration;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.news.ArticleId;
import org.qinglin.app.news.ArticleOutcome;
import org.qinglin.app.news.ArticleStep;
import org.qinglin.app.news.Comments;
import org.qinglin.app.news.Newsroom;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** The demo's news: some published, one waiting for an editor, comments shown and waiting. */
@Component
class DemoNews {

    private final Newsroom newsroom;
    private final Comments comments;
    private final Accounts accounts;
    private final TravellingClock travelling;
    private final Clock clock;

    DemoNews(Newsroom newsroom, Comments comments, Accounts accounts, TravellingClock travelling, Clock clock) {
        this.newsroom = newsroom;
        this.comments = comments;
        this.accounts = accounts;
        this.travelling = travelling;
        this.clock = clock;
    }

    void play() {
        var college = accounts.byLogin("college").orElseThrow().getViewer();
        var faculty = accounts.byLogin("faculty").orElseThrow().getViewer();
        var leader = accounts.byLogin("leader").orElseThrow().getViewer();
        published(
                college,
                college,
                18,
                new Newsroom.Input(
                        "NOTICE",
                        "本学期志愿服务这样报名",
                        "先看本周，再到抢单里挑，时间冲突的会提前说。",
                        "社区点的单，学校派给最合适的同学，派到的同学自己决定接不接。\n没有派满的岗位放进抢单，先到先得，或者由社区挑选，热门的抽签。\n抽签的办法和结果都公开，谁都可以自己算一遍。",
                        "校团委",
                        college.name(),
                        null));
        var lesson = published(
                faculty,
                college,
                9,
                new Newsroom.Input(
                        "SERVICE",
                        "一栋楼，教会了三十位老人用手机挂号",
                        "信息学院的同学连着四个周末进社区，从开机教到挂号。",
                        "周六上午，社区活动室里坐得满满当当。信息学院的同学两人一桌，对着大字卡片，一步一步教老人在手机上挂号。\n“孙子教一遍我就忘，这些孩子肯教三遍。”一位老人说。\n四个周末下来，三十位老人学会了挂号，其中五位还能教邻居。社区把大字卡片留在了活动室，谁来都能照着做。",
                        "信息学院",
                        faculty.name(),
                        null));
        published(
                leader,
                college,
                4,
                new Newsroom.Input(
                        "PROJECT",
                        "“青旅睦邻”小册子做好了",
                        "",
                        "走了四条老街，记下十二位老街坊的口述，“青旅睦邻”的小册子今天放进了社区茶室。\n封面是一位老人手绘的街口，里面每一页都有一扇门和一个故事。",
                        "“青春领航”服务队",
                        leader.name(),
                        null));
        var waiting = written(
                faculty,
                new Newsroom.Input(
                        "PEOPLE",
                        "他把值班室变成了修理角",
                        "",
                        "一个工具箱、一张桌子，机电专业的同学在值班室给居民修小家电，一个学期修好了六十多件。",
                        "信息学院",
                        faculty.name(),
                        null));
        done(newsroom.take(faculty, waiting, new ArticleStep.HandIn()));
        comment(college, lesson, "楼下王阿姨", "我就是三十个里的一个，谢谢孩子们。");
        done(comments.leave(lesson, "热心邻居", "我们小区什么时候也来？", "127.0.0.2"));
    }

    private void comment(Viewer editor, ArticleId article, String name, String words) {
        done(comments.leave(article, name, words, "127.0.0.1"));
        comments.waiting(editor, 1).forEach(each -> comments.decide(editor, each.id(), true));
    }

    private ArticleId published(Viewer writer, Viewer editor, int daysAgo, Newsroom.Input input) {
        return travelling.at(clock.instant().minus(Duration.ofDays(daysAgo)), () -> {
            var id = written(writer, input);
            done(newsroom.take(writer, id, new ArticleStep.HandIn()));
            done(newsroom.take(editor, id, new ArticleStep.Publish()));
            return id;
        });
    }

    private ArticleId written(Viewer writer, Newsroom.Input input) {
        return done(newsroom.write(writer, input));
    }

    private static ArticleId done(ArticleOutcome outcome) {
        if (outcome instanceof ArticleOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's article was not taken: " + outcome);
    }
}
