package org.qinglin.app.insight.summary;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes a report as docx, to be edited further: charts as pictures, each beside the table that it shows. */
@Component
public class SummaryDocx {

    /** Known to Word and to LibreOffice; whoever has neither gets a type with the same characters. */
    private static final String TYPE = "Noto Sans SC";

    private static final String GREEN = "0B7A5C";
    private static final int PICTURE_WIDTH = 440;
    private static final int CHART_WIDTH = 1200;
    private static final int CHART_ROW = 56;

    private final Font chartType;

    SummaryDocx() {
        try (var in = new ClassPathResource("fonts/NotoSansSC-Regular.ttf").getInputStream()) {
            chartType = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(26f);
        } catch (IOException | FontFormatException unreadable) {
            throw new IllegalStateException("the type of charts cannot be read", unreadable);
        }
    }

    /** @param picture a JPEG by its id, where it still is */
    public byte[] write(String title, String days, List<Block> blocks, LongFunction<Optional<byte[]>> picture) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            run(document, title, 20, true).getParent();
            run(document, days, 10, false).setColor("56635D");
            for (var block : blocks) {
                add(document, block, picture);
            }
            document.write(out);
            return out.toByteArray();
        } catch (IOException | InvalidFormatException impossible) {
            throw new IllegalStateException("a report is written to memory", impossible);
        }
    }

    private void add(XWPFDocument document, Block block, LongFunction<Optional<byte[]>> picture)
            throws IOException, InvalidFormatException {
        if (block instanceof Block.Heading heading) {
            var run = run(document, heading.text(), 14, true);
            run.setColor(GREEN);
        } else if (block instanceof Block.Words words) {
            words.text().lines().forEach(line -> run(document, line, 11, false));
        } else if (block instanceof Block.Quote quote) {
            run(document, "“" + quote.words() + "”", 11, false);
            var by = run(document, "—— " + quote.by(), 9, false);
            by.setColor("56635D");
        } else if (block instanceof Block.Facts facts) {
            table(
                    document,
                    List.of(),
                    facts.facts().stream()
                            .map(each -> List.of(each.label(), each.value()))
                            .toList());
        } else if (block instanceof Block.Table table) {
            table(
                    document,
                    table.head(),
                    table.rows().stream()
                            .map(row -> row.stream().map(Block.Cell::text).toList())
                            .toList());
        } else if (block instanceof Block.Bars bars) {
            image(document, chart(bars), "chart.png", XWPFDocument.PICTURE_TYPE_PNG);
            table(
                    document,
                    List.of(),
                    bars.rows().stream()
                            .map(each -> List.of(each.label(), each.value()))
                            .toList());
        } else if (block instanceof Block.Image image) {
            var content = picture.apply(image.id());
            if (content.isPresent()) {
                image(document, content.get(), image.id() + ".jpg", XWPFDocument.PICTURE_TYPE_JPEG);
                run(document, image.alt(), 9, false);
            }
        }
    }

    private static XWPFRun run(XWPFDocument document, String text, int size, boolean bold) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.LEFT);
        paragraph.setSpacingBefore(bold ? 240 : 0);
        paragraph.setSpacingAfter(120);
        var run = paragraph.createRun();
        write(run, text, size);
        run.setBold(bold);
        return run;
    }

    private static void write(XWPFRun run, String text, int size) {
        run.setFontFamily(TYPE);
        run.setFontFamily(TYPE, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setText(text);
    }

    private static void table(XWPFDocument document, List<String> head, List<? extends List<String>> rows) {
        int columns = head.isEmpty() ? rows.get(0).size() : head.size();
        var table = document.createTable(rows.size() + (head.isEmpty() ? 0 : 1), columns);
        table.setWidth("100%");
        int at = 0;
        if (!head.isEmpty()) {
            fill(table, at++, head, true);
            table.getRow(0).setRepeatHeader(true);
        }
        for (var row : rows) {
            fill(table, at++, row, false);
        }
        document.createParagraph().setSpacingAfter(60);
    }

    private static void fill(XWPFTable table, int row, List<String> texts, boolean bold) {
        for (int i = 0; i < texts.size(); i++) {
            var paragraph = table.getRow(row).getCell(i).getParagraphs().get(0);
            // Two columns are a name and its words; more are numbers.
            boolean words = i == 0 || texts.size() == 2;
            paragraph.setAlignment(words ? ParagraphAlignment.LEFT : ParagraphAlignment.RIGHT);
            var run = paragraph.createRun();
            write(run, texts.get(i), 9);
            run.setBold(bold);
        }
    }

    private static void image(XWPFDocument document, byte[] content, String name, int type)
            throws IOException, InvalidFormatException {
        var read = ImageIO.read(new ByteArrayInputStream(content));
        if (read == null) {
            return;
        }
        int height = PICTURE_WIDTH * read.getHeight() / read.getWidth();
        document.createParagraph()
                .createRun()
                .addPicture(
                        new ByteArrayInputStream(content), type, name, Units.toEMU(PICTURE_WIDTH), Units.toEMU(height));
    }

    private byte[] chart(Block.Bars bars) {
        var picture = new BufferedImage(CHART_WIDTH, CHART_ROW * bars.rows().size() + 8, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        canvas.setFont(chartType);
        int y = 8;
        for (var row : bars.rows()) {
            canvas.setColor(new Color(0x22, 0x30, 0x2b));
            canvas.drawString(row.label(), 0, y + 30);
            canvas.drawString(row.value(), CHART_WIDTH - 220, y + 30);
            canvas.setColor(new Color(0xe9, 0xe7, 0xdf));
            canvas.fillRoundRect(180, y + 8, CHART_WIDTH - 430, 26, 26, 26);
            canvas.setColor(new Color(0x0b, 0x7a, 0x5c));
            canvas.fillRoundRect(180, y + 8, (int) Math.max(8, (CHART_WIDTH - 430) * row.share()), 26, 26, 26);
            y += CHART_ROW;
        }
        canvas.dispose();
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a chart is drawn to memory", impossible);
        }
    }
}
