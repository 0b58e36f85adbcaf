package org.qinglin.app.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.matching.RunEvent.Difference;
import org.qinglin.app.matching.internal.ChosenByHand;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What became of a run and of those that it is planned anew from: who did what, when, and what they asked otherwise. */
@Service
public class RunHistory {

    private final JdbcClient jdbc;
    private final ChosenByHand byHand;
    private final JsonMapper json;

    RunHistory(JdbcClient jdbc, ChosenByHand byHand, JsonMapper json) {
        this.jdbc = jdbc;
        this.byHand = byHand;
        this.json = json;
    }

    /** What was asked of a run, by name, and what became of it. */
    private record Asked(RunId id, @Nullable RunId follows, Map<String, String> asked, List<RunEvent> became) {}

    /** The whole chain that a run stands in, latest first. The caller has found the run for its college. */
    @Transactional(readOnly = true)
    public List<RunEvent> of(RunId run) {
        var chain = jdbc.sql("""
                with recursive chain (id, follows) as (
                    select id, follows from matching.dispatch_run where id = :run
                    union select r.id, r.follows from matching.dispatch_run r
                    join chain c on r.id = c.follows or r.follows = c.id)
                select r.* from matching.dispatch_run r join chain c on c.id = r.id order by r.id""").param("run", run.value()).query(this::asked).list();
        var byId = chain.stream().collect(Collectors.toMap(Asked::id, each -> each));
        var events = new ArrayList<RunEvent>();
        for (var each : chain) {
            var before = each.follows() == null ? null : byId.get(each.follows());
            for (var event : each.became()) {
                events.add(
                        event.kind() == RunEvent.Kind.STARTED && before != null
                                ? new RunEvent(
                                        event.run(),
                                        event.title(),
                                        event.kind(),
                                        event.by(),
                                        event.at(),
                                        differences(before, each))
                                : event);
            }
        }
        events.sort(Comparator.comparing((RunEvent event) -> event.run().value())
                .thenComparing(RunEvent::kind)
                .reversed());
        return events;
    }

    private Asked asked(ResultSet row, int number) throws SQLException {
        long follows = row.getLong("follows");
        boolean first = row.wasNull();
        var asked = new TreeMap<String, String>();
        asked.put("from", row.getString("from_date"));
        asked.put("to", row.getString("to_date"));
        asked.put("span", row.getString("span"));
        asked.put("area", Objects.requireNonNullElse(row.getString("area_code"), ""));
        asked.put("campaign", Objects.requireNonNullElse(row.getString("campaign_id"), ""));
        asked.put("programme", Objects.requireNonNullElse(row.getString("programme_code"), ""));
        asked.put("respondBy", Sql.instant(row, "respond_by").toString());
        put("weights.", row.getString("weights"), asked);
        put("rules.", row.getString("rules"), asked);
        return new Asked(new RunId(row.getLong("id")), first ? null : new RunId(follows), asked, became(row));
    }

    private void put(String prefix, String all, Map<String, String> asked) {
        json.readTree(all)
                .properties()
                .forEach(each ->
                        asked.put(prefix + each.getKey(), each.getValue().asString()));
    }

    private static List<RunEvent> became(ResultSet row) throws SQLException {
        var events = new ArrayList<RunEvent>();
        events.add(event(row, RunEvent.Kind.STARTED, account(row, "started_by"), Sql.instant(row, "started_at")));
        var finished = Sql.instantOrNull(row, "finished_at");
        if (finished != null) {
            var status = RunStatus.valueOf(row.getString("status"));
            var kind = status == RunStatus.FAILED || status == RunStatus.CANCELLED
                    ? RunEvent.Kind.valueOf(status.name())
                    : RunEvent.Kind.PLANNED;
            events.add(
                    event(row, kind, kind == RunEvent.Kind.CANCELLED ? account(row, "cancelled_by") : null, finished));
        }
        var published = Sql.instantOrNull(row, "published_at");
        if (published != null) {
            events.add(event(row, RunEvent.Kind.PUBLISHED, account(row, "published_by"), published));
        }
        return events;
    }

    private static RunEvent event(ResultSet row, RunEvent.Kind kind, @Nullable AccountId by, Instant at)
            throws SQLException {
        return new RunEvent(new RunId(row.getLong("id")), row.getString("title"), kind, by, at, List.of());
    }

    private static @Nullable AccountId account(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new AccountId(id);
    }

    private List<Difference> differences(Asked before, Asked after) {
        var differences = new ArrayList<Difference>();
        var names = new HashMap<>(before.asked());
        names.putAll(after.asked());
        names.keySet().stream().sorted().forEach(name -> {
            var was = before.asked().getOrDefault(name, "");
            var is = after.asked().getOrDefault(name, "");
            if (!was.equals(is)) {
                differences.add(new Difference(name, was, is));
            }
        });
        var knew = known(before.id());
        var knows = known(after.id());
        count("byHand.added", knows, knew, differences);
        count("byHand.ended", knew, knows, differences);
        return differences;
    }

    private Set<HandChoiceId> known(RunId run) {
        return byHand.of(run).stream().map(each -> each.choice().id()).collect(Collectors.toSet());
    }

    private static void count(String what, Set<HandChoiceId> of, Set<HandChoiceId> without, List<Difference> to) {
        var rest = new HashSet<>(of);
        rest.removeAll(without);
        if (!rest.isEmpty()) {
            to.add(new Difference(what, "", Integer.toString(rest.size())));
        }
    }
}
