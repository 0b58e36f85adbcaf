package org.qinglin.engine.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain csv at the speed of the machine: no double quotes, only ASCII but for ids that are known already, on all
 * cores. It never judges: at anything unusual it gives up ({@link Unusual}), and {@link CsvReader}, which knows every rule,
 * reads the file from its beginning and says what is wrong, if something is.
 */
final class PlainRows {

    /** Something the careful reader must look at. Without a trace, for it is no failure. */
    static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusual() {
            super("not plain", null, false, false);
        }
    }

    /** Takes rows of one block of the file, in order. */
    interface Taker {

        /**
         * A row: cell c of those asked for is {@code bytes[begin[c]]} to {@code bytes[end[c] − 1]}.
         *
         * @param row its number in the file, from 0 after the header
         */
        void row(int row, byte[] bytes, int[] begin, int[] end);
    }

    /** Makes what takes a block's rows, on the thread that reads it. */
    interface Takers {
        Taker of(int block);
    }

    private static final int BLOCK = 1 << 22;
    private static final int LONGEST_ROW = 1 << 16;
    private static final int BOM = 3;

    private final FileChannel file;
    private final long size;
    private final int dataStart;
    private final int width;
    private final int[] columns;
    private final boolean allAsked;
    private final int blocks;
    private final int[] firstRow;

    private PlainRows(FileChannel file, String... wanted) throws IOException {
        this.file = file;
        this.size = file.size();
        byte[] head = new byte[(int) Math.min(size, LONGEST_ROW)];
        fill(head, head.length, 0);
        int from = head.length >= BOM && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF
                ? BOM
                : 0;
        int end = from;
        while (end < head.length && head[end] != '\n') {
            if (head[end] < 0 || head[end] == '"') {
                throw new Unusual();
            }
            end++;
        }
        if (end == head.length) {
            throw new Unusual();
        }
        dataStart = end + 1;
        int headerEnd = end > from && head[end - 1] == '\r' ? end - 1 : end;
        List<String> names =
                Arrays.asList(new String(head, from, headerEnd - from, StandardCharsets.US_ASCII).split(",", -1));
        width = names.size();
        columns = new int[width];
        Arrays.fill(columns, -1);
        for (int c = 0; c < wanted.length; c++) {
            int place = names.indexOf(wanted[c]);
            if (place < 0 || names.lastIndexOf(wanted[c]) != place) {
                throw new Unusual();
            }
            columns[place] = c;
        }
        allAsked = width == wanted.length;
        if (names.stream().distinct().count() < width || size - dataStart > (long) Integer.MAX_VALUE * BLOCK) {
            throw new Unusual();
        }
        blocks = (int) ((size - dataStart + BLOCK - 1) / BLOCK);
        firstRow = new int[blocks + 1];
        long[] rowsOf = new long[blocks];
        onAllCores((block, bytes) -> rowsOf[block] = countRows(block, bytes));
        long rows = 0;
        for (int b = 0; b < blocks; b++) {
            rows += rowsOf[b];
            if (rows > Integer.MAX_VALUE - 8) {
                throw new Unusual();
            }
            firstRow[b + 1] = (int) rows;
        }
    }

    /** Work on an open file. */
    interface Work<T> {
        T on(PlainRows rows) throws IOException;
    }

    /**
     * Works on a file if it is plain, with these columns; null if the careful reader must look at it. Opening counts the
     * rows.
     */
    static <T> @Nullable T tryOn(Path path, Work<T> work, String... columns) throws IOException {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return work.on(new PlainRows(file, columns));
        } catch (Unusual forTheCarefulReader) {
            return null;
        }
    }

    int rows() {
        return firstRow[blocks];
    }

    int blocks() {
        return blocks;
    }

    /** Hands all rows to takers, blocks on all cores. */
    void read(Takers takers) throws IOException {
        onAllCores((block, bytes) -> readBlock(block, bytes, takers.of(block)));
    }

    /** Hands all rows in order to one taker. */
    void readInOrder(Taker taker) throws IOException {
        byte[] bytes = new byte[BLOCK + LONGEST_ROW + 1];
        for (int block = 0; block < blocks; block++) {
            readBlock(block, bytes, taker);
        }
    }

    /** A number of digits; {@link Unusual} for anything else or more than {@code most}. */
    static int digits(byte[] bytes, int begin, int end, int most) {
        if (begin == end || end - begin > 10) {
            throw new Unusual();
        }
        long number = 0;
        for (int i = begin; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new Unusual();
            }
            number = 10 * number + digit;
        }
        if (number > most) {
            throw new Unusual();
        }
        return (int) number;
    }

    static boolean ascii(byte[] bytes, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private interface BlockWork {
        void on(int block, byte[] bytes) throws IOException;
    }

    private void onAllCores(BlockWork work) throws IOException {
        int threads = Math.min(Math.max(1, blocks), Runtime.getRuntime().availableProcessors());
        AtomicInteger next = new AtomicInteger();
        try {
            IntStream.range(0, threads).parallel().forEach(thread -> {
                byte[] bytes = new byte[(int) Math.min(size, BLOCK + LONGEST_ROW + 1L)];
                for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
                    try {
                        work.on(block, bytes);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** Rows that begin in a block: one for each line end just before or in it, but for its own last byte. */
    private int countRows(int block, byte[] bytes) throws IOException {
        long from = dataStart + (long) block * BLOCK;
        int length = (int) Math.min(BLOCK, size - from);
        fill(bytes, length, from - 1);
        int rows = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                rows++;
            }
        }
        return rows;
    }

    private void readBlock(int block, byte[] bytes, Taker taker) throws IOException {
        long from = dataStart + (long) block * BLOCK;
        int filled = (int) Math.min(BLOCK + LONGEST_ROW + 1L, size - from + 1);
        fill(bytes, filled, from - 1);
        boolean endOfFile = from - 1 + filled == size;
        int limit = (int) Math.min(BLOCK, size - from) + 1;
        int at = 1;
        while (at < limit && bytes[at - 1] != '\n') {
            at++;
        }
        int[] begin = new int[width];
        int[] end = new int[width];
        int row = firstRow[block];
        while (at < limit) {
            int cell = 0;
            int cellStart = at;
            while (true) {
                if (at == filled) {
                    if (!endOfFile) {
                        throw new Unusual();
                    }
                    close(cell, cellStart, at, begin, end);
                    break;
                }
                byte b = bytes[at];
                if (b == ',') {
                    close(cell++, cellStart, at, begin, end);
                    cellStart = at + 1;
                } else if (b == '\n') {
                    int stop = at > cellStart && bytes[at - 1] == '\r' ? at - 1 : at;
                    close(cell, cellStart, stop, begin, end);
                    break;
                } else if (b < ' ' && suspicious(b, bytes, at, filled)) {
                    throw new Unusual();
                } else if (b == '"') {
                    throw new Unusual();
                }
                at++;
            }
            at++;
            if (cell != width - 1) {
                throw new Unusual();
            }
            taker.row(row++, bytes, begin, end);
        }
    }

    /** Bytes beyond ASCII outside the columns asked for could be broken UTF-8; a lone carriage return is no line end. */
    private boolean suspicious(byte b, byte[] bytes, int at, int filled) {
        if (b < 0) {
            return !allAsked;
        }
        return b == '\r' && (at + 1 == filled || bytes[at + 1] != '\n');
    }

    private void close(int cell, int from, int to, int[] begin, int[] end) {
        if (cell < width && columns[cell] >= 0) {
            begin[columns[cell]] = from;
            end[columns[cell]] = to;
        }
    }

    private void fill(byte[] bytes, int length, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new Unusual();
            }
        }
    }
}
