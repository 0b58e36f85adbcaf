package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.matching.RunRules;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Rules;
import org.springframework.stereotype.Component;

/** The rules of a run in words. */
@Component
class RulesWords {

    private final Say say;

    RulesWords(Say say) {
        this.say = say;
    }

    /** A sentence for each that is in force. */
    List<String> of(RunRules rules) {
        var sentences = new ArrayList<String>();
        if (rules.minimumOrNothing()) {
            sentences.add(say.text("rule.minimum-or-nothing"));
        }
        if (rules.acrossBlocks()) {
            sentences.add(say.text("rule.across-blocks"));
        }
        if (rules.metresPerMinute() > 0) {
            sentences.add(say.text("rule.metres-per-minute", say.number(rules.metresPerMinute())));
        }
        if (rules.floorPercent() > 0) {
            sentences.add(say.text("rule.floor-percent", rules.floorPercent()));
        }
        return sentences;
    }

    /** Said where an answer is computed without them; empty where there are none. */
    String leftOut(SavedRun saved) {
        return saved.problem().rules().equals(Rules.FLOW_FORM) ? "" : say.text("rule.left-out");
    }
}
