package org.qinglin.app.recognition.credentials;

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
import org.qinglin.app.shared.CollegeId;
import org.springframework.stereotype.Component;

/**
 * Which credentials of a college were revoked, as the W3C's Bitstring Status List: a bit for each, so that whoever fetches a
 * list does not tell whose credential they look at.
 */
@Component
class StatusLists {

    /** The least that the specification allows: 131,072 bits. */
    private static final int BITS = 131_072;

    private final CredentialKeys keys;
    private final Clock clock;

    StatusLists(CredentialKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Where a credential's bit stands. @param place its number among those of its kind */
    static Map<String, Object> entry(String list, long place, CollegeId college, String site) {
        var address = address(site, college, list, place / BITS);
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", address + "#" + place % BITS);
        entry.put("type", "BitstringStatusListEntry");
        entry.put("statusPurpose", "revocation");
        entry.put("statusListIndex", Long.toString(place % BITS));
        entry.put("statusListCredential", address);
        return entry;
    }

    /** Whether there is such a list yet. */
    static boolean exists(Revocable kind, long number) {
        return number >= 0 && number <= kind.last() / BITS;
    }

    private static String address(String site, CollegeId college, String list, long number) {
        return site + "/credentials/status/" + college.value() + (list.isEmpty() ? "/" : "/" + list + "/") + number;
    }

    /** A list as it is now, signed like a credential. */
    String signed(Revocable kind, CollegeId college, long number) {
        var issuer = OpenBadge.issuer(keys.site(), college);
        var address = address(keys.site(), college, kind.list(), number);
        var from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var list = new LinkedHashMap<String, Object>();
        list.put("@context", List.of(OpenBadge.CREDENTIALS));
        list.put("id", address);
        list.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        list.put("issuer", issuer);
        list.put("validFrom", OpenBadge.moment(from));
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
                        encoded(kind, college, number)));
        list.put("iss", issuer);
        list.put("sub", address + "#list");
        list.put("jti", address);
        list.put("nbf", from.getEpochSecond());
        return keys.sign(list);
    }

    private static String encoded(Revocable kind, CollegeId college, long number) {
        var bits = new byte[BITS / 8];
        kind.revoked(college, number * BITS, (number + 1) * BITS).forEach(place -> {
            int index = (int) (place % BITS);
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
