package org.qinglin.app.shared.pictures;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;

/**
 * A picture or paper that somebody sent, fit to be kept: what it is, its content says, and a picture is drawn anew.
 *
 * @param mediaType {@code image/jpeg} or {@code application/pdf}
 */
public record SentFile(String name, String mediaType, byte[] content) {

    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_NAME = 80;

    /** What may be kept of it, or the fault of the field {@code file}. @param name as the sender calls it */
    public static Checked<SentFile> of(String name, byte[] content) {
        var shown = shown(name);
        if (content.length == 0) {
            return faulty(shown, "fault.attachment.empty");
        }
        if (content.length > MOST_BYTES) {
            return faulty(shown, "fault.attachment.large", MOST_BYTES / 1024 / 1024);
        }
        boolean paper = isPaper(content);
        var kept = paper ? Optional.of(content) : Pictures.drawnAnew(content);
        if (kept.isEmpty()) {
            return faulty(
                    shown, Pictures.looksLikeOne(content) ? "fault.attachment.unreadable" : "fault.attachment.kind");
        }
        return new Checked.Ok<>(new SentFile(shown, paper ? "application/pdf" : "image/jpeg", kept.get()));
    }

    private static Checked<SentFile> faulty(String shown, String key, Object... arguments) {
        return new Checked.Faulty<>(List.of(Fault.of("file", shown, key, arguments)));
    }

    private static boolean isPaper(byte[] content) {
        return content.length > 5
                && content[0] == '%'
                && content[1] == 'P'
                && content[2] == 'D'
                && content[3] == 'F'
                && content[4] == '-';
    }

    /** The last part of a file's name, without what no file name needs. */
    private static String shown(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"<>]", "")
                .strip();
        int length = last.codePointCount(0, last.length());
        if (length > LONGEST_NAME) {
            last = last.substring(last.offsetByCodePoints(0, length - LONGEST_NAME));
        }
        return last.isEmpty() ? "file" : last;
    }
}
