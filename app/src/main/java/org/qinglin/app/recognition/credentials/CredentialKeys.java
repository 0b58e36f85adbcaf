package org.qinglin.app.recognition.credentials;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Signs credentials as compact JWTs (RS256, as Open Badges 3.0 section 8.2 asks), and publishes the keys as JWK. */
@Component
public class CredentialKeys {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyFolder folder;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final String site;

    CredentialKeys(
            KeyFolder folder,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            @Value("${qinglin.site:http://localhost:8080}") String site) {
        this.folder = folder;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.site = site.replaceAll("/+$", "");
    }

    /** The address under which people reach the platform, without a slash at the end. */
    public String site() {
        return site;
    }

    /** Signs a payload; the key is published before anything that it has signed leaves the house. */
    public String sign(Map<String, Object> payload) {
        var pair = folder.pair();
        var key = (RSAPublicKey) pair.getPublic();
        publish(key);
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "RS256");
        header.put("kid", address(thumbprint(key)));
        header.put("typ", "JWT");
        var signed = encoded(json.writeValueAsBytes(header)) + "." + encoded(json.writeValueAsBytes(payload));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key of credentials cannot sign", broken);
        }
    }

    private void publish(RSAPublicKey key) {
        jdbc.sql("""
                insert into recognition.credential_key (kid, public_key, made_at) values (:kid, :key, :now)
                on conflict do nothing""")
                .param("kid", thumbprint(key))
                .param("key", key.getEncoded())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** Every key that anything was ever signed with, the newest first. */
    public List<Map<String, Object>> all() {
        return jdbc
                .sql("select public_key from recognition.credential_key order by made_at desc, kid")
                .query(byte[].class)
                .list()
                .stream()
                .map(this::jwk)
                .toList();
    }

    public Optional<Map<String, Object>> find(String kid) {
        return jdbc.sql("select public_key from recognition.credential_key where kid = :kid")
                .param("kid", kid)
                .query(byte[].class)
                .optional()
                .map(this::jwk);
    }

    private Map<String, Object> jwk(byte[] encoded) {
        try {
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            var jwk = new LinkedHashMap<String, Object>();
            jwk.put("kty", "RSA");
            jwk.put("use", "sig");
            jwk.put("alg", "RS256");
            jwk.put("kid", address(thumbprint(key)));
            jwk.put("n", number(key.getModulus()));
            jwk.put("e", number(key.getPublicExponent()));
            return jwk;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a published key is no RSA key", broken);
        }
    }

    /** A key's id is where it can be fetched. */
    private String address(String kid) {
        return site + "/credentials/keys/" + kid;
    }

    private static String thumbprint(RSAPublicKey key) {
        var canonical = "{\"e\":\"" + number(key.getPublicExponent()) + "\",\"kty\":\"RSA\",\"n\":\""
                + number(key.getModulus()) + "\"}";
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        // A leading zero byte is Java's sign, not part of the number.
        return encoded(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
