package org.qinglin.app.notification.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.notification.MailChoice;
import org.qinglin.app.notification.Settings;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.outbox.FactListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings each notice to the inboxes of those it is for, and where they want it into a mail. */
@Component
class Delivery implements FactListener<Notice> {

    /** When the day's digest goes out: after classes, before the evening. */
    static final LocalTime DIGEST_AT = LocalTime.of(18, 0);

    /** What is told later than that, after an outage or in a story that lies in the past, stands there as read. */
    private static final Duration NEWS_FOR = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Settings settings;
    private final Letters letters;
    private final JsonMapper json;
    private final Clock clock;

    Delivery(JdbcClient jdbc, Accounts accounts, Settings settings, Letters letters, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.settings = settings;
        this.letters = letters;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Class<Notice> kind() {
        return Notice.class;
    }

    @Override
    public void hear(Notice notice, long number, Instant at) {
        Set<AccountId> told = new LinkedHashSet<>();
        for (var recipient : notice.to()) {
            told.addAll(accounts.of(recipient));
        }
        told.forEach(account -> tell(account, notice, number, at));
    }

    private void tell(AccountId account, Notice notice, long number, Instant at) {
        var chosen = settings.of(account);
        boolean old = at.plus(NEWS_FOR).isBefore(clock.instant());
        boolean mails = chosen.confirmed() && letters.canBeSent() && !old;
        var choice = mails ? chosen.mail().getOrDefault(notice.kind().topic(), MailChoice.NEVER) : MailChoice.NEVER;
        int added = jdbc.sql("""
                insert into notification.message (account_id, fact, kind, details, link, at, read_at, digest_at)
                values (:account, :fact, :kind, :details::jsonb, :link, :at, :read, :digest) on conflict do nothing""")
                .param("account", account.value())
                .param("fact", number)
                .param("kind", notice.kind().name())
                .param("details", json.writeValueAsString(notice.details()))
                .param("link", notice.link())
                .param("at", Sql.at(at))
                .param("read", old ? Sql.at(at) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "digest",
                        choice == MailChoice.DAILY ? Sql.at(nextDigest()) : null,
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        @Nullable String address = chosen.address();
        if (added > 0 && choice == MailChoice.AT_ONCE && address != null) {
            letters.write(account, address, chosen.language(), notice.kind(), notice.details(), notice.link());
        }
    }

    private Instant nextDigest() {
        var today = ZonedDateTime.of(LocalDate.ofInstant(clock.instant(), China.TIME), DIGEST_AT, China.TIME);
        return today.toInstant().isAfter(clock.instant())
                ? today.toInstant()
                : today.plusDays(1).toInstant();
    }
}
