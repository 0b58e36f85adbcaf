package org.qinglin.app.attendance.web;

import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.MarkOutcome;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** What came of a mark or a confirmation, in words: the same on pages and in the API. */
@Component
class AttendanceWords {

    private final Say say;

    AttendanceWords(Say say) {
        this.say = say;
    }

    String of(MarkOutcome outcome) {
        if (outcome instanceof MarkOutcome.SignedIn in) {
            return say.text("mark.SignedIn", say.time(in.at()));
        }
        if (outcome instanceof MarkOutcome.SignedOut out) {
            return say.text("mark.SignedOut", say.time(out.at()), out.minutes());
        }
        if (outcome instanceof MarkOutcome.Repeated repeated) {
            return say.text("mark.Repeated", say.time(repeated.at()));
        }
        if (outcome instanceof MarkOutcome.OutsideHours outside) {
            return say.text("mark.OutsideHours", say.moment(outside.from()), say.moment(outside.to()));
        }
        return say.text("mark." + outcome.getClass().getSimpleName());
    }

    String of(Attendance.Confirmed confirmed) {
        if (confirmed instanceof Attendance.Confirmed.Done done) {
            return say.text("confirm.done", done.people(), say.hours(done.minutes()));
        }
        if (confirmed instanceof Attendance.Confirmed.TooEarly early) {
            return say.text("confirm.too-early", say.moment(early.endsAt()));
        }
        if (confirmed instanceof Attendance.Confirmed.NotPossible impossible) {
            return say.text("confirm.not-possible", impossible.minutes(), impossible.most());
        }
        if (confirmed instanceof Attendance.Confirmed.Cancelled) {
            return say.text("confirm.cancelled");
        }
        return say.text("confirm.already");
    }
}
