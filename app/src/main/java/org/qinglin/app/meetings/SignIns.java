package org.qinglin.app.meetings;

import java.time.Clock;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of a meeting: whoever may see it and scans its screen is there, once. */
@Service
public class SignIns {

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final MeetingCode codes;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Meetings meetings, MeetingCode codes, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.codes = codes;
        this.clock = clock;
    }

    /** Hundreds come at once: no row is locked, and the one statement that writes lets nobody in twice. */
    @Transactional
    public SignInOutcome sign(Viewer viewer, long id, String code) {
        var found = meetings.find(viewer, id);
        if (found.isEmpty()) {
            return new SignInOutcome.Missing();
        }
        if (!found.get().takesSignIns(clock.instant())) {
            return new SignInOutcome.NotNow();
        }
        if (!codes.isFresh(id, code)) {
            return new SignInOutcome.Stale();
        }
        int added = jdbc.sql("""
                insert into meetings.sign_in (meeting_id, account_id, came_as, signed_at)
                values (:id, :account, coalesce((select came_as from meetings.invitation
                    where meeting_id = :id and account_id = :account), 'OTHER'), :now)
                on conflict do nothing""")
                .param("id", id)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        return added == 1 ? new SignInOutcome.Present() : new SignInOutcome.AlreadyPresent();
    }
}
