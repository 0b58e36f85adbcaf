package org.qinglin.app.notification.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.outbox.FactListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls webhooks, at least once and signed as the Standard Webhooks specification says: {@code webhook-signature} is
 * {@code v1,} and the base64 of HMAC-SHA256 over {@code id.timestamp.body}; the id is the same for every attempt. A call
 * names what happened and where to read more; it holds no one's name.
 */
@Component
public class WebhookCalls implements FactListener<Notice> {

    private static final int BATCH = 20;
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean privateHosts;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookCalls(
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${qinglin.webhook-private-hosts:false}") boolean privateHosts) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
        this.privateHosts = privateHosts;
    }

    @Override
    public Class<Notice> kind() {
        return Notice.class;
    }

    @Override
    public void hear(Notice notice, long number, Instant at) {
        var hooks = jdbc.sql("select id from notification.webhook where college_id = :college and disabled_at is null")
                .param("college", notice.college().value())
                .query(Long.class)
                .list();
        if (hooks.isEmpty()) {
            return;
        }
        var body = body(notice, at);
        for (var hook : hooks) {
            jdbc.sql("""
                    insert into notification.webhook_call (webhook_id, fact, body, written_at, due_at)
                    values (:hook, :fact, :body, :now, :now) on conflict do nothing""")
                    .param("hook", hook)
                    .param("fact", number)
                    .param("body", body)
                    .param("now", Sql.at(clock.instant()))
                    .update();
        }
    }

    private String body(Notice notice, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", notice.kind().code());
        body.put("timestamp", at.toString());
        body.put(
                "data",
                Map.of(
                        "link", notice.link(),
                        "recipients", notice.to().size(),
                        "details",
                                notice.details().stream()
                                        .filter(each -> each.form() != Detail.Form.PERSON)
                                        .toList()));
        return json.writeValueAsString(body);
    }

    private record Due(long id, String url, String secret, String body, int attempts) {}

    /** Makes the calls that are due; returns how many were answered with success. */
    @Scheduled(fixedDelayString = "${qinglin.webhook-every:PT5S}", initialDelayString = "${qinglin.webhook-every:PT5S}")
    public int call() {
        int delivered = 0;
        while (true) {
            var answers =
                    transaction.execute(status -> due().stream().map(this::call).toList());
            delivered += (int) answers.stream().filter(done -> done).count();
            if (answers.size() < BATCH) {
                return delivered;
            }
        }
    }

    private List<Due> due() {
        return jdbc.sql("""
                select c.id, w.url, w.secret, c.body, c.attempts
                from notification.webhook_call c join notification.webhook w on w.id = c.webhook_id
                where c.delivered_at is null and c.given_up_at is null and c.due_at <= :now and w.disabled_at is null
                order by c.due_at, c.id limit :most for update of c skip locked""")
                .param("now", Sql.at(clock.instant()))
                .param("most", BATCH)
                .query((row, number) -> new Due(
                        row.getLong("id"),
                        row.getString("url"),
                        row.getString("secret"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    private boolean call(Due due) {
        try {
            var uri = URI.create(due.url());
            if (!privateHosts && isPrivate(uri)) {
                return note(due, null, "the address lies in a private network");
            }
            int status = client.send(request(due, uri), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return note(due, status, status / 100 == 2 ? null : "answered " + status);
        } catch (IOException failure) {
            return note(due, null, String.valueOf(failure.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return note(due, null, "interrupted");
        }
    }

    /** A call must not reach what only this machine can: the answer to "who may call whom" is the network's. */
    private static boolean isPrivate(URI uri) throws IOException {
        for (var address : InetAddress.getAllByName(uri.getHost())) {
            if (address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress()
                    || (address.getAddress()[0] & 0xFE) == 0xFC && address.getAddress().length == 16) {
                return true;
            }
        }
        return false;
    }

    private HttpRequest request(Due due, URI uri) {
        var id = "msg_" + due.id();
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("content-type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + sign(due.secret(), id + "." + timestamp + "." + due.body()))
                .POST(HttpRequest.BodyPublishers.ofString(due.body()))
                .build();
    }

    private static String sign(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    private boolean note(Due due, @Nullable Integer status, @Nullable String failure) {
        var pause = FIRST_PAUSE.multipliedBy(1L << due.attempts());
        var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        jdbc.sql("""
                update notification.webhook_call set attempts = attempts + 1, status = :status, failure = :failure,
                    delivered_at = case when :done then :now end, due_at = :next,
                    given_up_at = case when not :done and :last then :now end where id = :id""")
                .param("status", status, java.sql.Types.INTEGER)
                .param("failure", failure, java.sql.Types.VARCHAR)
                .param("done", failure == null)
                .param("last", due.attempts() + 1 >= MOST_ATTEMPTS)
                .param("now", Sql.at(clock.instant()))
                .param("next", Sql.at(next))
                .param("id", due.id())
                .update();
        return failure == null;
    }
}
