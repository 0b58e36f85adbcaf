package org.qinglin.app.shared.sheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes templates, and copies of files with what is wrong beside each row. Every cell is text: nothing gets mangled. */
public final class SheetWriter {

    private static final String BYTE_ORDER_MARK = "\uFEFF"; // Excel takes a csv without it for GBK
    private static final int CHARACTER_WIDTH = 256;

    /** What the second sheet of a template is called, and what stands over its columns. */
    public record Words(
            String sheet, String column, String needed, String explanation, String example, String yes, String no) {}

    private SheetWriter() {}

    /**
     * An empty form with an example row, and (xlsx only) a second sheet that explains each column.
     *
     * @param explain from a column to a sentence in the reader's language
     */
    public static byte[] template(SheetForm form, SheetKind kind, Function<Column, String> explain, Words words) {
        List<String> titles = form.columns().stream().map(Column::title).toList();
        List<String> example =
                new ArrayList<>(form.columns().stream().map(Column::example).toList());
        example.set(0, SheetForm.EXAMPLE_MARK + example.get(0));
        if (kind == SheetKind.CSV) {
            return csv(List.of(titles, example));
        }
        try (SXSSFWorkbook book = new SXSSFWorkbook()) {
            Sheet sheet = fill(book, "填写", titles, List.of(example), -1);
            for (int i = 0; i < titles.size(); i++) {
                // Text, before anything is typed: phone numbers and student numbers keep all their digits.
                sheet.setDefaultColumnStyle(i, text(book));
            }
            List<List<String>> explanations = new ArrayList<>();
            for (Column column : form.columns()) {
                explanations.add(List.of(
                        column.title(),
                        column.required() ? words.yes() : words.no(),
                        explain.apply(column),
                        column.example()));
            }
            List<String> head = List.of(words.column(), words.needed(), words.explanation(), words.example());
            fill(book, words.sheet(), head, explanations, -1);
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The faulty rows as they came, with a last column that says what to change; ready to be corrected and sent again. */
    public static byte[] faultyCopy(org.qinglin.app.shared.sheets.Sheet sheet, Map<Integer, String> faultsByRow) {
        int own = sheet.header().indexOf(SheetForm.FAULTS_TITLE);
        int width = own >= 0 ? own : sheet.header().size();
        List<String> titles = new ArrayList<>(sheet.header().subList(0, width));
        titles.add(SheetForm.FAULTS_TITLE);
        List<List<String>> rows = new ArrayList<>();
        for (SheetRow row : sheet.rows()) {
            String faults = faultsByRow.get(row.number());
            if (faults != null) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    cells.add(i < row.raw().size() ? row.raw().get(i) : "");
                }
                cells.add(faults);
                rows.add(cells);
            }
        }
        if (sheet.kind() == SheetKind.CSV) {
            List<List<String>> all = new ArrayList<>(List.of(titles));
            all.addAll(rows);
            return csv(all);
        }
        try (SXSSFWorkbook book = new SXSSFWorkbook()) {
            fill(book, "修改", titles, rows, width);
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list as it stands on a page, every row of it. */
    public static byte[] list(String name, List<String> titles, List<List<String>> rows, SheetKind kind) {
        if (kind == SheetKind.CSV) {
            List<List<String>> all = new ArrayList<>(List.of(titles));
            all.addAll(rows);
            return csv(all);
        }
        try (SXSSFWorkbook book = new SXSSFWorkbook()) {
            fill(book, name, titles, rows, -1);
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] csv(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            rows.forEach(row ->
                    csv.writeRecord(row.stream().map(SheetWriter::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that a spreadsheet would run as a formula is marked as text. */
    private static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("[+-]?[\\d ()-]+") ? "'" + cell : cell;
    }

    private static Sheet fill(Workbook book, String name, List<String> titles, List<List<String>> rows, int marked) {
        Sheet sheet = book.createSheet(name);
        sheet.createFreezePane(0, 1);
        CellStyle heading = book.createCellStyle();
        Font bold = book.createFont();
        bold.setBold(true);
        heading.setFont(bold);
        heading.setFillForegroundColor(IndexedColors.LIGHT_GREEN.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        CellStyle plain = text(book);
        CellStyle red = text(book);
        red.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        write(sheet.createRow(0), titles, heading, heading, -1);
        for (int i = 0; i < rows.size(); i++) {
            write(sheet.createRow(i + 1), rows.get(i), plain, red, marked);
        }
        for (int column = 0; column < titles.size(); column++) {
            int widest = Math.max(titles.get(column).length() * 2 + 2, 10);
            for (List<String> row : rows.subList(0, Math.min(rows.size(), 20))) {
                widest = column < row.size() ? Math.max(widest, row.get(column).length() * 2) : widest;
            }
            sheet.setColumnWidth(column, Math.min(widest, 60) * CHARACTER_WIDTH);
        }
        return sheet;
    }

    private static void write(Row row, List<String> cells, CellStyle style, CellStyle markedStyle, int marked) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = row.createCell(i);
            cell.setCellValue(cells.get(i));
            cell.setCellStyle(i == marked ? markedStyle : style);
        }
    }

    private static CellStyle text(Workbook book) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        return style;
    }

    private static byte[] bytes(SXSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }
}
