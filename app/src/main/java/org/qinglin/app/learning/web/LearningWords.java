package org.qinglin.app.learning.web;

import java.util.List;
import java.util.stream.Collectors;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came of something asked of a course, in a sentence. */
@Component
class LearningWords {

    private final Say say;

    LearningWords(Say say) {
        this.say = say;
    }

    /** @param done the key of the sentence for what went well */
    String of(LearningOutcome outcome, String done) {
        if (outcome instanceof LearningOutcome.NotFromHere notFromHere) {
            return say.text("learning.not-from-here", say.text("class.status." + notFromHere.status()));
        }
        if (outcome instanceof LearningOutcome.NoRoom none) {
            return say.text("learning.no-room." + none.why(), say.period(none.from(), none.to()));
        }
        if (outcome instanceof LearningOutcome.Planned planned
                && !planned.leftOut().isEmpty()) {
            return say.text(
                    "class.planned-without",
                    planned.leftOut().stream()
                            .map(each -> say.day(each.day()) + " " + each.name(LocaleContextHolder.getLocale()))
                            .collect(Collectors.joining(" · ")));
        }
        if (outcome instanceof LearningOutcome.TooMany tooMany) {
            return say.text("learning.too-many", tooMany.most(), tooMany.days());
        }
        if (outcome instanceof LearningOutcome.Enrolled enrolled) {
            return say.text(enrolled.waiting() ? "learning.waits" : done);
        }
        if (outcome instanceof LearningOutcome.Issued issued) {
            return say.text(
                    issued.certificates() == 0 ? "learning.issued-none" : "learning.issued", issued.certificates());
        }
        return say.text(refusal(outcome, done));
    }

    private static String refusal(LearningOutcome outcome, String done) {
        if (outcome instanceof LearningOutcome.NotReady) {
            return "learning.not-ready";
        }
        if (outcome instanceof LearningOutcome.Closed) {
            return "learning.closed";
        }
        if (outcome instanceof LearningOutcome.Full) {
            return "learning.full";
        }
        if (outcome instanceof LearningOutcome.AlreadyEnrolled) {
            return "learning.already";
        }
        if (outcome instanceof LearningOutcome.Changed) {
            return "calls.changed";
        }
        if (outcome instanceof LearningOutcome.Overlaps) {
            return "learning.overlaps";
        }
        return outcome instanceof LearningOutcome.TooEarly ? "learning.too-early" : done;
    }

    /** Leaves faults or the sentence for the next page. */
    String after(LearningOutcome outcome, String done, RedirectAttributes redirect, String next) {
        if (outcome instanceof LearningOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof LearningOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else {
            redirect.addFlashAttribute("said", of(outcome, done));
        }
        return "redirect:" + next;
    }

    static List<Fault> faults(LearningOutcome outcome) {
        return outcome instanceof LearningOutcome.Faulty faulty ? faulty.faults() : List.of();
    }
}
