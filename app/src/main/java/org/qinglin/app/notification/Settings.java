package org.qinglin.app.notification;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.internal.MailQueue;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told outside the platform. */
@Service
@Transactional
public class Settings {

    private static final int LONGEST_ADDRESS = 254; // RFC 5321, 4.5.3.1
    private static final String ADDRESS = "[^@\\s<>,;:\"()\\[\\]]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    private final JdbcClient jdbc;
    private final MailQueue mail;
    private final AuditTrail audit;
    private final Clock clock;

    Settings(JdbcClient jdbc, MailQueue mail, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an account has chosen.
     *
     * @param confirmed whether the address has answered; only then mail goes there
     */
    public record Chosen(Locale language, @Nullable String address, boolean confirmed, Map<Topic, MailChoice> mail) {}

    /** What an account has chosen, or the defaults: a digest a day for everything but offers, which cannot wait. */
    @Transactional(readOnly = true)
    public Chosen of(AccountId account) {
        var choices = new EnumMap<Topic, MailChoice>(Topic.class);
        for (var topic : Topic.values()) {
            choices.put(
                    topic, topic == Topic.OFFERS || topic == Topic.SESSIONS ? MailChoice.AT_ONCE : MailChoice.DAILY);
        }
        jdbc.sql("select topic, mail from notification.choice where account_id = :account")
                .param("account", account.value())
                .query(row -> {
                    choices.put(Topic.valueOf(row.getString("topic")), MailChoice.valueOf(row.getString("mail")));
                });
        return jdbc.sql("select * from notification.setting where account_id = :account")
                .param("account", account.value())
                .query((row, number) -> new Chosen(
                        Locale.forLanguageTag(row.getString("language").equals("en") ? "en" : "zh-CN"),
                        row.getString("mail_address"),
                        Sql.instantOrNull(row, "confirmed_at") != null,
                        choices))
                .optional()
                .orElseGet(() -> new Chosen(Locale.SIMPLIFIED_CHINESE, null, false, choices));
    }

    /** Keeps the choices by topic, and in which language mail is written. */
    public void choose(Viewer viewer, Locale language, Map<Topic, MailChoice> choices) {
        jdbc.sql("""
                insert into notification.setting (account_id, language) values (:account, :language)
                on conflict (account_id) do update set language = :language""")
                .param("account", viewer.account().value())
                .param("language", language.getLanguage().equals("en") ? "en" : "zh")
                .update();
        choices.forEach((topic, choice) -> jdbc.sql("""
                insert into notification.choice (account_id, topic, mail) values (:account, :topic, :mail)
                on conflict (account_id, topic) do update set mail = :mail""")
                .param("account", viewer.account().value())
                .param("topic", topic.name())
                .param("mail", choice.name())
                .update());
    }

    /**
     * Keeps a new address, or none. It gets one mail with a link; until that is followed nothing else goes there.
     *
     * @param site where the platform is reached, such as {@code https://qinglin.example}
     */
    public Checked<Boolean> address(Viewer viewer, @Nullable String typed, String site) {
        var check = new FormCheck();
        var address = check.optional("address", typed, LONGEST_ADDRESS);
        if (address != null && !address.matches(ADDRESS)) {
            check.fault("address", address, "fault.mail-address");
        }
        return check.result(() -> {
            keep(viewer, address, site);
            return address != null;
        });
    }

    private void keep(Viewer viewer, @Nullable String address, String site) {
        var token = SecretToken.fresh();
        jdbc.sql("""
                insert into notification.setting (account_id, mail_address, confirmation_hash)
                values (:account, :address, :hash)
                on conflict (account_id) do update
                set mail_address = :address, confirmation_hash = :hash, confirmed_at = null""")
                .param("account", viewer.account().value())
                .param("address", address, java.sql.Types.VARCHAR)
                .param("hash", address == null ? null : SecretToken.hash(token), java.sql.Types.VARCHAR)
                .update();
        audit.record(viewer, "mail-address-changed", "account " + viewer.login(), "");
        if (address != null) {
            mail.confirmation(viewer, address, of(viewer.account()).language(), site + "/mail/confirm?token=" + token);
        }
    }

    /** Whether the secret of the mail's link belongs to an address that waits for it; then it is confirmed. */
    public boolean confirm(String token) {
        return jdbc.sql("""
                update notification.setting set confirmed_at = :now, confirmation_hash = null
                where confirmation_hash = :hash""")
                        .param("now", Sql.at(clock.instant()))
                        .param("hash", SecretToken.hash(token))
                        .update()
                > 0;
    }

    /** The address that mail may go to. */
    @Transactional(readOnly = true)
    public Optional<String> confirmedAddress(AccountId account) {
        var chosen = of(account);
        return chosen.confirmed() ? Optional.ofNullable(chosen.address()) : Optional.empty();
    }
}
