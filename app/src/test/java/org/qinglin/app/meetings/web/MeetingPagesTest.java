package org.qinglin.app.meetings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.meetings.MeetingCode;
import org.qinglin.app.meetings.Meetings;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** A meeting as people see it: planned by forms, answered by a button, signed in by a scan, read as a report. */
@PlatformTest
class MeetingPagesTest {

    private static final Pattern MEETING = Pattern.compile("/meetings/(\\d+)/plan");

    @Autowired
    private World world;

    @Autowired
    private Meetings meetings;

    @Autowired
    private MeetingCode codes;

    @Autowired
    private Teams teams;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private MockMvc mvc;

    private MockHttpServletResponse called(SignedIn account, AbstractMockHttpServletRequestBuilder<?> call) {
        try {
            return mvc.perform(call.with(user(account)).with(csrf()))
                    .andReturn()
                    .getResponse();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private String shown(SignedIn account, AbstractMockHttpServletRequestBuilder<?> call) {
        try {
            return called(account, call).getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private <T> T at(int hour, Supplier<T> step) {
        return clock.at(LocalDateTime.of(2026, 6, 8, hour, 0).atZone(China.TIME).toInstant(), step);
    }

    private long planned(World.Campus campus) {
        var response = called(
                campus.collegeAccount(),
                post("/meetings")
                        .param("title", "总结会")
                        .param("place", "礼堂")
                        .param("day", "2026-06-08")
                        .param("from", "14:00")
                        .param("to", "16:00"));
        var page = MEETING.matcher(response.getRedirectedUrl());
        assertThat(page.find()).isTrue();
        return Long.parseLong(page.group(1));
    }

    @Test
    void aFaultyPlanComesBackWithWhatWasTyped() {
        var campus = world.campus("会议页错", 1);
        var response = called(
                campus.collegeAccount(), post("/meetings").param("title", "总结会").param("day", "昨天"));
        assertThat(response.getRedirectedUrl()).isEqualTo("/meetings/new");
        assertThat(shown(campus.collegeAccount(), get("/meetings/new").cookie(response.getCookies())))
                .contains("“昨天”")
                .contains("value=\"总结会\"");
    }

    private MockHttpServletResponse sent(SignedIn account, String path, String body) {
        return called(account, post(path).contentType("application/json").content(body));
    }

    @Test
    void aProgramEntersGuestsByTheSameRulesAsTheDoor() throws Exception {
        var campus = world.campus("会议接口", 1);
        var college = campus.collegeAccount();
        long id = planned(campus);
        shown(college, post("/meetings/" + id + "/announce"));
        var guests = "/api/meetings/" + id + "/guests";
        var residents = "{\"name\": \"社区居民\", \"people\": \"12\"}";
        var early = at(11, () -> sent(college, guests, residents));
        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(early.getContentAsString(StandardCharsets.UTF_8)).contains("\"outcome\":\"NotNow\"");
        var entered = at(14, () -> sent(campus.facultyAccount(), guests, residents));
        assertThat(entered.getStatus()).isEqualTo(200);
        assertThat(entered.getContentAsString(StandardCharsets.UTF_8)).contains("社区居民", "12");
        assertThat(at(14, () -> sent(college, guests, residents)).getContentAsString(StandardCharsets.UTF_8))
                .contains("\"outcome\":\"Already\"");
        assertThat(at(14, () -> sent(college, guests, "{\"people\": \"0\"}")).getStatus())
                .isEqualTo(422);
        var guest = Pattern.compile("\"id\":(\\d+)").matcher(entered.getContentAsString(StandardCharsets.UTF_8));
        assertThat(guest.find()).isTrue();
        assertThat(at(14, () -> sent(college, guests + "/" + guest.group(1) + "/remove", "{}"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("[]");
        assertThat(called(campus.studentAccounts().get(0), get(guests)).getStatus())
                .isEqualTo(403);
    }

    @Test
    void aMeetingGoesFromItsPlanToItsReportByForms() {
        var campus = world.campus("会议页面", 1);
        var college = campus.collegeAccount();
        var faculty = campus.facultyAccount();
        long id = planned(campus);
        var base = "/meetings/" + id;
        shown(college, post(base + "/items").param("what", "授旗仪式").param("minutes", "10"));
        var choice = "TEAM_FLAG:" + teams.of(campus.id()).get(0).id().value();
        shown(college, post(base + "/ceremonies").param("choice", choice).param("title", "青年队旗"));
        shown(college, post(base + "/invitations").param("kinds", "COMMUNITY", "FACULTY"));
        assertThat(shown(college, get(base + "/plan")))
                .contains("授旗仪式")
                .contains("青年队旗")
                .contains("已请 2 人");
        shown(college, post(base + "/announce"));
        assertThat(shown(campus.communityAccount(), get(base))).contains("请答复能否参加");
        shown(campus.communityAccount(), post(base + "/answer").param("accept", "true"));
        assertThat(shown(campus.communityAccount(), get("/meetings"))).contains("您已答应参加");
        assertThat(shown(campus.communityAccount(), get("/meetings").param("q", "没有这样的")))
                .contains("没有找到这样的会议");
        assertThat(shown(campus.communityAccount(), get("/meetings/export").param("format", "csv")))
                .contains("总结");
        var live = at(13, () -> shown(faculty, get(base + "/screen/live")));
        assertThat(live).contains("data:image/png").contains("\"here\":0");
        at(13, () -> shown(campus.communityAccount(), post(base + "/sign").param("c", codes.current(id))));
        assertThat(at(14, () -> shown(faculty, get(base + "/screen/live")))).contains("\"here\":1");
        assertThat(shown(faculty, get(base + "/people").param("format", "csv")))
                .contains("姓名")
                .contains("13:00");
        assertThat(called(campus.communityAccount(), get(base + "/people")).getStatus())
                .isEqualTo(403);
        var flag = meetings.ceremonies(id).get(0).id();
        at(15, () -> shown(college, post(base + "/ceremonies/" + flag + "/done")));
        at(16, () -> shown(faculty, post(base + "/minutes").param("minutes", "定了三件事。")));
        at(
                16,
                () -> shown(
                        faculty,
                        multipart(base + "/pictures")
                                .file(new MockMultipartFile(
                                        "file", "a.txt", "image/png", "no picture".getBytes(StandardCharsets.UTF_8)))
                                .param("alt", "会场")));
        assertThat(at(17, () -> shown(campus.communityAccount(), get(base)))).doesNotContain("定了三件事。");
        at(17, () -> shown(college, post(base + "/confirm")));
        assertThat(shown(campus.communityAccount(), get(base + "/report")))
                .contains("到会 1 人，邀请 2 人")
                .contains("青年队旗")
                .contains("定了三件事。");
        var paper = called(campus.communityAccount(), get(base + "/report.pdf"));
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(shown(campus.studentAccounts().get(0), get("/api/meetings/" + id)))
                .contains("\"status\":\"HELD\"")
                .contains("\"turnout\":[]");
    }
}
