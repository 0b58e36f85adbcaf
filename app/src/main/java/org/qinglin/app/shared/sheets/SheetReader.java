package org.qinglin.app.shared.sheets;

import cn.idev.excel.FastExcel;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.enums.ReadDefaultReturnEnum;
import cn.idev.excel.exception.ExcelAnalysisStopException;
import cn.idev.excel.metadata.data.DataFormatData;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.read.listener.ReadListener;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DateUtil;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;

/**
 * Reads xlsx, and csv in UTF-8 (with or without byte order mark), UTF-16 or GBK, divided by commas, semicolons or tabs.
 * Columns are known by their titles, in any order; others are carried along.
 */
public final class SheetReader {

    /** More rows than any college has students. */
    public static final int MOST_ROWS = 50_000;

    private static final int MOST_COLUMNS = 200;
    private static final int HEADER_WITHIN = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private record Line(int number, List<String> cells) {}

    private SheetReader() {}

    /** The rows of the file's first sheet, or the one reason why there are none. */
    public static Checked<Sheet> read(byte[] file, SheetForm form) {
        if (file.length == 0) {
            return faulty("", "sheet.empty");
        }
        boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        boolean oldExcel = file.length > 3 && (file[0] & 0xff) == 0xD0 && (file[1] & 0xff) == 0xCF;
        if (oldExcel) {
            return faulty(".xls", "sheet.old-format");
        }
        List<Line> lines;
        try {
            lines = zip ? xlsx(file) : csv(file);
        } catch (IOException | RuntimeException unreadable) {
            // A library's own words about a broken file help nobody; the sentence says what can be done.
            return faulty("", "sheet.unreadable");
        }
        return sheet(lines, form, zip ? SheetKind.XLSX : SheetKind.CSV);
    }

    private static Checked<Sheet> sheet(List<Line> lines, SheetForm form, SheetKind kind) {
        Optional<Line> header = header(lines, form);
        if (header.isEmpty()) {
            return faulty("", "sheet.empty");
        }
        Map<String, Integer> places = new HashMap<>();
        List<String> titles = header.get().cells();
        for (int i = 0; i < titles.size(); i++) {
            places.putIfAbsent(title(titles.get(i)), i);
        }
        List<Fault> missing = new ArrayList<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (Column column : form.columns()) {
            Integer place = places.get(title(column.title()));
            if (place != null) {
                columns.put(column.key(), place);
            } else if (column.required()) {
                missing.add(Fault.of(column.key(), column.title(), "sheet.column-missing"));
            }
        }
        if (!missing.isEmpty()) {
            return new Checked.Faulty<>(missing);
        }
        List<SheetRow> rows = new ArrayList<>();
        for (Line line : lines) {
            boolean blank = line.cells().stream().allMatch(String::isBlank);
            boolean example =
                    !line.cells().isEmpty() && line.cells().get(0).strip().startsWith(SheetForm.EXAMPLE_MARK);
            if (line.number() > header.get().number() && !blank && !example) {
                rows.add(row(line, columns));
            }
        }
        if (rows.isEmpty()) {
            return faulty("", "sheet.no-rows");
        }
        if (rows.size() > MOST_ROWS) {
            return new Checked.Faulty<>(List.of(Fault.of("file", rows.size(), "sheet.too-many-rows", MOST_ROWS)));
        }
        return new Checked.Ok<>(new Sheet(titles, rows, kind));
    }

    /** The line that has most of the form's titles, the first of equals: some people write a heading above the header. */
    private static Optional<Line> header(List<Line> lines, SheetForm form) {
        List<String> wanted =
                form.columns().stream().map(column -> title(column.title())).toList();
        Optional<Line> best = Optional.empty();
        long most = -1;
        for (Line line : lines.subList(0, Math.min(lines.size(), HEADER_WITHIN))) {
            boolean blank = line.cells().stream().allMatch(String::isBlank);
            long titles = line.cells().stream()
                    .map(SheetReader::title)
                    .filter(wanted::contains)
                    .count();
            if (!blank && titles > most) {
                best = Optional.of(line);
                most = titles;
            }
        }
        return best;
    }

