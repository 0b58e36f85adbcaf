package org.qinglin.app.attendance.web;

import org.qinglin.app.attendance.PictureOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of adding a picture to a closing report, in words. */
final class PictureWords {

    private PictureWords() {}

    static String of(PictureOutcome outcome, Say say) {
        if (outcome instanceof PictureOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        if (outcome instanceof PictureOutcome.TooMany many) {
            return say.text("picture.TooMany", many.most());
        }
        return say.text("picture." + outcome.getClass().getSimpleName());
    }
}
