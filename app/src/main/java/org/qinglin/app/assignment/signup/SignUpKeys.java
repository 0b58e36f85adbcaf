package org.qinglin.app.assignment.signup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.OneTrip;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was answered under which key: kept in the transaction that decided it, for two days. */
@Component
class SignUpKeys {

    private static final Duration KEPT_FOR = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SignUpKeys(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Key(long account, String key) {}

    private record Kept(String students, SignUpAnswer answer) {}

    /** What is kept of some sign-ups; filled when the trip that it goes with is made. */
    final class Before {

        private final Map<Key, Kept> kept = new HashMap<>();
        private final List<SignUp> signUps;

        private Before(List<SignUp> signUps) {
            this.signUps = signUps;
        }

        /** The kept answer to a sign-up, or null. */
        @Nullable
        SignUpAnswer to(SignUp signUp) {
            var found = signUp.key() == null ? null : kept.get(keyOf(signUp));
            if (found == null) {
                return null;
            }
            return found.students().equals(students(signUp)) ? found.answer() : new SignUpAnswer.OtherUnderKey();
        }

        /** To be asked after the lock of the role, so that no other node decides the same meanwhile. */
        OneTrip ask(OneTrip trip) {
            var keyed = signUps.stream().filter(each -> each.key() != null).toList();
            if (keyed.isEmpty()) {
                return trip;
            }
            return trip.then(
                    """
                    select k.* from assignment.role_places p, unnest(?, ?) asked(account, key) cross join lateral (
                        select account_id, key, students, kind, answer from assignment.sign_up_key
                        where account_id = asked.account and role_id = p.role_id and key = asked.key offset 0) k
                    where p.role_id = ?""",
                    row -> kept.put(
                            new Key(row.getLong("account_id"), row.getString("key")),
                            new Kept(
                                    row.getString("students"), answer(row.getString("kind"), row.getString("answer")))),
                    keyed.stream().map(each -> each.viewer().account().value()).toArray(Long[]::new),
                    keyed.stream().map(SignUp::key).toArray(String[]::new),
                    signUps.get(0).role().value());
        }
    }

    Before of(List<SignUp> signUps) {
        return new Before(signUps);
    }

    /** Counts the keys that the database took, once the trip is made. */
    static final class Keeping {

        private int missing;

        /** Whether none of the keys was there already. */
        boolean isWhole() {
            return missing == 0;
        }
    }

    /** Keeps the answers that were not kept before; of two under one key in the batch, the first. */
    Keeping keep(List<SignUp> signUps, List<SignUpAnswer> answers, Before before, Instant now, OneTrip trip) {
        var fresh = new LinkedHashMap<Key, Kept>();
        for (int i = 0; i < signUps.size(); i++) {
            var signUp = signUps.get(i);
            if (signUp.key() != null && before.to(signUp) == null) {
                fresh.putIfAbsent(keyOf(signUp), new Kept(students(signUp), answers.get(i)));
            }
        }
        var keeping = new Keeping();
        if (!fresh.isEmpty()) {
            keeping.missing = fresh.size();
            trip.then(
                    """
                    insert into assignment.sign_up_key (account_id, role_id, key, students, kind, answer, at)
                    select k.account, ?, k.key, k.students, k.kind, k.answer::jsonb, ?
                    from unnest(?, ?, ?, ?, ?) k(account, key, students, kind, answer)
                    on conflict do nothing returning 1""",
                    row -> keeping.missing--,
                    signUps.get(0).role().value(),
                    Sql.at(now),
                    fresh.keySet().stream().map(Key::account).toArray(Long[]::new),
                    fresh.keySet().stream().map(Key::key).toArray(String[]::new),
                    fresh.values().stream().map(Kept::students).toArray(String[]::new),
                    fresh.values().stream()
                            .map(each -> each.answer().getClass().getSimpleName())
                            .toArray(String[]::new),
                    fresh.values().stream()
                            .map(each -> json.writeValueAsString(each.answer()))
                            .toArray(String[]::new));
        }
        return keeping;
    }

    static Key keyOf(SignUp signUp) {
        return new Key(signUp.viewer().account().value(), String.valueOf(signUp.key()));
    }

    /** The whole request as text: what else could differ under one key and role. */
    static String students(SignUp signUp) {
        return signUp.students().stream()
                .map(StudentId::value)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private SignUpAnswer answer(String kind, String value) {
        for (var each : SignUpAnswer.class.getPermittedSubclasses()) {
            if (each.getSimpleName().equals(kind)) {
                return (SignUpAnswer) json.readValue(value, each);
            }
        }
        throw new IllegalStateException("no answer to a sign-up is called " + kind);
    }

    @Scheduled(cron = "${qinglin.idempotency-sweep:0 50 3 * * *}", zone = "Asia/Shanghai")
    void sweep() {
        jdbc.sql("delete from assignment.sign_up_key where at < :before")
                .param("before", Sql.at(clock.instant().minus(KEPT_FOR)))
                .update();
    }
}
