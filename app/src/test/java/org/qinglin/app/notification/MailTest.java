package org.qinglin.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.internal.Digests;
import org.qinglin.app.notification.internal.MailQueue;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.notice.Topic;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail to a real SMTP server: at once, as a digest, or not at all; and only to an address that answered. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailTest {

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        properties.add("qinglin.mail-from", () -> "qinglin@example.org");
        properties.add("qinglin.site", () -> "https://qinglin.example.org");
    }

    @Autowired
    private World world;

    @Autowired
    private Settings settings;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MailQueue mail;

    @Autowired
    private Digests digests;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private Viewer reader;
    private int number;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("邮件", 9);
    }

    @AfterAll
    void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void aReaderWithAConfirmedAddress() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        reader = campus.student(number++);
        assertThat(settings.address(reader, address(), "https://qinglin.example.org"))
                .isEqualTo(new Checked.Ok<>(true));
        mail.send();
        var link = Pattern.compile("token=([0-9a-f]{32})")
                .matcher(letters().get(0).getContent().toString());
        assertThat(link.find()).isTrue();
        assertThat(settings.confirm(link.group(1))).isTrue();
        assertThat(settings.confirm(link.group(1))).isFalse();
        SERVER.purgeEmailFromAllMailboxes();
    }

    private String address() {
        return "reader" + number + "@example.org";
    }

    private List<MimeMessage> letters() {
        return Arrays.asList(SERVER.getReceivedMessages());
    }

    private void say(Instant at) {
        clock.at(at, () -> {
            transaction.executeWithoutResult(status -> outbox.put(Notice.of(
                    NoticeKind.OFFER_MADE,
                    campus.id(),
                    List.of(Recipient.student(reader.mustStudent())),
                    "/my",
                    Detail.words("教老人用手机"),
                    Detail.period(at, at.plus(Duration.ofHours(2))),
                    Detail.moment(at))));
            outbox.tell();
            return mail.send();
        });
    }

    @Test
    void anOfferComesAtOnceInTheLanguageChosen() throws Exception {
        say(World.NOW);
        settings.choose(reader, Locale.ENGLISH, Map.of());
        say(World.NOW);
        assertThat(letters()).hasSize(2);
        assertThat(letters().get(0).getSubject()).isEqualTo("有一份服务适合你：教老人用手机");
        assertThat(letters().get(1).getSubject()).isEqualTo("A service that suits you: 教老人用手机");
        assertThat(letters().get(0).getContent().toString())
                .contains("https://qinglin.example.org/my")
                .contains("https://qinglin.example.org/inbox/settings");
        assertThat(letters().get(0).getAllRecipients()[0]).hasToString(address());
    }

    @Test
    void aDigestSaysADayInOneMail() throws Exception {
        settings.choose(reader, Locale.SIMPLIFIED_CHINESE, Map.of(Topic.OFFERS, MailChoice.DAILY));
        var noon = Instant.parse("2026-03-02T04:00:00Z");
        say(noon);
        say(noon.plus(Duration.ofHours(1)));
        var justBefore = Instant.parse("2026-03-02T09:59:59Z");
        assertThat(clock.at(justBefore, digests::write)).isZero();
        var six = Instant.parse("2026-03-02T10:00:00Z");
        assertThat(clock.at(six, digests::write)).isEqualTo(1);
        assertThat(clock.at(six, digests::write)).isZero();
        clock.at(six, mail::send);
        assertThat(letters()).hasSize(1);
        assertThat(letters().get(0).getSubject()).isEqualTo("青邻：今天有 2 条消息");
    }

    @Test
    void whoWantsNoMailGetsNone() {
        settings.choose(reader, Locale.SIMPLIFIED_CHINESE, Map.of(Topic.OFFERS, MailChoice.NEVER));
        say(World.NOW);
        assertThat(letters()).isEmpty();
    }

    @Test
    void anAddressThatDidNotAnswerGetsNothing() {
        settings.address(reader, "stranger@example.org", "https://qinglin.example.org");
        mail.send();
        var before = letters().size();
        say(World.NOW);
        assertThat(letters()).hasSize(before);
    }

    @Test
    void aMailThatCannotBeSentIsTriedAgain() {
        SERVER.stop();
        say(World.NOW);
        SERVER.start();
        assertThat(clock.at(World.NOW.plusSeconds(59), mail::send)).isZero();
        assertThat(clock.at(World.NOW.plusSeconds(60), mail::send)).isEqualTo(1);
    }

    @Test
    void whatIsNoAddressIsRefusedWithItsValue() {
        var answer = settings.address(reader, "nobody at example", "https://qinglin.example.org");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Checked.Faulty.class,
                        faulty -> assertThat(faulty.faults().toString()).contains("nobody at example"));
    }
}
