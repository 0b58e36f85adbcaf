package org.qinglin.engine.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one csv file as RFC 4180 has it: UTF-8 with or without BOM, a header, columns found by name, cells in double
 * quotes where they hold commas, quotes or line breaks. Strict: what is not a table is refused with its line. Columns that
 * nobody asks for are ignored.
 */
final class CsvReader implements AutoCloseable {

    private static final int END = -1;

    private final String file;
    private final Reader in;
    private final char[] buffer = new char[1 << 15];
    private int at;
    private int filled;
    private final StringBuilder cell = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final String header;
    private int width;
    private long line;
    private long nextLine = 1;

    private CsvReader(String file, Reader in) throws IOException, UnreadableInput {
        this.file = file;
        this.in = in;
        if (peek() == '\uFEFF') {
            at++;
        }
        if (!readCells()) {
            throw UnreadableInput.file(file, "is empty", "The first line must name the columns.");
        }
        width = cells.size();
        for (String name : cells) {
            if (columns.putIfAbsent(name, columns.size()) != null) {
                throw UnreadableInput.cell(
                        file, 1, name, name, "names a column a second time", "Give each column its own name.");
            }
        }
        header = String.join(",", cells);
    }

    /** @throws UnreadableInput if there is no such file or it has no header */
    static CsvReader open(Path path) throws IOException, UnreadableInput {
        String name = nameOf(path);
        InputStream bytes;
        try {
            bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        } catch (NoSuchFileException missing) {
            throw UnreadableInput.file(
                    name, "does not exist in " + path.toAbsolutePath().getParent(), "Maybe another folder is meant?");
        } catch (IOException unreadable) {
            throw UnreadableInput.file(
                    name,
                    "cannot be read (" + unreadable.getMessage() + ")",
                    "Check that it is a file and that you may read it.");
        }
        try {
            return new CsvReader(
                    name,
                    new InputStreamReader(
                            bytes,
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException | UnreadableInput failed) {
            bytes.close();
            throw failed;
        }
    }

    /** The place of a column that must be there. */
    int column(String name) throws UnreadableInput {
        Integer place = columns.get(name);
        if (place == null) {
            throw UnreadableInput.cell(
                    file, 1, name, header, "lacks this column", "Add it to the header, spelt exactly so.");
        }
        return place;
    }

    /** Moves to the next row; false at the end. */
    boolean next() throws IOException, UnreadableInput {
        if (!readCells()) {
            return false;
        }
        if (cells.size() != width) {
            throw UnreadableInput.line(
                    file,
                    line,
                    "has " + cells.size() + " cells where the header has " + width,
                    cells.size() == 1 && cells.get(0).isEmpty()
                            ? "Remove the empty line."
                            : "Maybe a comma is missing, or a value with a comma needs double quotes around it.");
        }
        return true;
    }

    String text(int column) {
        return cells.get(column);
    }

    /** A text that may not be empty. */
    String id(int column) throws UnreadableInput {
        String value = cells.get(column);
        if (value.isEmpty()) {
            throw refuse(column, "is empty", "Give it an id.");
        }
        return value;
    }

    /** Refuses an id that is among those seen. */
    void once(int column, Set<String> seen) throws UnreadableInput {
        if (seen.contains(id(column))) {
            throw refuse(column, "stands a second time", "Give each line an id of its own.");
        }
    }

    /** A whole number from {@code least} to {@code most}. */
    long whole(int column, long least, long most) throws UnreadableInput {
        String value = cells.get(column);
        if (!isWhole(value)) {
            throw refuse(column, "is not a whole number", "Write digits only, such as " + Math.max(least, 1) + ".");
        }
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException tooLong) {
            number = value.charAt(0) == '-' ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        if (number < least) {
            throw refuse(column, "is less than " + least, "Use a whole number of at least " + least + ".");
        }
        if (number > most) {
            throw refuse(column, "is more than " + most, "Use a whole number of at most " + most + ".");
        }
        return number;
    }

    /** A whole number of at least 0; more than an int can hold counts as the largest int, which no plan ever reaches. */
    int capacity(int column) throws UnreadableInput {
        return (int) Math.min(Integer.MAX_VALUE, whole(column, 0, Long.MAX_VALUE));
    }

    /** The line on which the current row begins, from 1. */
    long line() {
        return line;
    }

    String file() {
        return file;
    }

    UnreadableInput refuse(int column, String problem, String hint) {
        String name = columns.entrySet().stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("?");
        return UnreadableInput.cell(file, line, name, cells.get(column), problem, hint);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    private static boolean isWhole(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() > from;
    }

    /** Reads one row into {@link #cells}; false at the end of the file. */
    private boolean readCells() throws IOException, UnreadableInput {
        cells.clear();
        line = nextLine;
        if (peek() == END) {
            return false;
        }
        while (true) {
            cells.add(peek() == '"' ? quoted() : plain());
            int c = read();
            if (c == ',') {
                continue;
            }
            if (c == '\r' && peek() == '\n') {
                at++;
            }
            if (c == '\r' || c == '\n') {
                nextLine++;
            }
            return true;
        }
    }

    private String plain() throws IOException, UnreadableInput {
        cell.setLength(0);
        for (int c = peek(); c != ',' && c != '\n' && c != '\r' && c != END; c = peek()) {
            if (c == '"') {
                throw UnreadableInput.line(
                        file,
                        line,
                        "has a double quote inside the cell \"" + cell + "\"",
                        "Put double quotes around the whole cell and write each quote in it twice.");
            }
            cell.append((char) c);
            at++;
        }
        return cell.toString();
    }

    private String quoted() throws IOException, UnreadableInput {
        cell.setLength(0);
        at++;
        while (true) {
            int c = read();
            if (c == END) {
                throw UnreadableInput.line(
                        file, line, "opens a double quote that is never closed", "Close it, or write it twice.");
            }
            if (c == '"') {
                if (peek() != '"') {
                    break;
                }
                at++;
            }
            if (c == '\n' || (c == '\r' && peek() != '\n')) {
                nextLine++;
            }
            cell.append((char) c);
        }
        int after = peek();
        if (after != ',' && after != '\n' && after != '\r' && after != END) {
            throw UnreadableInput.line(
                    file,
                    line,
                    "goes on after the closing quote of \"" + cell + "\"",
                    "Put double quotes around the whole cell and write each quote in it twice.");
        }
        return cell.toString();
    }

    private int read() throws IOException, UnreadableInput {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException, UnreadableInput {
        if (at >= filled) {
            if (filled < 0) {
                return END;
            }
            try {
                filled = in.read(buffer);
            } catch (CharacterCodingException notUtf8) {
                throw UnreadableInput.line(
                        file,
                        nextLine,
                        "or one soon after holds bytes that are not UTF-8",
                        "Save the file as UTF-8 (csv UTF-8 in spreadsheets).");
            }
            at = 0;
            if (filled < 0) {
                return END;
            }
        }
        return buffer[at];
    }
}
