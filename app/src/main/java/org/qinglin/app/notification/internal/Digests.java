package org.qinglin.app.notification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.qinglin.app.notification.Message;
import org.qinglin.app.notification.Settings;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One mail a day instead of a flood: what was not read by then, each account in a transaction of its own. */
@Component
public class Digests {

    private static final TypeReference<List<Detail>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Letters letters;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digests(
            JdbcClient jdbc,
            Settings settings,
            Letters letters,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.letters = letters;
        this.json = json;
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
        var messages = jdbc
                .sql("""
                update notification.message set digest_at = null
                where id in (select id from notification.message
                    where account_id = :account and digest_at <= :now for update skip locked)
                returning *""")
                .param("account", account.value())
                .param("now", Sql.at(clock.instant()))
                .query(this::message)
                .list()
                .stream()
                .filter(Message::isUnread)
                .sorted(java.util.Comparator.comparing(Message::at).thenComparing(Message::id))
                .toList();
        var chosen = settings.of(account);
        var address = settings.confirmedAddress(account);
        if (messages.isEmpty() || address.isEmpty()) {
            return false;
        }
        letters.writeDigest(account, address.get(), chosen.language(), messages);
        return true;
    }

    private Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("details"), DETAILS),
                row.getString("link"),
                Sql.instant(row, "at"),
                Sql.instantOrNull(row, "read_at"));
    }
}