    /** A title without the star, brackets and blanks that people add to it. */
    private static String title(String cell) {
        return Mangled.text(cell).replaceAll("[*＊\\s]|[(（].*[)）]", "");
    }

    private static SheetRow row(Line line, Map<String, Integer> columns) {
        Map<String, String> cells = new HashMap<>();
        columns.forEach((key, place) ->
                cells.put(key, place < line.cells().size() ? line.cells().get(place) : ""));
        return new SheetRow(line.number(), cells, line.cells());
    }

    private static Checked<Sheet> faulty(String value, String key) {
        return new Checked.Faulty<>(List.of(Fault.of("file", value, key)));
    }

    private static List<Line> csv(byte[] file) throws IOException {
        String text = decoded(file);
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().fieldSeparator(separator(text)).ofCsvRecord(text)) {
            for (CsvRecord row : csv) {
                lines.add(new Line((int) row.getStartingLineNumber(), row.getFields()));
                if (lines.size() > MOST_ROWS + 1000) {
                    break; // far too many in any case; the count is told
                }
            }
        }
        return lines;
    }

    /** By its byte order mark, else UTF-8 if it is that throughout, else GB18030, which contains GBK. */
    static String decoded(byte[] file) throws CharacterCodingException {
        if (file.length >= 3 && (file[0] & 0xff) == 0xEF && (file[1] & 0xff) == 0xBB && (file[2] & 0xff) == 0xBF) {
            return strictly(StandardCharsets.UTF_8, file, 3);
        }
        if (file.length >= 2 && (file[0] & 0xff) == 0xFF && (file[1] & 0xff) == 0xFE) {
            return strictly(StandardCharsets.UTF_16LE, file, 2);
        }
        try {
            return strictly(StandardCharsets.UTF_8, file, 0);
        } catch (CharacterCodingException otherwise) {
            return strictly(Charset.forName("GB18030"), file, 0);
        }
    }

    private static String strictly(Charset charset, byte[] file, int from) throws CharacterCodingException {
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(file, from, file.length - from))
                .toString();
    }

    /** Whichever of comma, tab and semicolon the first line has most of. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : new char[] {'\t', ';'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    private static List<Line> xlsx(byte[] file) {
        List<Line> lines = new ArrayList<>();
        FastExcel.read(new ByteArrayInputStream(file), new ReadListener<Map<Integer, ReadCellData<?>>>() {
                    @Override
                    public void invoke(Map<Integer, ReadCellData<?>> row, AnalysisContext context) {
                        lines.add(new Line(context.readRowHolder().getRowIndex() + 1, cells(row)));
                        if (lines.size() > MOST_ROWS + 1000) {
                            throw new ExcelAnalysisStopException("far too many rows; the count is told");
                        }
                    }

                    @Override
                    public void doAfterAllAnalysed(AnalysisContext context) {}
                })
                .mandatoryUseInputStream(true) // else it leaves a copy of people's data in /tmp
                .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA)
                .headRowNumber(0)
                .sheet(0)
                .doRead();
        return lines;
    }

    private static List<String> cells(Map<Integer, ReadCellData<?>> row) {
        int last = row.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i <= Math.min(last, MOST_COLUMNS); i++) {
            ReadCellData<?> cell = row.get(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(ReadCellData<?> cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> Boolean.TRUE.equals(cell.getBooleanValue()) ? "是" : "否";
            default -> cell.getStringValue() == null ? "" : cell.getStringValue();
        };
    }

    /** A number as it is, all digits; or the date or time that its format makes of it. */
    private static String number(ReadCellData<?> cell) {
        BigDecimal value =
                cell.getOriginalNumberValue() == null ? cell.getNumberValue() : cell.getOriginalNumberValue();
        DataFormatData format = cell.getDataFormatData();
        boolean date = format != null
                && format.getIndex() != null
                && DateUtil.isADateFormat(format.getIndex(), format.getFormat());
        if (!date || value.signum() < 0 || value.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
            return value.stripTrailingZeros().toPlainString();
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(value.doubleValue(), false, true);
        if (value.compareTo(BigDecimal.ONE) < 0) {
            return TIME.format(moment);
        }
        return moment.toLocalTime().toSecondOfDay() == 0 ? DAY.format(moment) : MOMENT.format(moment);
    }
}
