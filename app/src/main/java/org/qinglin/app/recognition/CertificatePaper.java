package org.qinglin.app.recognition;

import com.lowagie.text.Document;
import com.lowagie.text.pdf.PdfPTable;
import java.time.Instant;
import java.util.Map;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints a certificate. */
@Component
class CertificatePaper {

    private static final Map<String, String> ORIGINS =
            Map.of("SCANNED", "扫码", "GEOFENCED", "扫码并定位", "COMMUNITY_CONFIRMED", "社区确认", "BACKFILLED", "补录");

    private final Paper paper;

    CertificatePaper(Paper paper) {
        this.paper = paper;
    }

    /** @param checkUrl what the QR code opens */
    byte[] print(CertificateContent content, String checkUrl, Instant at) {
        return paper.print("志愿服务证明 " + content.number(), content.issuer(), at, (writer, document) -> {
            head(document, content);
            facts(document, content);
            services(document, content);
            foot(document, content, checkUrl);
            if (content.demo()) {
                paper.demoMark(writer, document);
            }
        });
    }

    private void head(Document document, CertificateContent content) {
        paper.numbered(document, "志愿服务证明", 26, content.number(), 18);
        paper.sentence(
                document,
                "兹证明 %s（志愿者编号 %s）在 %s 至 %s 期间参加志愿服务 %d 次，累计服务 %s 小时。"
                        .formatted(
                                content.name(),
                                content.volunteerNumber(),
                                Paper.date(content.services().get(0).date()),
                                Paper.date(content.services()
                                        .get(content.services().size() - 1)
                                        .date()),
                                content.services().size(),
                                new ServiceMinutes(content.minutes()).hours()),
                13,
                14);
    }

    private void facts(Document document, CertificateContent content) {
        var table = new PdfPTable(new float[] {1.1f, 2.4f, 1.1f, 2.4f});
        table.setWidthPercentage(100);
        table.setSpacingAfter(16);
        paper.fact(table, "姓名", content.name());
        paper.fact(table, "志愿者编号", content.volunteerNumber());
        paper.fact(table, "证件类型", content.idType());
        paper.fact(table, "证件号码", content.idNumber());
        paper.fact(table, "所在学校", content.college());
        paper.fact(table, "累计时长", new ServiceMinutes(content.minutes()).hours() + " 小时");
        paper.fact(table, "负责人", content.personInCharge());
        paper.fact(table, "经办人", content.handler());
        paper.fact(table, "联系方式", content.contact());
        paper.fact(table, "出具日期", Paper.date(content.issuedOn()));
        var noticeUntil = content.noticeUntil();
        if (noticeUntil != null) {
            paper.fact(table, "公示", "校内公示至 " + Paper.date(noticeUntil));
            paper.fact(table, "公示结果", "以查验页为准");
        }
        document.add(table);
    }

    private void services(Document document, CertificateContent content) {
        var table = new PdfPTable(new float[] {1.8f, 3f, 2.1f, 1.5f, 1.2f});
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (var name : new String[] {"日期", "服务内容", "服务对象", "时长（小时）", "来源"}) {
            table.addCell(paper.cell(name, 9, Paper.QUIET));
        }
        for (var service : content.services()) {
            table.addCell(paper.cell(Paper.date(service.date()), 9.5f, Paper.INK));
            table.addCell(paper.cell(service.title(), 9.5f, Paper.INK));
            table.addCell(paper.cell(service.community(), 9.5f, Paper.INK));
            table.addCell(paper.cell(new ServiceMinutes(service.minutes()).hours(), 9.5f, Paper.INK));
            table.addCell(paper.cell(ORIGINS.getOrDefault(service.origin(), service.origin()), 9.5f, Paper.INK));
        }
        table.setSpacingAfter(20);
        document.add(table);
    }

    private void foot(Document document, CertificateContent content, String checkUrl) {
        paper.checkable(
                document,
                checkUrl,
                "扫码或在查验页输入查验码，可核对本证明是否真实有效。\n查验码 " + grouped(content.checkCode()) + "\n" + checkUrl,
                content.issuer() + "\n\n（签章）\n\n" + Paper.date(content.issuedOn()));
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }
}
