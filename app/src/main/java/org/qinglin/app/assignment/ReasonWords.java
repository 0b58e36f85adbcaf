package org.qinglin.app.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Why this student was asked, in words: each reason a short chip. */
@Component
public class ReasonWords {

    private final Skills skills;
    private final Programmes programmes;
    private final Say say;

    ReasonWords(Skills skills, Programmes programmes, Say say) {
        this.skills = skills;
        this.programmes = programmes;
        this.say = say;
    }

    /** @param aboutWaiting whether the chip speaks of the community's waiting, which is drawn in another colour */
    public record Chip(String text, boolean aboutWaiting) {}

    /** Days from which waiting is worth telling. */
    private static final int LONG_WAIT = 5;

    /** Why a student was asked: by a run for its reasons, or from the waiting list because it was their turn. */
    public List<Chip> of(Offer offer, Instant startsAt, String programme) {
        return offer.run() == 0
                ? List.of(new Chip(say.text("reason.your-turn"), false))
                : of(offer.reasons(), startsAt, programme);
    }

    private List<Chip> of(Reasons reasons, Instant startsAt, String programme) {
        var locale = LocaleContextHolder.getLocale();
        var chips = new ArrayList<Chip>();
        chips.add(new Chip(say.text("reason.free", dayPart(startsAt)), false));
        chips.add(new Chip(say.text("reason.distance", say.distance(reasons.metres())), false));
        var names = skills.byCode();
        for (var code : reasons.skills()) {
            var skill = names.get(code);
            chips.add(new Chip(say.text("reason.skill", skill == null ? code : skill.name(locale)), false));
        }
        if (reasons.wishRank() > 0) {
            var wished = programmes.byCode().get(programme);
            chips.add(new Chip(say.text("reason.wish", wished == null ? programme : wished.name(locale)), false));
        }
        if (reasons.servedBefore()) {
            chips.add(new Chip(say.text("reason.served-before"), false));
        }
        if (reasons.ownTeam()) {
            chips.add(new Chip(say.text("reason.own-team"), false));
        }
        if (reasons.minutesShort() > 0) {
            chips.add(new Chip(say.text("reason.hours-short", say.hours(reasons.minutesShort())), false));
        }
        if (reasons.waitingDays() >= LONG_WAIT) {
            chips.add(new Chip(say.text("reason.waiting", reasons.waitingDays()), true));
        }
        return chips;
    }

    private String dayPart(Instant startsAt) {
        var time = startsAt.atZone(China.TIME);
        var part = time.getHour() < 12 ? "morning" : time.getHour() < 18 ? "afternoon" : "evening";
        return say.text("say.weekday." + time.getDayOfWeek().getValue()) + say.text("say.part." + part);
    }
}
