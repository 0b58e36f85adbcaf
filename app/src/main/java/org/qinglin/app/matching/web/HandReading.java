package org.qinglin.app.matching.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.HandChoiceId;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.HandOutcome;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** Pins and blocks as the college reads them: who, what, why, by whom and when. */
@Component
class HandReading {

    private final Requests requests;
    private final Sessions sessions;
    private final Students students;
    private final Accounts accounts;
    private final Say say;

    HandReading(Requests requests, Sessions sessions, Students students, Accounts accounts, Say say) {
        this.requests = requests;
        this.sessions = sessions;
        this.students = students;
        this.accounts = accounts;
        this.say = say;
    }

    /**
     * A line.
     *
     * @param when empty where the whole order is meant
     * @param ended by whom and when; empty while it is in force
     * @param obstacle why a run could not keep it; empty where it did
     */
    record Row(
            HandChoiceId id,
            HandChoice.Kind kind,
            String student,
            String number,
            String title,
            String when,
            String reason,
            String made,
            String ended,
            String obstacle) {}

    List<Row> rows(List<HandChoice> choices) {
        return ofRun(
                choices.stream().map(each -> new HandChoice.InRun(each, null)).toList());
    }

    List<Row> ofRun(List<HandChoice.InRun> known) {
        var choices = known.stream().map(HandChoice.InRun::choice).toList();
        var who = students.byIds(choices.stream().map(HandChoice::student).toList());
        var orders = requests.byIds(
                choices.stream().map(HandChoice::request).distinct().toList());
        var times = sessions
                .byIds(choices.stream()
                        .map(HandChoice::session)
                        .filter(Objects::nonNull)
                        .toList())
                .stream()
                .collect(Collectors.toMap(ServiceSession::id, Function.identity()));
        var names = names(choices);
        return known.stream()
                .map(each -> {
                    var choice = each.choice();
                    var student = who.get(choice.student());
                    var order = orders.get(choice.request());
                    var session = choice.session() == null ? null : times.get(choice.session());
                    return new Row(
                            choice.id(),
                            choice.kind(),
                            student == null ? "–" : student.name(),
                            student == null ? "" : student.number(),
                            order == null ? "–" : order.title(),
                            session == null ? "" : say.period(session.startsAt(), session.endsAt()),
                            choice.reason(),
                            by(choice.madeBy(), choice.madeAt(), names),
                            by(choice.endedBy(), choice.endedAt(), names),
                            each.obstacle() == null ? "" : obstacle(each.obstacle()));
                })
                .toList();
    }

    private Map<AccountId, String> names(Collection<HandChoice> choices) {
        return choices.stream()
                .flatMap(each -> Stream.of(each.madeBy(), each.endedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(), each -> accounts.name(each).orElse("–")));
    }

    private String by(@Nullable AccountId account, @Nullable Instant at, Map<AccountId, String> names) {
        return account == null || at == null
                ? ""
                : say.text("by-hand.by", names.getOrDefault(account, "–"), say.moment(at));
    }

    /** What stood against a pin, by its name. */
    String obstacle(String name) {
        return say.text("by-hand.obstacle." + name);
    }

    /** What came of it, in a sentence. */
    String told(HandOutcome outcome) {
        if (outcome instanceof HandOutcome.Made made) {
            return say.text("by-hand.made." + made.choice().kind());
        }
        if (outcome instanceof HandOutcome.NotPossible not) {
            return say.text("by-hand.not-possible", obstacle(HandChoices.nameOf(not.obstacle())));
        }
        if (outcome instanceof HandOutcome.SaidAlready said) {
            return say.text(
                    "by-hand.said-already." + (said.other().isPin() ? "PIN" : "BLOCK"),
                    said.other().reason());
        }
        return outcome instanceof HandOutcome.NoSuchStudent none
                ? say.text("by-hand.no-such-student", none.number())
                : say.text("by-hand.no-such-role");
    }
}
