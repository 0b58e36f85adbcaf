package org.qinglin.app.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.calendar.internal.Occasions;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calendar feeds: opened and revoked by whom they are about, read by whoever holds the address. */
@Service
@Transactional
public class Feeds {

    /** What is over longer than this is told no more. */
    private static final Duration LOOKING_BACK = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Occasions occasions;
    private final AuditTrail audit;
    private final Clock clock;

    Feeds(JdbcClient jdbc, Accounts accounts, Occasions occasions, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.occasions = occasions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A feed of the viewer's; its address is known to nobody but who kept it. */
    public record Feed(
            long id,
            FeedKind kind,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /** A feed as it is read: for whom, and what. */
    public record Content(FeedKind kind, String owner, List<CalendarEvent> events) {}

    /** The kinds that a viewer may have. */
    public List<FeedKind> kindsFor(Viewer viewer) {
        return Arrays.stream(FeedKind.values())
                .filter(kind -> viewer.is(kind.role()))
                .toList();
    }

    /** Opens a feed and returns the secret of its address; one that the viewer had before ends. */
    public Optional<String> open(Viewer viewer, FeedKind kind) {
        if (!viewer.is(kind.role())) {
            return Optional.empty();
        }
        revoke(viewer, kind);
        var token = SecretToken.fresh();
        jdbc.sql("""
                insert into calendar.feed (account_id, kind, token_hash, created_at)
                values (:account, :kind, :hash, :now)""")
                .param("account", viewer.account().value())
                .param("kind", kind.name())
                .param("hash", SecretToken.hash(token))
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(viewer, "feed-opened", "calendar " + kind, "");
        return Optional.of(token);
    }

    /** Ends a feed of the viewer's: whoever still asks is told that it is gone. */
    public boolean revoke(Viewer viewer, FeedKind kind) {
        int revoked = jdbc.sql("""
                update calendar.feed set revoked_at = :now
                where account_id = :account and kind = :kind and revoked_at is null""")
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("kind", kind.name())
                .update();
        if (revoked > 0) {
            audit.record(viewer, "feed-revoked", "calendar " + kind, "");
        }
        return revoked > 0;
    }

    @Transactional(readOnly = true)
    public List<Feed> of(Viewer viewer) {
        return jdbc.sql("select * from calendar.feed where account_id = :account and revoked_at is null order by id")
                .param("account", viewer.account().value())
                .query((row, number) -> new Feed(
                        row.getLong("id"),
                        FeedKind.valueOf(row.getString("kind")),
                        Sql.instant(row, "created_at"),
                        Sql.instantOrNull(row, "read_at")))
                .list();
    }

    private record Found(long id, FeedKind kind, AccountId account) {}

    /** What a feed tells now; empty if the address is none, or none any more. */
    public Optional<Content> read(String token) {
        // Two readers at once would both give the next number.
        var found = jdbc.sql("""
                update calendar.feed set read_at = :now where token_hash = :hash and revoked_at is null returning *""")
                .param("now", Sql.at(clock.instant()))
                .param("hash", SecretToken.hash(token))
                .query((row, number) -> new Found(
                        row.getLong("id"),
                        FeedKind.valueOf(row.getString("kind")),
                        new AccountId(row.getLong("account_id"))))
                .optional();
        return found.flatMap(feed -> accounts.viewer(feed.account())
                .filter(viewer -> viewer.is(feed.kind().role()))
                .map(viewer -> new Content(feed.kind(), viewer.name(), tell(feed, viewer))));
    }

    private List<CalendarEvent> tell(Found feed, Viewer viewer) {
        var since = clock.instant().minus(LOOKING_BACK);
        var told = told(feed.id(), since);
        var now = occasions.of(feed.kind(), viewer, since).stream()
                .collect(Collectors.toMap(
                        CalendarEvent::session, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        told.forEach((session, before) -> {
            var current = now.get(session);
            if (current == null) {
                now.put(
                        session,
                        before.status() == CalendarEvent.Status.CANCELLED
                                ? before
                                : keep(feed.id(), before, before.sequence() + 1, CalendarEvent.Status.CANCELLED));
            } else if (current.looksLike(before)) {
                now.put(session, before);
            } else {
                now.put(session, keep(feed.id(), current, before.sequence() + 1, current.status()));
            }
        });
        now.replaceAll(
                (session, event) -> told.containsKey(session) ? event : keep(feed.id(), event, 0, event.status()));
        return now.values().stream()
                .sorted(java.util.Comparator.comparing(CalendarEvent::startsAt)
                        .thenComparing(each -> each.session().value()))
                .toList();
    }

    private Map<SessionId, CalendarEvent> told(long feed, Instant since) {
        return jdbc
                .sql("select * from calendar.told where feed_id = :feed and ends_at >= :since")
                .param("feed", feed)
                .param("since", Sql.at(since))
                .query(Feeds::event)
                .list()
                .stream()
                .collect(Collectors.toMap(CalendarEvent::session, Function.identity()));
    }

    private CalendarEvent keep(long feed, CalendarEvent event, int sequence, CalendarEvent.Status status) {
        var kept = event.with(status, sequence, clock.instant());
        jdbc.sql("""
                insert into calendar.told values (:feed, :session, :starts, :ends, :title, :place, :status, :sequence, :now)
                on conflict (feed_id, session_id) do update
                set starts_at = :starts, ends_at = :ends, title = :title, place = :place, status = :status,
                    sequence = :sequence, changed_at = :now""")
                .param("feed", feed)
                .param("session", kept.session().value())
                .param("starts", Sql.at(kept.startsAt()))
                .param("ends", Sql.at(kept.endsAt()))
                .param("title", kept.title())
                .param("place", kept.place())
                .param("status", kept.status().name())
                .param("sequence", kept.sequence())
                .param("now", Sql.at(kept.changedAt()))
                .update();
        return kept;
    }

    private static CalendarEvent event(ResultSet row, int number) throws SQLException {
        return new CalendarEvent(
                new SessionId(row.getLong("session_id")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getString("title"),
                row.getString("place"),
                CalendarEvent.Status.valueOf(row.getString("status")),
                row.getInt("sequence"),
                Sql.instant(row, "changed_at"));
    }
}
