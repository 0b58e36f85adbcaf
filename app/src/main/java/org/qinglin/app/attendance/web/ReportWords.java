package org.qinglin.app.attendance.web;

import org.qinglin.app.attendance.ReportOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of writing a closing report, in words. */
final class ReportWords {

    private ReportWords() {}

    static String of(ReportOutcome outcome, Say say) {
        if (outcome instanceof ReportOutcome.TextTooLong tooLong) {
            return say.text("fault.too-long", "", tooLong.most(), tooLong.length());
        }
        if (outcome instanceof ReportOutcome.ResidentsMissing missing) {
            return say.text("report.ResidentsMissing", missing.most());
        }
        return say.text("report." + outcome.getClass().getSimpleName());
    }
}
