package org.qinglin.app.recognition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.ServiceMinutes;

/**
 * What the credential of a certificate says: an OpenBadgeCredential of Open Badges 3.0 over the W3C's Verifiable Credentials
 * 2.0, with the claims of a JWT (section 8.2 there).
 */
final class CredentialText {

    static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    static final String BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    private CredentialText() {}

    /** The issuer's own page of facts. */
    static String issuer(String site, long college) {
        return site + "/credentials/issuers/" + college;
    }

    static Map<String, Object> of(Certificate certificate, long college, String site) {
        var content = certificate.content();
        var issuer = issuer(site, college);
        var id = site + "/check/" + content.checkCode();
        var from = certificate.issuedAt().truncatedTo(ChronoUnit.SECONDS);
        var subject = subject(content, issuer);
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", List.of(CREDENTIALS, BADGES));
        all.put("id", id);
        all.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        all.put("name", "志愿服务证明 " + content.number());
        all.put("issuer", profile(issuer, content.issuer()));
        all.put("validFrom", moment(from));
        all.put("awardedDate", moment(from));
        all.put("credentialSubject", subject);
        all.put(
                "evidence",
                content.services().stream().map(CredentialText::evidence).toList());
        all.put("credentialStatus", StatusLists.entry(certificate.id(), college, site));
        all.put("credentialSchema", List.of(Map.of("id", SCHEMA, "type", "1EdTechJsonSchemaValidator2019")));
        all.put("iss", issuer);
        all.put("sub", subject.get("id"));
        all.put("jti", id);
        all.put("nbf", from.getEpochSecond());
        return all;
    }

    static Map<String, Object> profile(String id, String name) {
        var profile = new LinkedHashMap<String, Object>();
        profile.put("id", id);
        profile.put("type", List.of("Profile"));
        profile.put("name", name);
        return profile;
    }

    private static Map<String, Object> subject(CertificateContent content, String issuer) {
        var hours = issuer + "#service-minutes";
        var services = content.services();
        var subject = new LinkedHashMap<String, Object>();
        // Says who it is to whoever has the paper, and to nobody else.
        subject.put(
                "id",
                "urn:uuid:"
                        + UUID.nameUUIDFromBytes(
                                (issuer + "\n" + content.volunteerNumber()).getBytes(StandardCharsets.UTF_8)));
        subject.put("type", List.of("AchievementSubject"));
        subject.put(
                "identifier",
                List.of(identity("name", content.name()), identity("identifier", content.volunteerNumber())));
        subject.put("activityStartDate", moment(start(services.get(0).date())));
        subject.put(
                "activityEndDate",
                moment(start(services.get(services.size() - 1).date())));
        subject.put(
                "narrative",
                "参加志愿服务 %d 次，累计 %s 小时。".formatted(services.size(), new ServiceMinutes(content.minutes()).hours()));
        subject.put("achievement", achievement(issuer, hours));
        subject.put(
                "result",
                List.of(Map.of(
                        "type", List.of("Result"),
                        "resultDescription", hours,
                        "value", Long.toString(content.minutes()))));
        return subject;
    }

    private static Map<String, Object> achievement(String issuer, String hours) {
        var achievement = new LinkedHashMap<String, Object>();
        achievement.put("id", issuer + "#volunteer-service");
        achievement.put("type", List.of("Achievement"));
        achievement.put("achievementType", "CommunityService");
        achievement.put("name", "志愿服务");
        achievement.put("description", "由出具单位记录并证明的志愿服务时长和内容。");
        achievement.put("criteria", Map.of("narrative", "只计实际服务时间，不含路途；扫码、社区确认或两人核准的补录。"));
        achievement.put("inLanguage", "zh-CN");
        achievement.put(
                "resultDescription",
                List.of(Map.of(
                        "id",
                        hours,
                        "type",
                        List.of("ResultDescription"),
                        "name",
                        "服务时长（分钟）",
                        "resultType",
                        "RawScore")));
        return achievement;
    }

    private static Map<String, Object> identity(String type, String value) {
        return Map.of("type", "IdentityObject", "hashed", false, "identityHash", value, "identityType", type);
    }

    private static Map<String, Object> evidence(CertificateContent.Service service) {
        return Map.of(
                "type",
                List.of("Evidence"),
                "name",
                service.title(),
                "description",
                service.date() + " · " + service.community() + " · " + new ServiceMinutes(service.minutes()).hours()
                        + " 小时");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(China.TIME).toInstant();
    }

    static String moment(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }
}
