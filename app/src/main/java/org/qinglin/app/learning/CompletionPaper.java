package org.qinglin.app.learning;

import com.lowagie.text.Document;
import java.time.Instant;
import java.util.Map;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints a certificate of completion. */
@Component
class CompletionPaper {

    private static final Map<Course.Kind, String> KINDS = Map.of(
            Course.Kind.SKILL_TRAINING, "职业技能培训",
            Course.Kind.LIFELONG_LEARNING, "全民终身学习",
            Course.Kind.COMMUNITY_CULTURE, "社区文化");

    private final Paper paper;

    CompletionPaper(Paper paper) {
        this.paper = paper;
    }

    /** @param checkUrl what the QR code opens */
    byte[] print(CourseCertificate certificate, String checkUrl, Instant at) {
        return paper.print("结业证书 " + certificate.number(), certificate.issuer(), at, (writer, document) -> {
            head(document, certificate);
            facts(document, certificate);
            paper.checkable(
                    document,
                    checkUrl,
                    "扫码可核对本证书是否真实。\n查验码 " + certificate.checkCode() + "\n" + checkUrl,
                    issuer(certificate) + "\n\n（签章）\n\n" + Paper.date(certificate.issuedOn()));
            if (certificate.demo()) {
                paper.demoMark(writer, document);
            }
        });
    }

    private static String issuer(CourseCertificate certificate) {
        return certificate.owner().equals(certificate.issuer())
                ? certificate.issuer()
                : certificate.owner() + "\n" + certificate.issuer();
    }

    private void head(Document document, CourseCertificate certificate) {
        paper.numbered(document, "结业证书", 32, certificate.number(), 26);
        paper.sentence(
                document,
                "%s 于%s至%s参加“%s”学习，共 %d 课时，到课 %d 次（共上 %d 次），准予结业。"
                        .formatted(
                                certificate.name(),
                                Paper.date(certificate.startsOn()),
                                Paper.date(certificate.endsOn()),
                                certificate.course(),
                                certificate.hours(),
                                certificate.attended(),
                                certificate.held()),
                15,
                22);
    }

    private void facts(Document document, CourseCertificate certificate) {
        paper.facts(
                document,
                new Paper.Fact("姓名", certificate.name()),
                new Paper.Fact("课程", certificate.course()),
                new Paper.Fact("类别", KINDS.getOrDefault(certificate.kind(), "")),
                new Paper.Fact("地点", certificate.place()),
                new Paper.Fact("授课", certificate.teachers()));
    }
}
