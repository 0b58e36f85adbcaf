package org.qinglin.app.insight.summary;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.stereotype.Component;

/** Writes a report as docx, to be edited further: charts with their numbers, each above the table that it shows. */
@Component
public class SummaryDocx {

    /** Known to Word and to LibreOffice; whoever has neither gets a type with the same characters. */
    private static final String TYPE = "Noto Sans SC";

    private static final String GREEN = "0B7A5C";
    private static final int PICTURE_WIDTH = 440;
    private static final int CHART_ROW = 22;
    private static final int CHART_EDGE = 24;

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
            chart(document, bars);
            table(
                    document,
                    List.of(),
                    bars.rows().stream()
                            .map(each -> List.of(each.label(), each.value()))
                            .toList());
        } else if (block instanceof Block.Image image) {
            var content = picture.apply(image.id());
            if (content.isPresent()) {
                image(document, content.get(), image);
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

    private static void image(XWPFDocument document, byte[] content, Block.Image image)
            throws IOException, InvalidFormatException {
        var read = ImageIO.read(new ByteArrayInputStream(content));
        if (read == null) {
            return;
        }
        int height = PICTURE_WIDTH * read.getHeight() / read.getWidth();
        var run = document.createParagraph().createRun();
        run.addPicture(
                new ByteArrayInputStream(content),
                XWPFDocument.PICTURE_TYPE_JPEG,
                image.id() + ".jpg",
                Units.toEMU(PICTURE_WIDTH),
                Units.toEMU(height));
        tell(run, image.alt());
    }

    /** Bars from the top down, whose numbers can be edited; what it says stands in the table below it too. */
    private static void chart(XWPFDocument document, Block.Bars bars) throws IOException, InvalidFormatException {
        var rows = bars.rows();
        var run = document.createParagraph().createRun();
        var chart = document.createChart(
                run, Units.toEMU(PICTURE_WIDTH), Units.toEMU(CHART_EDGE + CHART_ROW * rows.size()));
        var labels = rows.stream().map(Block.BarRow::label).toArray(String[]::new);
        var amounts = rows.stream().map(Block.BarRow::amount).toArray(Double[]::new);
        var names = chart.createCategoryAxis(AxisPosition.LEFT);
        names.setOrientation(AxisOrientation.MAX_MIN);
        var scale = chart.createValueAxis(AxisPosition.BOTTOM);
        scale.setVisible(false);
        scale.setMinimum(0);
        var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, scale);
        data.setBarDirection(BarDirection.BAR);
        data.setGapWidth(40);
        var series = data.addSeries(
                XDDFDataSourcesFactory.fromArray(labels, range(chart, rows.size(), 0), 0),
                XDDFDataSourcesFactory.fromArray(amounts, range(chart, rows.size(), 1), 1));
        series.setTitle(bars.caption(), chart.setSheetTitle(bars.caption(), 1));
        series.setFillProperties(
                new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(GREEN))));
        chart.plot(data);
        tell(run, bars.caption());
    }

    private static String range(XWPFChart chart, int rows, int column) {
        return chart.formatRange(new CellRangeAddress(1, rows, column, column));
    }

    /** What is read aloud in place of a picture or chart. */
    private static void tell(XWPFRun run, String words) {
        run.getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(words);
    }
}
