package org.qinglin.app.assignment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.LotteryDraws;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.attendance.internal.HeadFolder;
import org.qinglin.app.attendance.internal.LedgerSealer;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.outbox.Outbox;
import org.qinglin.ledger.LotteryCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** A lottery as its organiser, its applicants and everybody else see it, on pages and by API. */
@PlatformTest
class LotteryPagesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    private Path heads;

    @Autowired
    private World world;

    @Autowired
    private OpenPool pool;

    @Autowired
    private LotteryDraws draws;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private ServiceSession session;
    private LocalDateTime start;

    @BeforeEach
    void oneSession() {
        int number = COUNT.incrementAndGet();
        campus = world.campus("公开抽签" + number, 4);
        start = LocalDate.of(2027, 9, 4).plusWeeks(number).atTime(9, 0);
        session = world.accepted(campus, start, 1);
    }

    private <T> T at(LocalDateTime moment, Supplier<T> step) {
        return clock.at(moment.atZone(China.TIME).toInstant(), step);
    }

    private MockHttpServletResponse call(LocalDateTime moment, MockHttpServletRequestBuilder call) {
        return at(moment, () -> {
            try {
                return mvc.perform(call.with(csrf())).andReturn().getResponse();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse open(String body) {
        return call(
                start.minusDays(8),
                post("/api/sessions/" + session.id().value() + "/admission")
                        .with(user(campus.communityAccount()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }

    private MockHttpServletResponse claim(int student) {
        return call(
                start.minusDays(7),
                post("/api/pool/" + session.roles().get(0).id().value() + "/claim")
                        .with(user(campus.studentAccounts().get(student))));
    }

    private String seen(String path, SignedIn by) throws Exception {
        var call = get(path);
        return text(call(start.minusDays(7), by == null ? call : call.with(user(by))));
    }

    private String about(String path) {
        return path.replace("N", Long.toString(session.id().value()));
    }

    private void draw() {
        var closing = start.minusDays(3).withHour(18);
        assertThat(at(closing, () -> draws.seal(session.id()))).isTrue();
        var sealer = new LedgerSealer(jdbc, transaction, new HeadFolder(heads, heads), clock);
        var next = closing.toLocalDate().plusDays(1).atTime(0, 0, 9);
        at(next, () -> {
            sealer.publish();
            return true;
        });
        assertThat(at(next.plusMinutes(1), () -> draws.draw(session.id()))).isTrue();
    }

    @Test
    void everyoneReadsEveryValueAndNobodysName() throws Exception {
        assertThat(open("{\"mode\":\"LOTTERY\"}").getStatus()).isEqualTo(204);
        for (int i = 0; i < 3; i++) {
            var answer = claim(i);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(text(answer)).contains("\"ticket\"", "\"closesAt\"");
        }
        assertThat(seen("/lotteries", null)).contains(about("/lotteries/N"));
        assertThat(seen(about("/lotteries/N"), null)).contains("种子的指纹").doesNotContain("同学0", "的订单", "联系人");
        assertThat(call(start.minusDays(7), get(about("/lotteries/N/file"))).getStatus())
                .as("before the list is closed")
                .isEqualTo(404);
        draw();
        var page = seen(about("/lotteries/N"), null);
        assertThat(page).contains("得到名额", "候补", "./qinglin lottery").doesNotContain("同学0", "同学1", "同学2");
        var file = call(start, get(about("/lotteries/N/file")));
        assertThat(file.getHeader("Content-Disposition")).contains(about("qinglin-lottery-N.txt"));
        assertThat(LotteryCheck.of(text(file))).isEmpty();
        assertThat(text(call(start, get(about("/api/lotteries/N/file"))))).isEqualTo(text(file));
        assertThat(seen(about("/api/lotteries/N"), null))
                .contains("\"stage\":\"DRAWN\"", "\"seed\":\"", "\"outcome\":\"PLACED\"");
        assertThat(seen("/api/lotteries", null)).contains("\"stage\":\"DRAWN\"");
    }

    @Test
    void noAnswerTellsTheSeedBeforeTheDraw() throws Exception {
        open("{\"mode\":\"LOTTERY\"}");
        claim(0);
        var seed = jdbc.sql("select seed from assignment.lottery_seed where session_id = :session")
                .param("session", session.id().value())
                .query(String.class)
                .single();
        at(start.minusDays(3).withHour(18), () -> draws.seal(session.id()));
        for (var path :
                List.of("/lotteries", "/lotteries/N", "/lotteries/N/file", "/api/lotteries", "/api/lotteries/N")) {
            for (var who : java.util.Arrays.asList(
                    null,
                    campus.communityAccount(),
                    campus.collegeAccount(),
                    campus.studentAccounts().get(0))) {
                assertThat(seen(about(path), who)).as(path).doesNotContain(seed);
            }
        }
        assertThat(seen(about("/sessions/N"), campus.communityAccount())).doesNotContain(seed);
        assertThat(seen("/api/pool", campus.studentAccounts().get(0))).doesNotContain(seed);
    }

    @Test
    void aStudentSeesTheLotteryAndTheirOwnTicketAlone() throws Exception {
        open("{\"mode\":\"LOTTERY\"}");
        var from = "/pool?from=" + start.toLocalDate();
        assertThat(seen(from, campus.studentAccounts().get(0))).contains("报名抽签", "已有 0 人报名");
        claim(0);
        claim(1);
        var own = jdbc.sql("""
                select t.ticket from assignment.lottery_ticket t join assignment.offer o on o.id = t.offer_id
                where o.session_id = :session order by o.student_id = :student desc""")
                .param("session", session.id().value())
                .param("student", campus.student(0).mustStudent().value())
                .query(String.class)
                .list();
        assertThat(seen(from, campus.studentAccounts().get(0)))
                .contains("已有 2 人报名", own.get(0))
                .doesNotContain(own.get(1));
        assertThat(seen("/api/my/tickets", campus.studentAccounts().get(0)))
                .contains(own.get(0))
                .doesNotContain(own.get(1));
        assertThat(seen(
                        "/api/pool?from=" + start.toLocalDate(),
                        campus.studentAccounts().get(2)))
                .contains("\"admission\":\"LOTTERY\"", "\"applicants\":2");
    }

    @Test
    void theOrganiserChoosesAmongThreeWays_andReadsWhatIsWrong() throws Exception {
        var page = at(start.minusDays(8), () -> {
            try {
                return seen0(about("/sessions/N"));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(page).contains("先到先得", "由我们来选", "抽签", "几时截止");
        var late = open("{\"mode\":\"LOTTERY\",\"closesAt\":\"" + start.minusDays(1) + "\"}");
        assertThat(late.getStatus()).isEqualTo(422);
        assertThat(late.getContentType()).startsWith("application/problem+json");
        assertThat(text(late)).contains("closesAt", "最晚");
        open("{\"mode\":\"LOTTERY\"}");
        claim(0);
        var changed = open("{\"mode\":\"FIRST_COME\"}");
        assertThat(changed.getStatus()).isEqualTo(409);
        assertThat(text(changed)).contains("\"outcome\":\"Applied\"");
        assertThat(seen(about("/sessions/N"), campus.communityAccount()))
                .contains("已有 1 人报名")
                .doesNotContain("请来");
    }

    private String seen0(String path) throws Exception {
        return text(mvc.perform(get(path).with(user(campus.communityAccount())))
                .andReturn()
                .getResponse());
    }

    @Test
    void whoWasDrawnAndWhoWasNotHearsOfIt() throws Exception {
        open("{\"mode\":\"LOTTERY\"}");
        for (int i = 0; i < 3; i++) {
            claim(i);
        }
        draw();
        while (outbox.tell() > 0) {
            // Whatever lies there is told.
        }
        for (int i = 0; i < 3; i++) {
            var won = pool.applications(campus.student(i).mustStudent()).isEmpty()
                    && jdbc.sql("select exists (select from assignment.acceptance where student_id = :student)")
                            .param("student", campus.student(i).mustStudent().value())
                            .query(Boolean.class)
                            .single();
            assertThat(seen("/inbox", campus.studentAccounts().get(i))).contains(won ? "抽中了：" : "这次没有抽中：");
        }
        assertThat(seen("/inbox", campus.communityAccount())).contains("抽签结束：").contains("3 位同学报名，1 位抽中");
    }
}
