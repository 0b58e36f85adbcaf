package org.qinglin.app.shared.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.qinglin.app.shared.sheets.SheetKind;
import org.qinglin.app.shared.sheets.SheetWriter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as a file to take along: xlsx, or csv when asked for. */
public final class ListExport {

    /** More rows than any list of one college has; a bound all the same. */
    public static final int MOST_ROWS = 100_000;

    private ListExport() {}

    /** @param format {@code csv}, or anything else for xlsx */
    public static ResponseEntity<byte[]> of(String name, String format, List<String> titles, List<List<String>> rows) {
        var kind = format.equals("csv") ? SheetKind.CSV : SheetKind.XLSX;
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + kind.ending(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .body(SheetWriter.list(name, titles, rows, kind));
    }
}
