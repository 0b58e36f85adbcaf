package org.qinglin.app.matching.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.RunEvent;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** What became of runs, in words: by whom, when, and what was asked otherwise. */
@Component
class HistoryReading {

    private final Accounts accounts;
    private final ScopeWords scopes;
    private final Say say;

    HistoryReading(Accounts accounts, ScopeWords scopes, Say say) {
        this.accounts = accounts;
        this.scopes = scopes;
        this.say = say;
    }

    /** @param here whether it happened to the run whose page it is */
    record Row(RunId run, String title, boolean here, String what, String by, String at, List<String> differs) {}

    List<Row> rows(RunId run, List<RunEvent> events) {
        var names = new HashMap<AccountId, String>();
        return events.stream()
                .map(each -> new Row(
                        each.run(),
                        each.title(),
                        each.run().equals(run),
                        say.text("history." + each.kind()),
                        name(each.by(), names),
                        say.moment(each.at()),
                        each.differs().stream().map(this::words).toList()))
                .toList();
    }

    /** Who started each run. */
    Map<RunId, String> startedBy(List<DispatchRun> runs) {
        var names = new HashMap<AccountId, String>();
        var by = new HashMap<RunId, String>();
        runs.forEach(run -> by.put(run.id(), name(run.startedBy(), names)));
        return by;
    }

    private String name(@Nullable AccountId account, Map<AccountId, String> names) {
        return account == null
                ? ""
                : names.computeIfAbsent(account, each -> accounts.name(each).orElse("–"));
    }

    private String words(RunEvent.Difference difference) {
        var what = difference.what();
        if (what.startsWith("byHand.")) {
            return say.text("history." + what, difference.after());
        }
        var name = what.startsWith("weights.") ? "weight." + what.substring("weights.".length()) : "history." + what;
        return say.text(
                "history.from-to", say.text(name), value(what, difference.before()), value(what, difference.after()));
    }

    private String value(String what, String value) {
        return switch (what) {
            case "from", "to" -> say.day(LocalDate.parse(value));
            case "span" -> say.text("scope.span." + value);
            case "area" -> scopes.area(value);
            case "campaign" -> scopes.campaign(value);
            case "programme" -> scopes.programme(value);
            case "respondBy" -> say.moment(Instant.parse(value));
            case "weights.reachMetres" -> say.distance(Long.parseLong(value));
            default ->
                value.equals("true") || value.equals("false")
                        ? say.text("history." + value)
                        : say.number(Long.parseLong(value));
        };
    }
}
