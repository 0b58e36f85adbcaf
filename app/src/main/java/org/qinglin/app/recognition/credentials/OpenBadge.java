package org.qinglin.app.recognition.credentials;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qinglin.app.shared.CollegeId;

/**
 * What every credential says, whatever it is for: an OpenBadgeCredential of Open Badges 3.0 over the W3C's Verifiable
 * Credentials 2.0, with the claims of a JWT (section 8.2 there).
 *
 * @param page the check page, which is the credential's id
 * @param name of the credential
 * @param issuerName the organisation that certifies, never the platform
 * @param awarded truncated to seconds, as a JWT counts them
 * @param list of {@link Revocable}, in which it stands at {@code place}
 */
public record OpenBadge(
        String page,
        String name,
        CollegeId college,
        String issuerName,
        Instant awarded,
        Map<String, Object> subject,
        List<Map<String, Object>> evidence,
        String list,
        long place) {

    static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    static final String BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    /** The issuer's own page of facts. */
    public static String issuer(String site, CollegeId college) {
        return site + "/credentials/issuers/" + college.value();
    }

    /** An id that says who it is to whoever has the paper, and to nobody else. */
    public static String subjectId(String issuer, String who) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((issuer + "\n" + who).getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever it is about, named as on the paper. @param type {@code name} or {@code identifier} */
    public static Map<String, Object> identity(String type, String value) {
        return Map.of("type", "IdentityObject", "hashed", false, "identityHash", value, "identityType", type);
    }

    public static String moment(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    static Map<String, Object> profile(String id, String name) {
        var profile = new LinkedHashMap<String, Object>();
        profile.put("id", id);
        profile.put("type", List.of("Profile"));
        profile.put("name", name);
        return profile;
    }

    /** All of it, to be signed. */
    Map<String, Object> claims(String site) {
        var issuer = issuer(site, college);
        var from = awarded.truncatedTo(ChronoUnit.SECONDS);
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", List.of(CREDENTIALS, BADGES));
        all.put("id", page);
        all.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        all.put("name", name);
        all.put("issuer", profile(issuer, issuerName));
        all.put("validFrom", moment(from));
        all.put("awardedDate", moment(from));
        all.put("credentialSubject", subject);
        all.put("evidence", evidence);
        all.put("credentialStatus", StatusLists.entry(list, place, college, site));
        all.put("credentialSchema", List.of(Map.of("id", SCHEMA, "type", "1EdTechJsonSchemaValidator2019")));
        all.put("iss", issuer);
        all.put("sub", subject.get("id"));
        all.put("jti", page);
        all.put("nbf", from.getEpochSecond());
        return all;
    }
}
