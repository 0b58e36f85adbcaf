package org.qinglin.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What this installation is: a demo or not, its signing key, and the one-time link that makes its first administrator. */
@Service
public class Installation {

    private final JdbcClient jdbc;
    private volatile @Nullable Boolean demo;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Installation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean exists() {
        return jdbc.sql("select count(*) from identity.installation")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Marks the database as set up; a demo can never become anything else, nor the other way round. */
    @Transactional
    public void create(boolean demo) {
        var key = new byte[32];
        random.nextBytes(key);
        jdbc.sql("insert into identity.installation (demo, created_at, signing_key) values (:demo, :now, :key)")
                .param("demo", demo)
                .param("now", Sql.at(clock.instant()))
                .param("key", key)
                .update();
    }

    /** Asked for by every page, and never another once it is known. */
    public boolean isDemo() {
        var known = demo;
        if (known == null) {
            known = jdbc.sql("select demo from identity.installation")
                    .query(Boolean.class)
                    .optional()
                    .orElse(null);
            demo = known;
        }
        return Boolean.TRUE.equals(known);
    }

    /**
     * A fresh token for the first administrator, or nothing once there is one. Only its hash is kept, and the next start
     * replaces it, so that a link in an old log opens nothing.
     */
    @Transactional
    public Optional<String> newSetupToken() {
        if (hasAdministrator()) {
            return Optional.empty();
        }
        var token = SecretToken.fresh();
        jdbc.sql("update identity.installation set setup_token_hash = :hash")
                .param("hash", SecretToken.hash(token))
                .update();
        return Optional.of(token);
    }

    /** Whether the token is the current one; it stays valid until {@link #useSetupToken}. */
    @Transactional(readOnly = true)
    public boolean isSetupToken(String token) {
        return jdbc.sql("select count(*) from identity.installation where setup_token_hash = :hash")
                        .param("hash", SecretToken.hash(token))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Uses the token up. @return whether it was the current one; of two at once only one gets {@code true} */
    @Transactional
    public boolean useSetupToken(String token) {
        return jdbc.sql("update identity.installation set setup_token_hash = null where setup_token_hash = :hash")
                        .param("hash", SecretToken.hash(token))
                        .update()
                > 0;
    }

    private boolean hasAdministrator() {
        return jdbc.sql("select exists (select from identity.account where 'ADMINISTRATOR' = any (roles))")
                .query(Boolean.class)
                .single();
    }

    /** HMAC-SHA256 of a text under the installation's key: 32 bytes. */
    @Transactional(readOnly = true)
    public byte[] sign(String text) {
        var key = jdbc.sql("select signing_key from identity.installation")
                .query(byte[].class)
                .single();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
