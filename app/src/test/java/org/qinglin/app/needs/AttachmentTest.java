package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Pictures and papers of an order: checked, kept with it, and seen by those who see it. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentTest {

    private static final byte[] PAPER = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private World world;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Requests requests;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private World.Campus other;
    private int hour = 8;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("图片", 2);
        other = world.campus("他图", 1);
    }

    private RequestId order() {
        return world.ordered(campus, LocalDateTime.of(2026, 6, 15, 8, 0).plusHours(hour++), 1);
    }

    private static byte[] picture() {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private AttachmentOutcome add(RequestId id, String name, byte[] content) {
        return attachments.add(campus.communityViewer(), id, name, content);
    }

    private static Attachment added(AttachmentOutcome outcome) {
        return ((AttachmentOutcome.Added) outcome).attachment();
    }

    private MockHttpServletResponse call(String path, SignedIn account) throws Exception {
        return mvc.perform(get(path).with(user(account))).andReturn().getResponse();
    }

    @Test
    void aPictureIsKeptAsAJpegAndShownToBothSidesOnly() throws Exception {
        var id = order();
        var picture = added(add(id, "C:\\照片\\活动室.png", picture()));
        assertThat(picture.name()).isEqualTo("活动室.png");
        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        var path = "/orders/" + id.value() + "/attachments/" + picture.id();
        for (var account : java.util.List.of(campus.communityAccount(), campus.collegeAccount())) {
            var answer = call(path, account);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentType()).isEqualTo("image/jpeg");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(call(path, other.communityAccount()).getStatus()).isEqualTo(404);
        assertThat(call(path, other.collegeAccount()).getStatus()).isEqualTo(404);
        assertThat(call("/orders/" + order().value() + "/attachments/" + picture.id(), campus.communityAccount())
                        .getStatus())
                .isEqualTo(404); // it is another order's
    }

    @Test
    void aStudentSeesItOnceServing() throws Exception {
        var session = world.accepted(campus, LocalDateTime.of(2026, 6, 4, 9, 0), 1);
        var paper = added(add(session.request(), "说明.pdf", PAPER));
        world.dispatched(campus, session);
        var serving = world.answered(campus, session);
        assertThat(serving).hasSize(1);
        var path = "/my/sessions/" + session.id().value() + "/attachments/" + paper.id();
        for (var account : campus.studentAccounts()) {
            var answer = call(path, account);
            if (serving.contains(account.getViewer().mustStudent())) {
                assertThat(answer.getStatus()).isEqualTo(200);
                assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
            } else {
                assertThat(answer.getStatus()).isEqualTo(404);
            }
        }
    }

    @Test
    void whatIsNeitherPictureNorPaperIsRefused() {
        var id = order();
        assertThat(add(id, "猫.jpg", "<html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new AttachmentOutcome.Faulty(
                        org.qinglin.app.shared.Fault.of("file", "猫.jpg", "fault.attachment.kind")));
        assertThat(add(id, "坏.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1}))
                .isEqualTo(new AttachmentOutcome.Faulty(
                        org.qinglin.app.shared.Fault.of("file", "坏.jpg", "fault.attachment.unreadable")));
        assertThat(add(id, "空.jpg", new byte[0]))
                .isEqualTo(new AttachmentOutcome.Faulty(
                        org.qinglin.app.shared.Fault.of("file", "空.jpg", "fault.attachment.empty")));
        assertThat(add(id, "大.pdf", java.util.Arrays.copyOf(PAPER, Attachments.MOST_BYTES + 1)))
                .isEqualTo(new AttachmentOutcome.Faulty(
                        org.qinglin.app.shared.Fault.of("file", "大.pdf", "fault.attachment.large", 10)));
        assertThat(attachments.of(id)).isEmpty();
    }

    @Test
    void anOrderHasSixAtMostHoweverManyComeAtOnce() throws Exception {
        var id = order();
        var outcomes = AtOnce.run(IntStream.range(0, 10)
                .mapToObj(i -> (Callable<AttachmentOutcome>) () -> add(id, i + ".pdf", PAPER)));
        assertThat(outcomes)
                .filteredOn(AttachmentOutcome.Added.class::isInstance)
                .hasSize(6);
        assertThat(outcomes)
                .filteredOn(each -> !(each instanceof AttachmentOutcome.Added))
                .containsOnly(new AttachmentOutcome.TooMany(6));
        assertThat(attachments.remove(
                        campus.communityViewer(), id, attachments.of(id).get(0).id()))
                .isTrue();
        assertThat(add(id, "再.pdf", PAPER)).isInstanceOf(AttachmentOutcome.Added.class);
    }

    @Test
    void onlyTheCommunityAddsAndOnlyWhileItIsWanted() {
        var id = order();
        assertThat(attachments.add(other.communityViewer(), id, "x.pdf", PAPER))
                .isEqualTo(new AttachmentOutcome.NotFound());
        assertThat(attachments.add(campus.college(), id, "x.pdf", PAPER)).isEqualTo(new AttachmentOutcome.NotFound());
        requests.withdraw(campus.communityViewer(), id, "不办了");
        assertThat(add(id, "x.pdf", PAPER)).isEqualTo(new AttachmentOutcome.NotPossible(RequestStatus.WITHDRAWN));
    }
}
