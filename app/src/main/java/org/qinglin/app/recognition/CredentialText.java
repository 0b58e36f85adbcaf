package org.qinglin.app.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.recognition.credentials.OpenBadge;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ServiceMinutes;

/** What the credential of a certificate of service says: what stands on the paper, without the ID number. */
final class CredentialText {

    private CredentialText() {}

    static OpenBadge of(Certificate certificate, CollegeId college, String site) {
        var content = certificate.content();
        return new OpenBadge(
                site + "/check/" + content.checkCode(),
                "志愿服务证明 " + content.number(),
                college,
                content.issuer(),
                certificate.issuedAt(),
                subject(content, OpenBadge.issuer(site, college)),
                content.services().stream().map(CredentialText::evidence).toList(),
                CertificatesRevoked.LIST,
                certificate.id().value());
    }

    private static Map<String, Object> subject(CertificateContent content, String issuer) {
        var hours = issuer + "#service-minutes";
        var services = content.services();
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", OpenBadge.subjectId(issuer, content.volunteerNumber()));
        subject.put("type", List.of("AchievementSubject"));
        subject.put(
                "identifier",
                List.of(
                        OpenBadge.identity("name", content.name()),
                        OpenBadge.identity("identifier", content.volunteerNumber())));
        subject.put("activityStartDate", OpenBadge.moment(start(services.get(0).date())));
        subject.put(
                "activityEndDate",
                OpenBadge.moment(start(services.get(services.size() - 1).date())));
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
}
