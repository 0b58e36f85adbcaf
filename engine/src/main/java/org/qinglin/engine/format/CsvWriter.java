package org.qinglin.engine.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one csv file: UTF-8, no BOM, lines end with LF, quotes only where needed. */
final class CsvWriter implements AutoCloseable {

    private final Writer out;

    CsvWriter(Path path, String... columns) throws IOException {
        out = new BufferedWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), 1 << 16);
        row((Object[]) columns);
    }

    void row(Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            cell(cells[i].toString());
        }
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void cell(String text) throws IOException {
        boolean plain = !text.startsWith("\uFEFF");
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        out.write(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }
}
