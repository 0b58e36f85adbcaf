package org.qinglin.app.organisations.agreements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.FormCheck;
import org.springframework.stereotype.Component;

/** What makes an agreement fit to be kept; form and API ask the same. */
@Component
class AgreementCheck {

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_BODY = 20_000;
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_TERM_YEARS = 10;
    private static final int MOST_COMMITMENTS = 40;
    private static final BigDecimal BEST_SCORE = BigDecimal.valueOf(5);

    private final Measures measures;
    private final Programmes programmes;

    AgreementCheck(Measures measures, Programmes programmes) {
        this.measures = measures;
        this.programmes = programmes;
    }

    /** A checked text; dates are there when no fault was found. */
    record Text(
            String title,
            String body,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            List<Promise> promises) {}

    record Promise(
            JointContent content,
            String words,
            String measure,
            @Nullable String programme,
            BigDecimal target) {}

    Text read(AgreementInput input, FormCheck check) {
        var title = check.text("title", input.title(), LONGEST_TITLE);
        var body = check.optional("body", input.body(), LONGEST_BODY);
        var startsOn = check.date("startsOn", input.startsOn());
        var endsOn = check.date("endsOn", input.endsOn());
        if (startsOn != null && endsOn != null) {
            if (!endsOn.isAfter(startsOn)) {
                check.fault("endsOn", endsOn, "fault.agreement.order", startsOn.toString());
            } else if (endsOn.isAfter(startsOn.plusYears(LONGEST_TERM_YEARS))) {
                check.fault("endsOn", endsOn, "fault.agreement.long", LONGEST_TERM_YEARS);
            }
        }
        return new Text(title, body == null ? "" : body, startsOn, endsOn, promises(input.commitments(), check));
    }

    private List<Promise> promises(@Nullable List<AgreementInput.Line> lines, FormCheck check) {
        var promises = new ArrayList<Promise>();
        if (lines == null) {
            return promises;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isMeant()) {
                promises.add(promise("commitments[" + i + "].", lines.get(i), check));
            }
        }
        if (promises.size() > MOST_COMMITMENTS) {
            check.fault("commitments", promises.size(), "fault.agreement.commitments", MOST_COMMITMENTS);
        }
        return promises;
    }

    private Promise promise(String field, AgreementInput.Line line, FormCheck check) {
        var content = check.oneOf(field + "content", line.content(), JointContent.class, "fault.choice");
        var words = check.text(field + "words", line.words(), LONGEST_WORDS);
        var code = line.measure() == null ? "" : line.measure().strip();
        var measure = measures.find(code);
        if (code.isEmpty()) {
            check.missing(field + "measure");
        } else if (measure.isEmpty()) {
            check.fault(field + "measure", code, "fault.choice");
        }
        var programme = check.optional(field + "programme", line.programme(), 60);
        if (programme != null && !programmes.byCode().containsKey(programme)) {
            check.fault(field + "programme", programme, "fault.choice");
        } else if (programme != null && measure.isPresent() && !measure.get().byProgramme()) {
            check.fault(field + "programme", programme, "fault.agreement.programme");
        }
        var target = target(field + "target", line.target(), measure.orElse(null), check);
        return new Promise(content, words, code, programme, target);
    }

    /** With one decimal at most; a mean of scores is no more than the best score. */
    private static BigDecimal target(String field, @Nullable String typed, @Nullable Measure measure, FormCheck check) {
        var text = typed == null ? "" : typed.strip();
        boolean mean = measure != null && measure.way() == Measure.Way.MEAN;
        if (text.isEmpty()) {
            check.missing(field);
        } else if (!text.matches("\\d{1,7}(\\.\\d)?") || new BigDecimal(text).signum() == 0) {
            check.fault(field, text, "fault.agreement.target");
        } else if (mean && new BigDecimal(text).compareTo(BEST_SCORE) > 0) {
            check.fault(field, text, "fault.agreement.score", BEST_SCORE.intValue());
        } else {
            return new BigDecimal(text);
        }
        return BigDecimal.ONE;
    }
}
