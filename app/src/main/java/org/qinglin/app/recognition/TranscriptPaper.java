package org.qinglin.app.recognition;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPTable;
import java.time.Instant;
import org.qinglin.app.organisations.College;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints a transcript. */
@Component
class TranscriptPaper {

    private final Paper paper;

    TranscriptPaper(Paper paper) {
        this.paper = paper;
    }

    byte[] print(Transcript transcript, College college, Instant at) {
        var title = "第二课堂成绩单 " + transcript.student().name();
        return paper.print(title, college.issuer(), at, (writer, document) -> {
            head(document, transcript, college);
            for (var line : transcript.lines()) {
                programme(document, line);
            }
            foot(document, transcript, college);
            if (transcript.demo()) {
                paper.demoMark(writer, document);
            }
        });
    }

    private void head(Document document, Transcript transcript, College college) {
        var title = new Paragraph("第二课堂成绩单", paper.font(26, Paper.INK));
        title.setAlignment(Element.ALIGN_CENTER);
        title.setSpacingAfter(18);
        document.add(title);
        var table = new PdfPTable(new float[] {1.1f, 2.4f, 1.1f, 2.4f});
        table.setWidthPercentage(100);
        table.setSpacingAfter(16);
        paper.fact(table, "姓名", transcript.student().name());
        paper.fact(table, "学号", transcript.student().number());
        paper.fact(table, "所在学校", college.name());
        paper.fact(table, "截至", Paper.date(transcript.asOf()));
        paper.fact(table, "累计时长", hours(transcript.minutes()) + " 小时");
        paper.fact(table, "累计学分", Transcript.credit(transcript.hundredths()));
        document.add(table);
    }

    private void programme(Document document, Transcript.Line line) {
        var name = new Paragraph(
                "%s  %s 小时  %s 学分"
                        .formatted(
                                line.programme().chineseName(),
                                hours(line.minutes()),
                                Transcript.credit(line.hundredths())),
                paper.font(12, Paper.INK));
        name.setSpacingAfter(4);
        name.setKeepTogether(true);
        document.add(name);
        var table = new PdfPTable(new float[] {1.8f, 3.6f, 2.4f, 1.2f});
        table.setWidthPercentage(100);
        table.setSpacingAfter(14);
        for (var service : line.services()) {
            table.addCell(paper.cell(Paper.date(service.date()), 9.5f, Paper.INK));
            table.addCell(paper.cell(service.title(), 9.5f, Paper.INK));
            table.addCell(paper.cell(service.community(), 9.5f, Paper.INK));
            table.addCell(paper.cell(hours(service.minutes()), 9.5f, Paper.INK));
        }
        document.add(table);
    }

    private void foot(Document document, Transcript transcript, College college) {
        var rule = transcript.conversion();
        var note = new Paragraph(
                "学分按%s折算；学分只舍不入。".formatted(rule.own() ? "本校 " + Paper.date(rule.validFrom()) + "起的标准" : "通行标准"),
                paper.font(9, Paper.QUIET));
        note.setSpacingAfter(16);
        document.add(note);
        var issuer = new Paragraph(college.issuer() + "\n（签章）", paper.font(11, Paper.INK));
        issuer.setAlignment(Element.ALIGN_RIGHT);
        document.add(issuer);
    }

    private static String hours(long minutes) {
        return new ServiceMinutes(minutes).hours();
    }
}
