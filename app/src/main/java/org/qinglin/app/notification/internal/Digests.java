package org.qinglin.app.notification.internal;

import java.time.Clock;
import org.qinglin.app.notification.Message;
import org.qinglin.app.notification.Settings;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One mail a day instead of a flood: what was not read by then, each account in a transaction of its own. */
@Component
public class Digests {

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Letters letters;
    private final MessageRows messages;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            JdbcClient jdbc,
            Settings settings,
            Letters letters,
            MessageRows messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.letters = letters;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes the mails that are due; returns how many. */
    @Scheduled(fixedDelayString = "${qinglin.digest-every:PT1M}", initialDelayString = "${qinglin.digest-every:PT1M}")
    public int write() {
        var due = jdbc.sql("select distinct account_id from notification.message where digest_at <= :now")
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new AccountId(row.getLong(1)))
                .list();
        return (int) due.stream()
                .filter(account -> Boolean.TRUE.equals(transaction.execute(status -> write(account))))
                .count();
    }

    private boolean write(AccountId account) {
        var due = jdbc
                .sql("""
                update notification.message set digest_at = null
                where id in (select id from notification.message
                    where account_id = :account and digest_at <= :now for update skip locked)
                returning *""")
                .param("account", account.value())
                .param("now", Sql.at(clock.instant()))
                .query(messages)
                .list()
                .stream()
                .filter(Message::isUnread)
                .sorted(java.util.Comparator.comparing(Message::at).thenComparing(Message::id))
                .toList();
        var chosen = settings.of(account);
        var address = settings.confirmedAddress(account);
        if (due.isEmpty() || address.isEmpty()) {
            return false;
        }
        letters.writeDigest(account, address.get(), chosen.language(), due);
        return true;
    }
}
