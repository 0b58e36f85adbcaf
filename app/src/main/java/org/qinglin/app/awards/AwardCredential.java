package org.qinglin.app.awards;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.recognition.credentials.Credentials;
import org.qinglin.app.recognition.credentials.OpenBadge;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/**
 * Signs the credential of an award: the round is the achievement, its criteria are the narrative, and the evidence is what was
 * public of it: the criteria reached and the notice passed, without the figures found, which are the jury's.
 */
@Component
class AwardCredential {

    private final Credentials credentials;
    private final AwardRounds rounds;
    private final CriterionWords words;
    private final Students students;
    private final Clock clock;

    AwardCredential(Credentials credentials, AwardRounds rounds, CriterionWords words, Students students, Clock clock) {
        this.credentials = credentials;
        this.rounds = rounds;
        this.words = words;
        this.students = students;
        this.clock = clock;
    }

    /** The credential as a compact JWT, for the certificate that is about to be kept. */
    String signed(AwardRound round, Nomination nomination, AwardCertificate certificate) {
        var page = credentials.site() + "/honours/" + certificate.checkCode();
        return credentials.sign(new OpenBadge(
                page,
                certificate.award() + " " + certificate.number(),
                round.college(),
                certificate.issuer(),
                clock.instant(),
                subject(round, nomination, certificate),
                List.of(evidence(round, nomination, page)),
                AwardsTakenBack.LIST,
                nomination.id()));
    }

    private Map<String, Object> subject(AwardRound round, Nomination nomination, AwardCertificate certificate) {
        var issuer = OpenBadge.issuer(credentials.site(), round.college());
        var named = new ArrayList<Map<String, Object>>();
        named.add(OpenBadge.identity("name", certificate.winner()));
        // The same person as in the credentials of their service.
        var number = round.kind() == AwardKind.VOLUNTEER
                ? students.find(round.college(), new StudentId(nomination.nomineeId()))
                        .map(Student::volunteerNumber)
                : Optional.<String>empty();
        number.ifPresent(each -> named.add(OpenBadge.identity("identifier", each)));
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", OpenBadge.subjectId(issuer, number.orElse(round.kind() + " " + nomination.nomineeId())));
        subject.put("type", List.of("AchievementSubject"));
        subject.put("identifier", named);
        subject.put("narrative", "经提名、评审、公示，授予“%s”称号。".formatted(certificate.award()));
        subject.put("achievement", achievement(round, certificate));
        return subject;
    }

    private Map<String, Object> achievement(AwardRound round, AwardCertificate certificate) {
        var picture = credentials.site() + "/honours/awards/" + round.id() + "/badge.svg";
        var achievement = new LinkedHashMap<String, Object>();
        achievement.put("id", credentials.site() + "/honours#award-" + round.id());
        achievement.put("type", List.of("Achievement"));
        achievement.put("achievementType", "Award");
        achievement.put("name", certificate.award());
        achievement.put("description", certificate.college() + "的表彰，由" + certificate.issuer() + "授予。");
        achievement.put("criteria", Map.of("narrative", criteria(round)));
        achievement.put("image", Map.of("id", picture, "type", "Image", "caption", certificate.award()));
        achievement.put("inLanguage", "zh-CN");
        return achievement;
    }

    private String criteria(AwardRound round) {
        var asked = rounds.criteria(round.id()).stream()
                .map(each -> words.asks(each, Locale.CHINA))
                .collect(Collectors.joining("；"));
        return (asked.isEmpty() ? "" : "条件：" + asked + "。服务从" + Paper.date(round.countsFrom()) + "算起。")
                + "经提名、评审，最多%d名，公示%d天无异议成立。".formatted(round.winners(), RoundDesk.NOTICE_DAYS);
    }

    private static Map<String, Object> evidence(AwardRound round, Nomination nomination, String page) {
        var until = Objects.requireNonNull(round.noticeUntil(), "a round in notice has a last day of it");
        return Map.of(
                "id",
                page,
                "type",
                List.of("Evidence"),
                "name",
                "核对与公示",
                "narrative",
                (nomination.evidence().isEmpty() ? "" : "提名时逐项核对，条件均已达到。") + "名单公示至" + Paper.date(until) + "，无异议成立。");
    }
}
