package org.qinglin.app.recognition;

import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.people.Student;
import org.qinglin.app.programmes.Programme;

/**
 * A student's second-classroom transcript (第二课堂成绩单): what stood in the ledger at the end of a day, converted by the table
 * in force on that day. The same day gives the same transcript for good.
 */
public record Transcript(Student student, LocalDate asOf, Conversion conversion, List<Line> lines, boolean demo) {

    public Transcript {
        lines = List.copyOf(lines);
    }

    /**
     * One programme.
     *
     * @param hundredths of a credit
     */
    public record Line(Programme programme, List<CertificateContent.Service> services, long minutes, long hundredths) {}

    public long minutes() {
        return lines.stream().mapToLong(Line::minutes).sum();
    }

    /** Hundredths of a credit in all. */
    public long hundredths() {
        return lines.stream().mapToLong(Line::hundredths).sum();
    }

    public int times() {
        return lines.stream().mapToInt(each -> each.services().size()).sum();
    }

    /** {@code 2.05}. */
    public static String credit(long hundredths) {
        return "%d.%02d".formatted(hundredths / 100, hundredths % 100);
    }
}
