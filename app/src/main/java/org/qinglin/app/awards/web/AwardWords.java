package org.qinglin.app.awards.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.qinglin.app.awards.AwardOutcome;
import org.qinglin.app.awards.AwardRound;
import org.qinglin.app.awards.Criterion;
import org.qinglin.app.awards.CriterionWords;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What came of something asked of a round, in a sentence; and criteria in words. */
@Component
public class AwardWords {

    private final Say say;
    private final CriterionWords criteria;

    AwardWords(Say say, CriterionWords criteria) {
        this.say = say;
        this.criteria = criteria;
    }

    String of(AwardOutcome outcome) {
        return outcome instanceof AwardOutcome.NotMet notMet
                ? say.text(
                        "award.not-met",
                        notMet.missed().stream().map(this::missed).collect(Collectors.joining()))
                : say.text("award.outcome." + outcome.getClass().getSimpleName());
    }

    String listTitle() {
        return say.text("award.title");
    }

    List<String> listTitles() {
        return List.of(
                say.text("award.name"),
                say.text("award.for-whom"),
                say.text("award.winners"),
                say.text("award.nominate-until"),
                say.text("award.score-until"),
                say.text("award.stands"));
    }

    List<String> line(AwardRound round, LocalDate today) {
        return List.of(
                round.name(),
                say.text("award.kind." + round.kind()),
                Integer.toString(round.winners()),
                round.nominateUntil().toString(),
                round.scoreUntil().toString(),
                say.text("award.phase." + round.phase(today)));
    }

    private String missed(AwardOutcome.Missed missed) {
        var figure = missed.figure();
        return figure == null
                ? say.text("award.missed-untold", asks(missed.criterion()))
                : say.text("award.missed", asks(missed.criterion()), figure.toPlainString());
    }

    /** {@code 服务时长 ≥ 60}: what a criterion asks for. */
    public String asks(Criterion criterion) {
        return criteria.asks(criterion, LocaleContextHolder.getLocale());
    }
}
