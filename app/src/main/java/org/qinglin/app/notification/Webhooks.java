package org.qinglin.app.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Programs that a college has told of what happens: an address and a secret that signs each call. */
@Service
@Transactional
public class Webhooks {

    private static final int LONGEST_URL = 500;
    private static final int SECRET_BYTES = 32;
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Webhooks(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A webhook and how it fares.
     *
     * @param lastStatus HTTP status of the last answer, null before the first
     */
    public record Webhook(
            long id,
            String url,
            Instant createdAt,
            int delivered,
            int waiting,
            int givenUp,
            @Nullable Integer lastStatus,
            @Nullable String lastFailure) {}

    /** A new webhook with its secret, which is told this once. */
    public record Added(long id, String secret) {}

    public Checked<Added> add(Viewer viewer, @Nullable String url) {
        var check = new FormCheck();
        var text = check.text("url", url, LONGEST_URL);
        if (!text.isEmpty() && !isWebAddress(text)) {
            check.fault("url", text, "fault.web-address");
        }
        if (list(viewer).size() >= MOST) {
            check.fault("url", text, "fault.too-many-webhooks", MOST);
        }
        return check.result(() -> {
            var bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            var secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
            long id = jdbc.sql("""
                    insert into notification.webhook (college_id, url, secret, created_by, created_at)
                    values (:college, :url, :secret, :account, :now) returning id""")
                    .param("college", viewer.mustCollege().value())
                    .param("url", text)
                    .param("secret", secret)
                    .param("account", viewer.account().value())
                    .param("now", Sql.at(clock.instant()))
                    .query(Long.class)
                    .single();
            audit.record(viewer, "webhook-added", "webhook " + id, text);
            return new Added(id, secret);
        });
    }

    private static boolean isWebAddress(String text) {
        try {
            var uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    /** Ends a webhook of the viewer's college; whether there was one. */
    public boolean remove(Viewer viewer, long id) {
        int removed = jdbc.sql("""
                update notification.webhook set disabled_at = :now
                where id = :id and college_id = :college and disabled_at is null""")
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .param("college", viewer.mustCollege().value())
                .update();
        if (removed > 0) {
            audit.record(viewer, "webhook-removed", "webhook " + id, "");
        }
        return removed > 0;
    }

    @Transactional(readOnly = true)
    public List<Webhook> list(Viewer viewer) {
        return jdbc.sql("""
                select w.id, w.url, w.created_at, count(c.delivered_at)::int as delivered,
                       count(c.id) filter (where c.delivered_at is null and c.given_up_at is null)::int as waiting,
                       count(c.given_up_at)::int as given_up,
                       (array_agg(c.status order by c.id desc) filter (where c.attempts > 0))[1] as last_status,
                       (array_agg(c.failure order by c.id desc) filter (where c.attempts > 0))[1] as last_failure
                from notification.webhook w left join notification.webhook_call c on c.webhook_id = w.id
                where w.college_id = :college and w.disabled_at is null group by w.id order by w.id""")
                .param("college", viewer.mustCollege().value())
                .query((row, number) -> new Webhook(
                        row.getLong("id"),
                        row.getString("url"),
                        Sql.instant(row, "created_at"),
                        row.getInt("delivered"),
                        row.getInt("waiting"),
                        row.getInt("given_up"),
                        Sql.intOrNull(row, "last_status"),
                        row.getString("last_failure")))
                .list();
    }
}
