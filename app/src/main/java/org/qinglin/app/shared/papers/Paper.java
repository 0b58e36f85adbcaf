package org.qinglin.app.shared.papers;

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
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Map;
import org.qinglin.app.shared.China;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What all printed papers share: A4 as PDF/A-2b, to be read for as long as papers are kept, in Chinese type that is carried
 * along, so that it looks the same everywhere and its text copies and searches as it reads (工 stays 工).
 */
@Component
public class Paper {

    public static final Color INK = new Color(0x22, 0x30, 0x2b);
    public static final Color QUIET = new Color(0x56, 0x63, 0x5d);
    private static final Color GREEN = new Color(0x0b, 0x7a, 0x5c);
    private static final Color LINE = new Color(0xd9, 0xd6, 0xcb);
    private static final Color CLAY = new Color(0xa8, 0x4b, 0x1b);
    /** Of a sentence, in times its size: Chinese signs fill their square. */
    private static final float LEADING = 1.87f;

    private static final int QR_PIXELS = 360;
    private static final String PRODUCER = "Qinglin";

    private final BaseFont type;

    Paper() {
        try (var in = new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getInputStream()) {
            type = BaseFont.createFont(
                    "NotoSansSC-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
            // It would name the characters used, not all that the embedded type holds, and PDF/A asks for all or
            // nothing.
            type.setIncludeCidSet(false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the type of printed papers cannot be read", unreadable);
        }
    }

    /** What stands on a paper. */
    public interface Body {

        void write(PdfWriter writer, Document document);
    }

    /** @param at when it is printed */
    public byte[] print(String title, String author, Instant at, Body body) {
        var out = new ByteArrayOutputStream();
        var moment = at.truncatedTo(ChronoUnit.SECONDS).atZone(China.TIME);
        try (var document = new Document(PageSize.A4, 64, 64, 64, 56)) {
            var writer = PdfWriter.getInstance(document, out);
            writer.setPdfVersion(PdfWriter.VERSION_1_7);
            document.addTitle(title);
            document.addAuthor(author);
            document.addCreator(PRODUCER);
            document.addProducer(PRODUCER);
            writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(moment)));
            writer.getInfo().put(PdfName.MODDATE, new PdfDate(GregorianCalendar.from(moment)));
            writer.setXmpMetadata(metadata(title, author, moment).getBytes(StandardCharsets.UTF_8));
            document.open();
            writer.setOutputIntents(
                    "sRGB IEC61966-2.1",
                    "",
                    "http://www.color.org",
                    "sRGB",
                    ICC_Profile.getInstance(ColorSpace.CS_sRGB));
            // The library calls every output intent one for printing presses.
            writer.getExtraCatalog()
                    .getAsArray(PdfName.OUTPUTINTENTS)
                    .getAsDict(0)
                    .put(PdfName.S, PdfName.GTS_PDFA1);
            body.write(writer, document);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a paper is written to memory", impossible);
        }
        return out.toByteArray();
    }

    /** XMP as PDF/A wants it: the same words as in the file's own entries. */
    private static String metadata(String title, String author, ZonedDateTime moment) {
        var date = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
                <xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>%s</pdf:Producer>
                <xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(xml(title), xml(author), PRODUCER, PRODUCER, date, date);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    public Font font(float size, Color colour) {
        return new Font(type, size, Font.NORMAL, colour);
    }

    /** A name and its value, as two cells of a table of facts. */
    public void fact(PdfPTable table, String name, String value) {
        table.addCell(cell(name, 10, QUIET));
        table.addCell(cell(value, 10.5f, INK));
    }

    public PdfPCell cell(String text, float size, Color colour) {
        var cell = new PdfPCell(new Phrase(text, font(size, colour)));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.6f);
        cell.setPadding(6);
        cell.setPaddingLeft(2);
        cell.setHorizontalAlignment(Element.ALIGN_LEFT);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        return cell;
    }

    public static PdfPCell plain(String text, Font font) {
        var cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setLeading(0, 1.5f);
        return cell;
    }

    public static String date(LocalDate date) {
        return "%d年%d月%d日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /**
     * How a paper with a number begins.
     *
     * @param size of the title in points
     * @param below room below the number in points
     */
    public void numbered(Document document, String name, float size, String number, float below) {
        var title = new Paragraph(name, font(size, INK));
        title.setAlignment(Element.ALIGN_CENTER);
        document.add(title);
        var line = new Paragraph("编号 " + number, font(10, QUIET));
        line.setAlignment(Element.ALIGN_CENTER);
        line.setSpacingAfter(below);
        document.add(line);
    }

    /** What a paper says, as one paragraph with its first line set in by two signs; sizes and room in points. */
    public void sentence(Document document, String text, float size, float below) {
        var sentence = new Paragraph(text, font(size, INK));
        sentence.setLeading(size * LEADING);
        sentence.setFirstLineIndent(2 * size);
        sentence.setSpacingAfter(below);
        document.add(sentence);
    }

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** Facts below each other. */
    public void facts(Document document, Fact... facts) {
        var table = new PdfPTable(new float[] {1.1f, 5.9f});
        table.setWidthPercentage(100);
        table.setSpacingAfter(30);
        for (var each : facts) {
            fact(table, each.name(), each.value());
        }
        document.add(table);
    }

    /**
     * How a paper that anybody can check ends: the code to scan, how to check it, who issues it.
     *
     * @param checkUrl what the code opens
     */
    public void checkable(Document document, String checkUrl, String how, String issuer) {
        var table = new PdfPTable(new float[] {1.5f, 3.5f, 3f});
        table.setWidthPercentage(100);
        table.setKeepTogether(true);
        var code = new PdfPCell(qr(checkUrl), true);
        code.setBorder(Rectangle.NO_BORDER);
        table.addCell(code);
        var words = plain(how, font(9, QUIET));
        words.setPaddingLeft(10);
        table.addCell(words);
        var sign = plain(issuer, font(11, INK));
        sign.setHorizontalAlignment(Element.ALIGN_RIGHT);
        table.addCell(sign);
        document.add(table);
    }

    /** A demo's paper must not pass for a real one. */
    public void demoMark(PdfWriter writer, Document document) {
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

    /** A QR code that reads as a text. */
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
}
