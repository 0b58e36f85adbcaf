package org.qinglin.app.attendance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.StudentId;

/** An incident as it was checked: what went wrong, when, for whom, and what was done on the spot. */
public record IncidentReport(
        Incident.Severity severity,
        Instant happenedAt,
        String what,
        @Nullable StudentId student,
        @Nullable String affected,
        String atOnce) {

    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_AFFECTED = 100;

    /**
     * The same as typed.
     *
     * @param happenedAt in China, such as 2026-11-28T10:30
     * @param student the number of somebody on the roster, or nothing
     */
    public record Input(
            @Nullable String severity,
            @Nullable String happenedAt,
            @Nullable String what,
            @Nullable String student,
            @Nullable String affected,
            @Nullable String atOnce) {

        public static final Input EMPTY = new Input(null, null, null, null, null, null);

        /** @param earliest and {@code latest} between which it happened; {@code roster} who may be named */
        Checked<IncidentReport> checked(Instant earliest, Instant latest, List<StudentId> roster) {
            var check = new FormCheck();
            var level = check.oneOf("severity", severity, Incident.Severity.class, "fault.incident.severity");
            var at = moment(earliest, latest, check);
            var words = check.text("what", what, LONGEST_WORDS);
            var done = check.text("atOnce", atOnce, LONGEST_WORDS);
            var others = check.optional("affected", affected, LONGEST_AFFECTED);
            var number = check.id("student", student);
            var named = Optional.ofNullable(number).map(StudentId::new);
            if (named.filter(each -> !roster.contains(each)).isPresent()) {
                check.fault("student", String.valueOf(student), "fault.choice");
            }
            return check.result(
                    () -> new IncidentReport(level, FormCheck.given(at), words, named.orElse(null), others, done));
        }

        private @Nullable Instant moment(Instant earliest, Instant latest, FormCheck check) {
            var text = happenedAt == null ? "" : happenedAt.strip();
            if (text.isEmpty()) {
                check.missing("happenedAt");
                return null;
            }
            try {
                var at = LocalDateTime.parse(text).atZone(China.TIME).toInstant();
                if (at.isAfter(latest) || at.isBefore(earliest)) {
                    check.fault("happenedAt", text.replace('T', ' '), "fault.incident.when");
                }
                return at;
            } catch (DateTimeParseException unreadable) {
                check.fault("happenedAt", text, "fault.incident.moment");
                return null;
            }
        }
    }
}
