package org.qinglin.app.places.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qinglin.app.places.PlaceLevel;

/** Reads divisions' files, checks every row, and hands the good ones on. Remembers codes, not rows: 620,573 in 60 MB. */
final class DivisionReader {

    /** More errors than anybody corrects by hand are only counted. */
    static final int ERRORS_KEPT = 20;

    /** Takes one good row. */
    interface Rows {
        void add(String code, String name) throws IOException;
    }

    private record Source(Path path, DivisionFile kind) {}

    private final Set<Long> known;
    private final Set<Long> read = new HashSet<>();
    private final List<RowError> errors = new ArrayList<>();
    private long errorCount;
    private long bytesDone;
    private long bytesAll;

    /** @param known keys of the places that the register has already, which others may lie in */
    DivisionReader(Set<Long> known) {
        this.known = known;
    }

    List<RowError> errors() {
        return errors;
    }

    long errorCount() {
        return errorCount;
    }

    /** Reads the files in the order of their level, whatever the order given, so that parents come first. */
    void read(List<Path> files, Rows rows, Progress progress) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            bytesAll += Files.size(file);
            List<String> header = header(file);
            DivisionFile.withColumns(header)
                    .ifPresentOrElse(
                            kind -> sources.add(new Source(file, kind)),
                            () -> report(new RowError(
                                    file,
                                    1,
                                    "(header)",
                                    String.join(",", header),
                                    "is none of " + DivisionFile.EXPECTED)));
        }
        sources.sort((a, b) -> a.kind().compareTo(b.kind()));
        for (Source source : sources) {
            read(source, rows, progress);
            bytesDone += Files.size(source.path());
        }
    }

    private static List<String> header(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = csv(Files.newInputStream(file))) {
            return csv.stream().findFirst().map(NamedCsvRecord::getHeader).orElse(List.of());
        } catch (CsvParseException | UncheckedIOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static CsvReader<NamedCsvRecord> csv(InputStream in) throws IOException {
        // Bytes that are no UTF-8 become U+FFFD, which the check of names then reports with its line.
        Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset(); // no byte order mark
        }
        return CsvReader.builder().ofNamedCsvRecord(text);
    }

    private void read(Source source, Rows rows, Progress progress) throws IOException {
        long line = 1;
        try (CountingStream counted = new CountingStream(Files.newInputStream(source.path()));
                CsvReader<NamedCsvRecord> csv = csv(counted)) {
            int since = 0;
            for (NamedCsvRecord row : csv) {
                line = row.getStartingLineNumber();
                if (accepts(source, row) && errorCount == 0) {
                    rows.add(row.getField("code").strip(), row.getField("name").strip());
                }
                if (++since == 4096) {
                    since = 0;
                    progress.show("reading", (bytesDone + counted.count()) / (double) Math.max(1, bytesAll));
                }
            }
        } catch (CsvParseException e) {
            report(new RowError(
                    source.path(),
                    line + 1,
                    "(row)",
                    String.valueOf(e.getMessage()),
                    "each row needs as many values as the header, with quotes closed"));
        }
    }

    private boolean accepts(Source source, NamedCsvRecord row) {
        int expected = row.getHeader().size();
        if (row.getFieldCount() != expected) {
            report(new RowError(
                    source.path(),
                    row.getStartingLineNumber(),
                    "(row)",
                    String.join(",", row.getFields()),
                    "has %d values, the header %d; each row needs as many".formatted(row.getFieldCount(), expected)));
            return false;
        }
        PlaceLevel level = source.kind().level();
        String code = row.getField("code").strip();
        String name = row.getField("name").strip();
        if (code.length() != level.digits()
                || !code.chars().allMatch(c -> c >= '0' && c <= '9')
                || code.charAt(0) == '0') {
            return reject(source, row, "code", "a code in this file has " + level.digits() + " digits");
        }
        if (name.isEmpty()) {
            return reject(source, row, "name", "a place needs a name");
        }
        if (name.indexOf('\uFFFD') >= 0) {
            return reject(source, row, "name", "is not UTF-8; save the file as UTF-8");
        }
        String parentColumn = source.kind().parentColumn();
        String parent = parentColumn.isEmpty() ? "" : row.getField(parentColumn).strip();
        if (!code.startsWith(parent) || !parentColumn.isEmpty() && parent.isEmpty()) {
            return reject(source, row, parentColumn, "the code " + code + " has to begin with it");
        }
        if (!parent.isEmpty() && !read.contains(Long.parseLong(parent)) && !known.contains(Long.parseLong(parent))) {
            return reject(
                    source, row, parentColumn, "no such place is in the register or in these files; add its file");
        }
        if (!read.add(NameIndex.key(code))) {
            return reject(source, row, "code", "stands in these files before; remove one of the rows");
        }
        return true;
    }

    private boolean reject(Source source, NamedCsvRecord row, String column, String hint) {
        report(new RowError(source.path(), row.getStartingLineNumber(), column, row.getField(column), hint));
        return false;
    }

    private void report(RowError error) {
        errorCount++;
        if (errors.size() < ERRORS_KEPT) {
            errors.add(error);
        }
    }
}
