package org.qinglin.app.practice.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.PracticeWorld.CHOOSING;
import static org.qinglin.app.PracticeWorld.PLACING;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.PracticeWorld;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.practice.Choices;
import org.qinglin.app.practice.PostWishes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Practice as people see it: ranked by buttons, two plans side by side, a post answered. */
@PlatformTest
class PracticePagesTest {

    @Autowired
    private World world;

    @Autowired
    private PracticeWorld practice;

    @Autowired
    private PostWishes wishes;

    @Autowired
    private Choices choices;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;

    @BeforeEach
    void aCampus() {
        campus = world.campus("页面", 2);
    }

    private String shown(SignedIn account, MockHttpServletRequestBuilder call) {
        try {
            return mvc.perform(call.with(user(account)).with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private SignedIn student(int index) {
        return campus.studentAccounts().get(index);
    }

    @Test
    void aStudentRanksByButtonsAlone() {
        long season = practice.season(campus);
        long first = practice.post(campus, season, "甲岗", 1);
        long second = practice.post(campus, season, "乙岗", 1);
        var list = "/my/hometown/" + season + "/wishes";
        for (var move : new String[] {"add:" + first, "add:" + second, "up:" + second}) {
            shown(student(0), post(list).param("move", move));
        }
        assertThat(wishes.mine(campus.student(0), season)).containsExactly(second, first);
        assertThat(shown(student(0), get("/my/hometown/" + season)))
                .contains("你的志愿：2 个")
                .contains("入户须两人同行");
        shown(student(0), post(list).param("move", "drop:" + second));
        assertThat(wishes.mine(campus.student(0), season)).containsExactly(first);
    }

    @Test
    void aHostChoosesByButtonsAndTheCollegeSeesBothPlansWithTheProof() {
        long season = practice.season(campus);
        long north = practice.post(campus, season, "北岗", 1);
        long south = practice.post(campus, season, "南岗", 1);
        practice.wish(campus.student(0), season, north, south);
        practice.wish(campus.student(1), season, north);
        long one = campus.student(0).mustStudent().value();
        long two = campus.student(1).mustStudent().value();
        practice.on(CHOOSING, () -> {
            for (var move : new String[] {"add:" + two, "add:" + one, "up:" + one}) {
                shown(
                        campus.communityAccount(),
                        post("/hometown/posts/" + north + "/choices").param("move", move));
            }
            return shown(
                    campus.communityAccount(),
                    post("/hometown/posts/" + south + "/choices").param("move", "add:" + one));
        });
        assertThat(choices.of(north).chosen()).containsExactly(one, two);
        long run = practice.run(campus, season);
        var page = practice.on(PLACING, () -> shown(campus.collegeAccount(), get("/hometown/runs/" + run)));
        assertThat(page)
                .contains("没有一对会另找对方")
                .contains("1 对会另找对方")
                .contains("两个方案有 2 人去处不同")
                .contains("没有哪个方案超过");
        var unexplained = practice.on(
                PLACING,
                () -> shown(
                        campus.collegeAccount(),
                        post("/hometown/runs/" + run + "/choose").param("plan", "BEST")));
        assertThat(unexplained).contains("为什么选它").contains("q-faults");
        practice.on(
                PLACING,
                () -> shown(
                        campus.collegeAccount(),
                        post("/hometown/runs/" + run + "/choose")
                                .param("plan", "BEST")
                                .param("reason", "多安置一人")));
        assertThat(practice.on(PLACING, () -> shown(student(1), get("/my/hometown"))))
                .contains("北岗")
                .contains("去不去由你定");
    }

    @Test
    void theOverviewSaysHowManyBranchesTakePartAndTheFacultySeesItsOwn() {
        practice.proposed(campus);
        assertThat(shown(campus.collegeAccount(), get("/practice")))
                .contains("1 个团支部里 0 个结了对")
                .contains("还没达到要求")
                .contains("等社区确认");
        assertThat(shown(campus.communityAccount(), get("/host"))).contains("同意结对");
        assertThat(shown(campus.facultyAccount(), get("/practice")))
                .contains(campus.mark() + "一班")
                .doesNotContain("发出聘请");
    }
}
