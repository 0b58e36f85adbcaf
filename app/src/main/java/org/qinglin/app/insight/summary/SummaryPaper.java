package org.qinglin.app.insight.summary;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.stereotype.Component;

/** Prints a report: the same pieces as on its page, charts drawn as cells of their tables. */
@Component
public class SummaryPaper {

    private static final Color GREEN = new Color(0x0b, 0x7a, 0x5c);
    private static final float PICTURE_WIDTH = 320;
    private static final int CHART_CELLS = 100;

    private final Paper paper;

    SummaryPaper(Paper paper) {
        this.paper = paper;
    }

    /**
     * @param author whose report it is
     * @param picture a JPEG by its id, where it still is
     * @param demo whether it must not pass for a real one
     */
    public byte[] print(
            String title,
            String author,
            String days,
            Instant at,
            List<Block> blocks,
            LongFunction<Optional<byte[]>> picture,
            boolean demo) {
        return paper.print(title, author, at, (writer, document) -> {
            var head = new Paragraph(title, paper.font(22, Paper.INK));
            head.setSpacingAfter(4);
            document.add(head);
            var span = new Paragraph(days, paper.font(10, Paper.QUIET));
            span.setSpacingAfter(14);
            document.add(span);
            blocks.forEach(each -> add(document, each, picture));
            if (demo) {
                paper.demoMark(writer, document);
            }
        });
    }

    private void add(Document document, Block block, LongFunction<Optional<byte[]>> picture) {
        if (block instanceof Block.Heading heading) {
            var text = new Paragraph(heading.text(), paper.font(14, GREEN));
            text.setSpacingBefore(14);
            text.setSpacingAfter(6);
            text.setKeepTogether(true);
            document.add(text);
        } else if (block instanceof Block.Words words) {
            words(document, words.text(), 11, Paper.INK);
        } else if (block instanceof Block.Quote quote) {
            words(document, "“" + quote.words() + "”", 11, Paper.INK);
            words(document, "—— " + quote.by(), 9, Paper.QUIET);
        } else if (block instanceof Block.Facts facts) {
            var table = table(new float[] {1.2f, 1, 1.2f, 1});
            facts.facts().forEach(each -> paper.fact(table, each.label(), each.value()));
            if (facts.facts().size() % 2 == 1) {
                paper.fact(table, "", "");
            }
            document.add(table);
        } else if (block instanceof Block.Table table) {
            add(document, table);
        } else if (block instanceof Block.Bars bars) {
            add(document, bars);
        } else if (block instanceof Block.Image image) {
            picture.apply(image.id()).ifPresent(content -> {
                document.add(picture(content));
                words(document, image.alt(), 9, Paper.QUIET);
            });
        }
    }

    private void words(Document document, String text, float size, Color colour) {
        var paragraph = new Paragraph(text, paper.font(size, colour));
        paragraph.setLeading(0, 1.5f);
        paragraph.setSpacingAfter(5);
        document.add(paragraph);
    }

    private static PdfPTable table(float[] widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingAfter(8);
        return table;
    }

    private void add(Document document, Block.Table block) {
        var widths = new float[block.head().size()];
        java.util.Arrays.fill(widths, 1);
        widths[0] = 1.6f;
        if (widths.length == 2) {
            widths[1] = 3;
        }
        var table = table(widths);
        table.setHeaderRows(1);
        block.head().forEach(each -> table.addCell(paper.cell(each, 9, Paper.QUIET)));
        for (var row : block.rows()) {
            row.forEach(each -> table.addCell(paper.cell(each.text(), 9.5f, Paper.INK)));
        }
        document.add(table);
    }

    private void add(Document document, Block.Bars bars) {
        var table = table(new float[] {1, 4, 1.2f});
        for (var row : bars.rows()) {
            table.addCell(paper.cell(row.label(), 9, Paper.INK));
            table.addCell(bar(row));
            var value = paper.cell(row.value(), 9, Paper.INK);
            value.setHorizontalAlignment(Element.ALIGN_RIGHT);
            table.addCell(value);
        }
        document.add(table);
    }

    /** A bar is a table of two cells, as wide as its share. */
    private static PdfPCell bar(Block.BarRow row) {
        int full = Math.max(1, Math.min(CHART_CELLS - 1, row.percent()));
        var bar = new PdfPTable(new float[] {full, CHART_CELLS - full});
        bar.addCell(filled(GREEN));
        bar.addCell(filled(null));
        var cell = new PdfPCell(bar);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPaddingTop(7);
        cell.setPaddingRight(8);
        return cell;
    }

    private static PdfPCell filled(@org.jspecify.annotations.Nullable Color colour) {
        var cell = new PdfPCell();
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setFixedHeight(9);
        cell.setBackgroundColor(colour);
        return cell;
    }

    private static Image picture(byte[] content) {
        try {
            var image = Image.getInstance(content);
            image.scaleToFit(PICTURE_WIDTH, PICTURE_WIDTH);
            image.setSpacingBefore(6);
            return image;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a picture that was drawn anew cannot be read", unreadable);
        }
    }
}
