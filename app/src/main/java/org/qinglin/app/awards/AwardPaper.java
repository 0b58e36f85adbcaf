package org.qinglin.app.awards;

import com.lowagie.text.Document;
import com.lowagie.text.Paragraph;
import java.time.Instant;
import java.util.Map;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints the certificate of an award. */
@Component
class AwardPaper {

    private static final Map<AwardKind, String> CALLED = Map.of(
            AwardKind.VOLUNTEER, "同学",
            AwardKind.TEAM, "",
            AwardKind.COMMUNITY, "",
            AwardKind.PROJECT, "项目");

    private final Paper paper;

    AwardPaper(Paper paper) {
        this.paper = paper;
    }

    /** @param checkUrl what the QR code opens */
    byte[] print(AwardCertificate certificate, String checkUrl, Instant at) {
        return paper.print("荣誉证书 " + certificate.number(), certificate.issuer(), at, (writer, document) -> {
            paper.numbered(document, "荣誉证书", 36, certificate.number(), 48);
            words(document, certificate);
            paper.checkable(
                    document,
                    checkUrl,
                    "扫码可核对本证书是否真实、是否仍然有效。\n查验码 " + certificate.checkCode() + "\n" + checkUrl,
                    certificate.college() + "\n" + certificate.issuer() + "\n\n（签章）\n\n"
                            + Paper.date(certificate.finalOn()));
            if (certificate.demo()) {
                paper.demoMark(writer, document);
            }
        });
    }

    private void words(Document document, AwardCertificate certificate) {
        var winner = new Paragraph(
                certificate.faculty() + certificate.winner() + CALLED.getOrDefault(certificate.kind(), "") + "：",
                paper.font(18, Paper.INK));
        winner.setLeading(30);
        winner.setSpacingAfter(16);
        document.add(winner);
        paper.sentence(document, "经提名、评审、公示，授予“%s”称号。特发此证，以资鼓励。".formatted(certificate.award()), 16, 90);
    }
}
