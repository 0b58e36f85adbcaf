package org.qinglin.app.attendance.web;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.MarkOutcome;
import org.qinglin.app.attendance.ReviewOutcome;
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
        if (outcome instanceof MarkOutcome.SignedOutAlone alone) {
            return say.text("mark.SignedOutAlone", say.time(alone.at()));
        }
        if (outcome instanceof MarkOutcome.SignedInAgain again) {
            return say.text("mark.SignedInAgain", say.time(again.at()), say.time(again.before()));
        }
        if (outcome instanceof MarkOutcome.CodeExpired expired) {
            return say.text("mark.CodeExpired", say.moment(expired.shownAt()));
        }
        if (outcome instanceof MarkOutcome.OutsideHours outside) {
            return say.text("mark.OutsideHours", say.moment(outside.from()), say.moment(outside.to()));
        }
        return say.text("mark." + outcome.getClass().getSimpleName());
    }

    /** Why a scan was refused, by the name in its address; null for any other name. */
    @Nullable
    String refused(String name) {
        return switch (name) {
            case "CodeForged", "CodeOfOtherSession", "CodeOfFuture" -> say.text("mark." + name);
            case "CodeExpired" -> say.text("sign.expired");
            default -> null;
        };
    }

    /** @param done key of the sentence for what was done */
    String of(ReviewOutcome outcome, String done) {
        if (outcome instanceof ReviewOutcome.Done made) {
            return say.text(done, made.minutes());
        }
        if (outcome instanceof ReviewOutcome.LeftBeforeCame wrong) {
            return say.text("look.LeftBeforeCame", say.time(wrong.came()), say.time(wrong.left()));
        }
        if (outcome instanceof ReviewOutcome.NotPossible wrong) {
            return say.text("look.NotPossible", say.time(wrong.at()), say.moment(wrong.from()), say.moment(wrong.to()));
        }
        if (outcome instanceof ReviewOutcome.TooManyMinutes many) {
            return say.text("confirm.not-possible", many.minutes(), many.most());
        }
        return say.text("look." + outcome.getClass().getSimpleName());
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
