package org.qinglin.app.matching.web;

import java.time.Duration;
import java.util.List;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Change;
import org.qinglin.engine.Remedy;
import org.qinglin.engine.Role;
import org.springframework.stereotype.Component;

/** The smallest changes in words. */
@Component
class RemedyWords {

    private final Say say;

    RemedyWords(Say say) {
        this.say = say;
    }

    /**
     * One step that would help.
     *
     * @param kind the kind of change, for grouping: the message {@code change.KIND} names it
     * @param needs the needs it fills places of
     */
    record Step(String kind, String headline, String detail, int fills, List<PlanWords.Need> needs) {}

    List<Step> of(List<Remedy> remedies, SavedRun saved, PlanWords.Book words) {
        return remedies.stream().map(each -> of(each, saved, words)).toList();
    }

    Step of(Remedy remedy, SavedRun saved, PlanWords.Book words) {
        var roles =
                remedy.roles().stream().map(id -> saved.role(id).orElseThrow()).toList();
        var needs =
                roles.stream().map(words::need).sorted(PlanWords.Need.IN_TIME).toList();
        return new Step(
                kind(remedy.change()),
                headline(remedy, needs, words),
                say.text("change.brings", remedy.fills(), remedy.candidates(), needs.size()),
                remedy.fills(),
                needs);
    }

    static String kind(Change change) {
        return change.getClass().getSimpleName();
    }

    private String headline(Remedy remedy, List<PlanWords.Need> needs, PlanWords.Book words) {
        var change = remedy.change();
        if (change instanceof Change.Farther farther) {
            return say.text("change.farther", say.distance(farther.metres()));
        }
        if (change instanceof Change.Course course) {
            return say.text("change.course", remedy.people(), words.skill(course.skill()), course.level());
        }
        if (change instanceof Change.Consent) {
            return say.text("change.consent", remedy.people());
        }
        if (change instanceof Change.OneMoreTask) {
            return say.text("change.task", remedy.people());
        }
        var shift = Duration.ofMinutes(((Change.Shift) change).minutes());
        var first = needs.get(0);
        var start = first.startsAt().plus(shift);
        var end = first.endsAt().plus(shift);
        boolean sameDay = say.day(start).equals(say.day(first.startsAt()));
        return say.text(
                "change.shift",
                first.title(),
                first.community(),
                sameDay ? say.time(start) + "–" + say.time(end) : say.period(start, end));
    }

    /** All roles that the remedies name, so that their words can be fetched at once. */
    static List<Role> roles(List<Remedy> remedies, SavedRun saved) {
        return remedies.stream()
                .flatMap(each -> each.roles().stream())
                .distinct()
                .map(id -> saved.role(id).orElseThrow())
                .toList();
    }
}
