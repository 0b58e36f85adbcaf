package org.qinglin.app.attendance;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.pictures.Pictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pictures of a closing report, drawn anew without what the phone noted in them. Its writer adds and removes them while the
 * report is open; whoever may read the report sees them.
 */
@Service
@Transactional
public class ReportPictures {

    public static final int MOST = 6;
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int LONGEST_ALT = 200;

    private final JdbcClient jdbc;
    private final ClosingReports reports;
    private final AuditTrail audit;
    private final Clock clock;

    ReportPictures(JdbcClient jdbc, ClosingReports reports, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a picture to the viewer's own report.
     *
     * @param alt what it shows, for who cannot see it
     */
    public PictureOutcome add(Viewer viewer, SessionId id, @Nullable String alt, byte[] content) {
        var seen = reports.writable(viewer, id);
        if (seen.isEmpty()) {
            return new PictureOutcome.NotFound();
        }
        if (!isOpen(viewer, seen.get())) {
            return new PictureOutcome.NotOpen();
        }
        var check = new FormCheck();
        var words = check.text("alt", alt, LONGEST_ALT);
        var kept = drawn(content, check);
        return check.result(() -> keep(viewer, id, words, kept.orElseThrow()))
                .<PictureOutcome>fold(outcome -> outcome, PictureOutcome.Faulty::new);
    }

    private static Optional<byte[]> drawn(byte[] content, FormCheck check) {
        if (content.length == 0) {
            check.fault("file", "", "fault.attachment.empty");
            return Optional.empty();
        }
        if (content.length > MOST_BYTES) {
            check.fault("file", "", "fault.picture.large", MOST_BYTES / 1024 / 1024);
            return Optional.empty();
        }
        var drawn = Pictures.drawnAnew(content);
        if (drawn.isEmpty()) {
            check.fault("file", "", Pictures.looksLikeOne(content) ? "fault.picture.unreadable" : "fault.picture.kind");
        }
        return drawn;
    }

    private PictureOutcome keep(Viewer viewer, SessionId id, String alt, byte[] content) {
        jdbc.sql("select session_id from attendance.closing_report where session_id = :id for update")
                .param("id", id.value()) // two at once count one by one
                .query(row -> {});
        return jdbc.sql("""
                insert into attendance.report_picture (session_id, place, alt, content, added_by, added_at)
                select :session, free, :alt, :content, :account, :now from generate_series(1, :most) free
                where not exists (select from attendance.report_picture p where p.session_id = :session and p.place = free)
                order by free limit 1 returning id""")
                .param("session", id.value())
                .param("alt", alt)
                .param("content", content)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("most", MOST)
                .query(Long.class)
                .optional()
                .<PictureOutcome>map(number -> {
                    audit.record(viewer, "report-picture-added", "session " + id.value(), "picture " + number);
                    return new PictureOutcome.Added(new ClosingReport.Picture(number, alt));
                })
                .orElseGet(() -> new PictureOutcome.TooMany(MOST));
    }

    /** Takes a picture of the viewer's own report away again; false where there is no such. */
    public boolean remove(Viewer viewer, SessionId id, long picture) {
        boolean removed = reports.writable(viewer, id)
                        .filter(seen -> isOpen(viewer, seen))
                        .isPresent()
                && jdbc.sql("delete from attendance.report_picture where id = :id and session_id = :session")
                                .param("id", picture)
                                .param("session", id.value())
                                .update()
                        > 0;
        if (removed) {
            audit.record(viewer, "report-picture-removed", "session " + id.value(), "picture " + picture);
        }
        return removed;
    }

    private boolean isOpen(Viewer viewer, Attendance.Seen seen) {
        return reports.of(seen.session().id()).isPresent() && reports.isOpen(viewer, seen);
    }

    /** A picture's content, for whoever may read its report. */
    @Transactional(readOnly = true)
    public Optional<byte[]> content(Viewer viewer, SessionId id, long picture) {
        return reports.readable(viewer, id)
                .flatMap(seen -> jdbc.sql(
                                "select content from attendance.report_picture where id = :id and session_id = :session")
                        .param("id", picture)
                        .param("session", id.value())
                        .query(byte[].class)
                        .optional());
    }
}
