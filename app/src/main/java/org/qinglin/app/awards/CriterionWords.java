package org.qinglin.app.awards;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Criteria in words. */
@Component
public class CriterionWords {

    private final MessageSource messages;

    CriterionWords(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code 服务时长 ≥ 60}: what a criterion asks for. */
    public String asks(Criterion criterion, Locale language) {
        var what = messages.getMessage("award.what." + criterion.what(), null, language);
        if (criterion.what().isYesOrNo()) {
            return what;
        }
        var threshold = criterion.threshold().stripTrailingZeros().toPlainString();
        var sign = criterion.what().isAtMost() ? "≤" : "≥";
        return messages.getMessage("award.asks", new Object[] {what, sign, threshold}, language);
    }
}
