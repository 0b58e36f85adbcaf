package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Pictures of a closing report: drawn anew, few, told in words, and seen by who may read the report. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPicturesTest {

    @Autowired
    private World world;

    @Autowired
    private ClosingReports reports;

    @Autowired
    private ReportPictures pictures;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private World.Campus stranger;
    private ServiceSession session;
    private List<StudentId> helpers;
    private int day;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("图片", 2);
        stranger = world.campus("旁校图片", 1);
    }

    @BeforeEach
    void aSessionWithItsReport() {
        session = world.accepted(campus, LocalDateTime.of(2026, 4, 7, 9, 0).plusDays(day++), 1);
        world.dispatched(campus, session);
        helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        world.confirmed(campus, session, helpers);
        nextDay(() -> reports.write(campus.communityViewer(), session.id(), "教了挂号", 12));
    }

    private <T> T nextDay(Supplier<T> step) {
        return clock.at(session.endsAt().plus(Duration.ofDays(1)), step);
    }

    private static byte[] picture(int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private PictureOutcome add(Viewer viewer, String alt, byte[] content) {
        return nextDay(() -> pictures.add(viewer, session.id(), alt, content));
    }

    private long added() {
        return ((PictureOutcome.Added) add(campus.communityViewer(), "同学教老人挂号", picture(40, 30)))
                .picture()
                .id();
    }

    private List<String> faults(PictureOutcome outcome) {
        return ((PictureOutcome.Faulty) outcome)
                .faults().stream().map(Fault::field).toList();
    }

    private MockHttpServletResponse look(SignedIn who, String start, long picture) throws Exception {
        return mvc.perform(get(start + "/sessions/" + session.id().value() + "/report/pictures/" + picture)
                        .with(user(who)))
                .andReturn()
                .getResponse();
    }

    @Test
    void aPictureIsMadeSmallerAndShownInTheReportWithItsWords() throws Exception {
        var outcome = add(campus.communityViewer(), " 同学教老人挂号 ", picture(3000, 2000));
        var kept = ((PictureOutcome.Added) outcome).picture();
        assertThat(reports.of(session.id()).orElseThrow().pictures())
                .containsExactly(new ClosingReport.Picture(kept.id(), "同学教老人挂号"));
        var shown = look(campus.collegeAccount(), "", kept.id());
        assertThat(shown.getContentType()).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(shown.getContentAsByteArray()))
                        .getWidth())
                .isEqualTo(1600);
        var page = mvc.perform(get("/sessions/" + session.id().value()).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("alt=\"同学教老人挂号\"");
    }

    @Test
    void withoutWordsOrNoPictureIsRefused() {
        assertThat(faults(add(campus.communityViewer(), " ", new byte[0]))).containsExactlyInAnyOrder("alt", "file");
        assertThat(faults(add(campus.communityViewer(), "一页纸", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))))
                .containsExactly("file");
        assertThat(faults(add(campus.communityViewer(), "字".repeat(201), picture(4, 3))))
                .containsExactly("alt");
    }

    @Test
    void thereAreSixAtMost_andTheDatabaseSaysSo() {
        for (int i = 0; i < ReportPictures.MOST; i++) {
            added();
        }
        assertThat(add(campus.communityViewer(), "第七张", picture(4, 3))).isEqualTo(new PictureOutcome.TooMany(6));
        assertThatThrownBy(() -> jdbc.sql("update attendance.report_picture set place = 7 where session_id = :id")
                        .param("id", session.id().value())
                        .update())
                .hasMessageContaining("place_check");
        var first = reports.of(session.id()).orElseThrow().pictures().get(0);
        assertThat(nextDay(() -> pictures.remove(campus.communityViewer(), session.id(), first.id())))
                .isTrue();
        assertThat(add(campus.communityViewer(), "又一张", picture(4, 3))).isInstanceOf(PictureOutcome.Added.class);
    }

    @Test
    void onlyTheReportsWriterAddsAndRemoves() {
        long picture = added();
        assertThat(add(campus.leaderAccount().getViewer(), "队长的", picture(4, 3)))
                .isEqualTo(new PictureOutcome.NotOpen());
        assertThat(nextDay(() -> pictures.remove(campus.leaderAccount().getViewer(), session.id(), picture)))
                .isFalse();
        assertThat(add(stranger.communityViewer(), "别人的", picture(4, 3))).isEqualTo(new PictureOutcome.NotFound());
        assertThat(nextDay(() -> pictures.remove(stranger.communityViewer(), session.id(), picture)))
                .isFalse();
        assertThat(reports.of(session.id()).orElseThrow().pictures()).hasSize(1);
    }

    @Test
    void whoMayReadTheReportSeesThem_andNobodyElse() throws Exception {
        long picture = added();
        for (var who : List.of(campus.communityAccount(), campus.facultyAccount(), campus.leaderAccount())) {
            assertThat(look(who, "/api", picture).getStatus())
                    .as(who.getUsername())
                    .isEqualTo(200);
        }
        for (var who : List.of(stranger.communityAccount(), stranger.collegeAccount(), stranger.leaderAccount())) {
            assertThat(look(who, "/api", picture).getStatus())
                    .as(who.getUsername())
                    .isEqualTo(404);
            assertThat(look(who, "", picture).getStatus()).as(who.getUsername()).isEqualTo(404);
        }
    }

    @Test
    void aProgramAddsOneToo() throws Exception {
        var path = "/api/sessions/" + session.id().value() + "/report/pictures";
        var answer = mvc.perform(multipart(path)
                        .file(new MockMultipartFile("file", "a.png", "image/png", picture(40, 30)))
                        .param("alt", "活动室")
                        .with(csrf())
                        .with(user(campus.communityAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("活动室");
    }
}
