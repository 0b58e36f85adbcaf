package org.qinglin.app.recognition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.qinglin.app.recognition.internal.CredentialKeys;
import org.qinglin.app.shared.CollegeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which credentials of a college were revoked, as the W3C's Bitstring Status List: a bit for each certificate, so that
 * whoever fetches a list does not tell whose credential they look at.
 */
@Component
class StatusLists {

    /** The least that the specification allows: 131,072 bits. */
    private static final int BITS = 131_072;

    private final JdbcClient jdbc;
    private final CredentialKeys keys;
    private final Clock clock;

    StatusLists(JdbcClient jdbc, CredentialKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Where a certificate's bit stands. */
    static Map<String, Object> entry(CertificateId id, long college, String site) {
        var address = address(site, college, number(id.value()));
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", address + "#" + id.value() % BITS);
        entry.put("type", "BitstringStatusListEntry");
        entry.put("statusPurpose", "revocation");
        entry.put("statusListIndex", Long.toString(id.value() % BITS));
        entry.put("statusListCredential", address);
        return entry;
    }

    /** The list that a certificate stands in. */
    static long number(long certificate) {
        return certificate / BITS;
    }

    private static String address(String site, long college, long number) {
        return site + "/credentials/status/" + college + "/" + number;
    }

    /** A list as it is now, signed like a credential. */
    String signed(CollegeId college, long number) {
        var issuer = CredentialText.issuer(keys.site(), college.value());
        var address = address(keys.site(), college.value(), number);
        var from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var list = new LinkedHashMap<String, Object>();
        list.put("@context", List.of(CredentialText.CREDENTIALS));
        list.put("id", address);
        list.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        list.put("issuer", issuer);
        list.put("validFrom", CredentialText.moment(from));
        list.put(
                "credentialSubject",
                Map.of(
                        "id",
                        address + "#list",
                        "type",
                        "BitstringStatusList",
                        "statusPurpose",
                        "revocation",
                        "encodedList",
                        encoded(college, number)));
        list.put("iss", issuer);
        list.put("sub", address + "#list");
        list.put("jti", address);
        list.put("nbf", from.getEpochSecond());
        return keys.sign(list);
    }

    private String encoded(CollegeId college, long number) {
        var bits = new byte[BITS / 8];
        jdbc.sql("""
                select id from recognition.certificate
                where college_id = :college and status = 'REVOKED' and id / :bits = :number""")
                .param("college", college.value())
                .param("bits", (long) BITS)
                .param("number", number)
                .query(Long.class)
                .list()
                .forEach(id -> {
                    int index = (int) (id % BITS);
                    bits[index / 8] |= (byte) (0x80 >> (index % 8));
                });
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(bits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
}
