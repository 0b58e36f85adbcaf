package org.qinglin.app.matching.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.Refill;
import org.qinglin.app.matching.Refills;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of places that were declined, as the college reads it on the run's page. */
@Component
class RefillReading {

    private static final int SHOWN = 20;

    private final Refills refills;
    private final Offers offers;
    private final PlanWords planWords;
    private final Clock clock;

    RefillReading(Refills refills, Offers offers, PlanWords planWords, Clock clock) {
        this.refills = refills;
        this.offers = offers;
        this.planWords = planWords;
        this.clock = clock;
    }

    /**
     * One place.
     *
     * @param asked null if nobody could be asked
     * @param answer OPEN, ACCEPTED, DECLINED, LAPSED, CANCELLED, or NOBODY
     */
    record Row(
            PlanWords.Need need,
            PlanWords.Who leftBy,
            boolean lapsed,
            PlanWords.@Nullable Who asked,
            String answer,
            Instant at) {}

    /** @param rows the latest */
    record Reading(int freed, int filled, List<Row> rows) {}

    @Transactional(readOnly = true)
    public Reading of(DispatchRun run) {
        var all = refills.of(run.id());
        int filled = (int) all.stream().filter(each -> each.asked() != null).count();
        var shown = all.stream().limit(SHOWN).toList();
        var words = planWords.ofRefills(run.college(), shown);
        Map<OfferId, Offer> offerById = shown.isEmpty()
                ? Map.of()
                : offers.ofRun(run.college(), run.id().value()).stream()
                        .collect(Collectors.toMap(Offer::id, Function.identity()));
        return new Reading(
                all.size(),
                filled,
                shown.stream().map(each -> row(each, words, offerById)).toList());
    }

    private Row row(Refill refill, PlanWords.Book words, Map<OfferId, Offer> offerById) {
        var asked = refill.asked();
        var offer = asked == null ? null : offerById.get(asked.offer());
        return new Row(
                words.need(refill),
                words.who(refill.leftBy()),
                refill.lapsed(),
                asked == null ? null : words.who(asked.student()),
                offer == null ? "NOBODY" : answer(offer),
                refill.at());
    }

    private String answer(Offer offer) {
        return switch (offer.status()) {
            case OFFERED -> offer.isOpen(clock.instant()) ? "OPEN" : "LAPSED";
            case EXPIRED -> "LAPSED";
            default -> offer.status().name();
        };
    }
}
