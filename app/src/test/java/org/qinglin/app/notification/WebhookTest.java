package org.qinglin.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.notification.internal.WebhookCalls;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Programs hear what happened, signed, again when they did not answer, and without anyone's name. */
@PlatformTest
@TestPropertySource(properties = "qinglin.webhook-private-hosts=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTest {

    private record Call(String id, String timestamp, String signature, String body) {}

    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 204;
    private HttpServer server;

    @Autowired
    private World world;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private WebhookCalls worker;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private String secret = "";

    @BeforeAll
    void aProgramThatListens() throws Exception {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        campus = world.campus("钩子", 1);
        var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        secret = webhooks.add(campus.college(), url).fold(Webhooks.Added::secret, faults -> "");
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @BeforeEach
    void nothingCalledYet() {
        answer = 204;
        calls.clear();
    }

    private void say() {
        transaction.executeWithoutResult(status -> outbox.put(Notice.of(
                NoticeKind.OFFER_MADE,
                campus.id(),
                List.of(Recipient.student(campus.student(0).mustStudent())),
                "/my",
                Detail.words("教老人用手机"),
                Detail.person("某人的名字"))));
        outbox.tell();
    }

    @Test
    void aCallIsSignedAsTheSpecificationSays() throws Exception {
        say();
        assertThat(worker.call()).isEqualTo(1);
        var call = calls.get(0);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        var signed =
                mac.doFinal((call.id() + "." + call.timestamp() + "." + call.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(call.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(signed));
        assertThat(call.body()).contains("offer-made", "教老人用手机").doesNotContain("某人的名字");
    }

    @Test
    void whatWasNotAnsweredIsCalledAgainUnderTheSameId() {
        answer = 500;
        say();
        assertThat(worker.call()).isZero();
        answer = 200;
        assertThat(worker.call()).isZero();
        assertThat(clock.at(World.NOW.plus(Duration.ofSeconds(30)), worker::call))
                .isEqualTo(1);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).id()).isEqualTo(calls.get(1).id());
    }

    @Test
    void anotherCollegeHearsNothing() {
        var other = world.campus("别的钩子", 1);
        webhooks.add(other.college(), "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        say();
        worker.call();
        assertThat(calls).hasSize(1);
        assertThat(webhooks.list(other.college()).get(0).delivered()).isZero();
    }

    @Test
    void whatIsNoWebAddressIsRefused() {
        for (var url : List.of("ftp://example.org", "example.org", "https://name:word@example.org", "")) {
            assertThat(webhooks.add(campus.college(), url)).as(url).isInstanceOf(Checked.Faulty.class);
        }
    }
}
