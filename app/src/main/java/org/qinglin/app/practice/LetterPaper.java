package org.qinglin.app.practice;

import com.lowagie.text.Document;
import java.time.Instant;
import java.util.Map;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints an appointment letter. */
@Component
class LetterPaper {

    private static final Map<Appointment.Kind, String> KINDS = Map.of(
            Appointment.Kind.DEPUTY_SECRETARY, "兼职副书记",
            Appointment.Kind.GRID_WORKER, "网格员",
            Appointment.Kind.ASSISTANT, "助理");

    private final Paper paper;

    LetterPaper(Paper paper) {
        this.paper = paper;
    }

    /** @param checkUrl what the QR code opens */
    byte[] print(Letter letter, String checkUrl, Instant at) {
        return paper.print("聘书 " + letter.number(), letter.issuer(), at, (writer, document) -> {
            head(document, letter);
            facts(document, letter);
            foot(document, letter, checkUrl);
            if (letter.demo()) {
                paper.demoMark(writer, document);
            }
        });
    }

    private void head(Document document, Letter letter) {
        paper.numbered(document, "聘书", 32, letter.number(), 26);
        paper.sentence(
                document,
                "兹聘请 %s 同学任%s%s，聘期自%s至%s。"
                        .formatted(
                                letter.name(),
                                letter.community(),
                                KINDS.get(letter.kind()),
                                Paper.date(letter.startsOn()),
                                Paper.date(letter.endsOn())),
                15,
                22);
    }

    private void facts(Document document, Letter letter) {
        paper.facts(
                document,
                new Paper.Fact("姓名", letter.name()),
                new Paper.Fact("学号", letter.studentNumber()),
                new Paper.Fact("所在学校", letter.college()),
                new Paper.Fact("社区", letter.community()),
                new Paper.Fact("岗位", KINDS.getOrDefault(letter.kind(), "")),
                new Paper.Fact("职责", letter.duties()));
    }

    private void foot(Document document, Letter letter, String checkUrl) {
        paper.checkable(
                document,
                checkUrl,
                "扫码可核对本聘书是否真实、是否在聘期内。\n查验码 " + letter.checkCode() + "\n" + checkUrl,
                letter.community() + "\n" + letter.issuer() + "\n\n（签章）\n\n" + Paper.date(letter.issuedOn()));
    }
}
