package org.qinglin.app.recognition;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import org.qinglin.app.shared.ServiceMinutes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Prints a certificate as PDF, in Chinese type that is carried along and embedded, so that it looks the same everywhere
 * and its text copies and searches as it reads (stack.md: OpenPDF keeps 工 as 工).
 */
@Component
class CertificatePaper {

    private static final Color INK = new Color(0x22, 0x30, 0x2b);
    private static final Color QUIET = new Color(0x56, 0x63, 0x5d);
    private static final Color GREEN = new Color(0x0b, 0x7a, 0x5c);
    private static final Color LINE = new Color(0xd9, 0xd6, 0xcb);
    private static final Color CLAY = new Color(0xa8, 0x4b, 0x1b);
    private static final int QR_PIXELS = 360;
    private static final Map<String, String> ORIGINS =
            Map.of("SCANNED", "扫码", "GEOFENCED", "扫码并定位", "COMMUNITY_CONFIRMED", "社区确认", "BACKFILLED", "补录");

    private final BaseFont type;

    CertificatePaper() {
        try (var in = new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getInputStream()) {
            type = BaseFont.createFont(
                    "NotoSansSC-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the certificate's type cannot be read", unreadable);
        }
    }

    /** @param checkUrl what the QR code opens */
    byte[] print(CertificateContent content, String checkUrl) {
        var out = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, 64, 64, 64, 56)) {
            var writer = PdfWriter.getInstance(document, out);
            document.addTitle("志愿服务证明 " + content.number());
            document.addAuthor(content.issuer());
            document.addCreator("Qinglin");
            document.open();
            head(document, content);
            facts(document, content);
            services(document, content);
            foot(document, content, checkUrl);
            if (content.demo()) {
                demoMark(writer, document);
            }
        }
        return out.toByteArray();
    }

    private Font font(float size, Color colour) {
        return new Font(type, size, Font.NORMAL, colour);
    }

    private void head(Document document, CertificateContent content) {
        var title = new Paragraph("志愿服务证明", font(26, INK));
        title.setAlignment(Element.ALIGN_CENTER);
        document.add(title);
        var number = new Paragraph("编号 " + content.number(), font(10, QUIET));
        number.setAlignment(Element.ALIGN_CENTER);
        number.setSpacingAfter(18);
        document.add(number);
        var sentence = new Paragraph(
                "兹证明 %s（志愿者编号 %s）在 %s 至 %s 期间参加志愿服务 %d 次，累计服务 %s 小时。"
                        .formatted(
                                content.name(),
                                content.volunteerNumber(),
                                date(content.services().get(0).date()),
                                date(content.services()
                                        .get(content.services().size() - 1)
                                        .date()),
                                content.services().size(),
                                new ServiceMinutes(content.minutes()).hours()),
                font(13, INK));
        sentence.setLeading(24);
        sentence.setFirstLineIndent(26);
        sentence.setSpacingAfter(14);
        document.add(sentence);
    }

    private void facts(Document document, CertificateContent content) {
        var table = new PdfPTable(new float[] {1.1f, 2.4f, 1.1f, 2.4f});
        table.setWidthPercentage(100);
        table.setSpacingAfter(16);
        fact(table, "姓名", content.name());
        fact(table, "志愿者编号", content.volunteerNumber());
        fact(table, "证件类型", content.idType());
        fact(table, "证件号码", content.idNumber());
        fact(table, "所在学校", content.college());
        fact(table, "累计时长", new ServiceMinutes(content.minutes()).hours() + " 小时");
        fact(table, "负责人", content.personInCharge());
        fact(table, "经办人", content.handler());
        fact(table, "联系方式", content.contact());
        fact(table, "出具日期", date(content.issuedOn()));
        var noticeUntil = content.noticeUntil();
        if (noticeUntil != null) {
            fact(table, "公示", "校内公示至 " + date(noticeUntil));
            fact(table, "公示结果", "以查验页为准");
        }
        document.add(table);
    }

    private void fact(PdfPTable table, String name, String value) {
        table.addCell(cell(name, font(10, QUIET), Element.ALIGN_LEFT));
        table.addCell(cell(value, font(10.5f, INK), Element.ALIGN_LEFT));
    }

    private void services(Document document, CertificateContent content) {
        var table = new PdfPTable(new float[] {1.8f, 3f, 2.1f, 1.5f, 1.2f});
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (var name : new String[] {"日期", "服务内容", "服务对象", "时长（小时）", "来源"}) {
            table.addCell(cell(name, font(9, QUIET), Element.ALIGN_LEFT));
        }
        for (var service : content.services()) {
            table.addCell(cell(date(service.date()), font(9.5f, INK), Element.ALIGN_LEFT));
            table.addCell(cell(service.title(), font(9.5f, INK), Element.ALIGN_LEFT));
            table.addCell(cell(service.community(), font(9.5f, INK), Element.ALIGN_LEFT));
            table.addCell(cell(new ServiceMinutes(service.minutes()).hours(), font(9.5f, INK), Element.ALIGN_LEFT));
            table.addCell(cell(
                    ORIGINS.getOrDefault(service.origin(), service.origin()), font(9.5f, INK), Element.ALIGN_LEFT));
        }
        table.setSpacingAfter(20);
        document.add(table);
    }

    private static PdfPCell cell(String text, Font font, int alignment) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.6f);
        cell.setPadding(6);
        cell.setPaddingLeft(2);
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        return cell;
    }

    private void foot(Document document, CertificateContent content, String checkUrl) {
        var table = new PdfPTable(new float[] {1.5f, 3.5f, 3f});
        table.setWidthPercentage(100);
        table.setKeepTogether(true);
        var qr = new PdfPCell(qr(checkUrl), true);
        qr.setBorder(Rectangle.NO_BORDER);
        table.addCell(qr);
        var how = plain(
                "扫码或在查验页输入查验码，可核对本证明是否真实有效。\n查验码 " + grouped(content.checkCode()) + "\n" + checkUrl, font(9, QUIET));
        how.setPaddingLeft(10);
        table.addCell(how);
        var issuer = plain(content.issuer() + "\n\n（签章）\n\n" + date(content.issuedOn()), font(11, INK));
        issuer.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.addCell(issuer);
        document.add(table);
    }

    private static PdfPCell plain(String text, Font font) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setLeading(0, 1.5f);
        return cell;
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String date(LocalDate date) {
        return "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static Image qr(String text) {
        try {
            var matrix = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            QR_PIXELS,
                            QR_PIXELS,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1));
            return Image.getInstance(MatrixToImageWriter.toBufferedImage(matrix), null);
        } catch (WriterException | IOException impossible) {
            throw new IllegalStateException("cannot draw a QR code of " + text, impossible);
        }
    }

    /** A demo's paper must not pass for a real one. */
    private void demoMark(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_CENTER,
                new Phrase("演示样张 · 非真实证明 · DEMO", font(11, CLAY)),
                document.getPageSize().getWidth() / 2,
                30,
                0);
        var frame = writer.getDirectContent();
        frame.setColorStroke(GREEN);
        frame.setLineWidth(1.2f);
        frame.rectangle(
                40,
                48,
                document.getPageSize().getWidth() - 80,
                document.getPageSize().getHeight() - 92);
        frame.stroke();
    }
}
