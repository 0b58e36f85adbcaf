package org.qinglin.app.notification.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mail, written down in the transaction that has something to say and sent afterwards, at least once: a worker that is
 * killed between sending and noting it sends again. Without a mail server everything stays in the inbox alone.
 */
@Component
public class MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
    private static final int BATCH = 20;

    /** After so many attempts, some two days, nobody answers at that address. */
    private static final int MOST_ATTEMPTS = 12;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int LONGEST_FAILURE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource messages;
    private final Clock clock;
    private final String from;

    MailQueue(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            Clock clock,
            @Value("${qinglin.mail-from:}") String from) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sender = sender;
        this.messages = messages;
        this.clock = clock;
        this.from = from;
    }

    /** Whether this installation sends mail at all. */
    public boolean isOn() {
        return sender.getIfAvailable() != null;
    }

    /** Asks an address whether it is the right one. */
    public void confirmation(Viewer viewer, String address, Locale language, String link) {
        write(
                viewer.account(),
                address,
                messages.getMessage("mail.confirm", new Object[0], language),
                messages.getMessage("mail.confirm.text", new Object[] {viewer.name(), link}, language));
    }

    /** Writes a mail down; the caller's transaction decides whether it is sent. */
    public void write(AccountId account, String address, String subject, String body) {
        if (!isOn()) {
            return;
        }
        jdbc.sql("""
                insert into notification.mail (account_id, address, subject, body, written_at, due_at)
                values (:account, :address, :subject, :body, :now, :now)""")
                .param("account", account.value())
                .param("address", address)
                .param("subject", subject)
                .param("body", body)
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    private record Written(long id, String address, String subject, String body, int attempts) {}

    /** Sends what is due; returns how many mails were sent. */
    @Scheduled(fixedDelayString = "${qinglin.mail-every:PT5S}", initialDelayString = "${qinglin.mail-every:PT5S}")
    public int send() {
        var server = sender.getIfAvailable();
        if (server == null) {
            return 0;
        }
        int sent = 0;
        int tried = 1;
        while (tried > 0) {
            var outcome = transaction.execute(status -> sendBatch(server));
            tried = outcome.tried();
            sent += outcome.sent();
        }
        return sent;
    }

    private record Outcome(int tried, int sent) {}

    private Outcome sendBatch(JavaMailSender server) {
        var due = due();
        int sent = 0;
        for (var mail : due) {
            var message = new SimpleMailMessage();
            message.setFrom(from);
            message.setTo(mail.address());
            message.setSubject(mail.subject());
            message.setText(mail.body());
            try {
                server.send(message);
                done(mail.id());
                sent++;
            } catch (MailException failure) {
                LOG.warn("mail {} was not sent, attempt {}: {}", mail.id(), mail.attempts() + 1, failure.getMessage());
                postpone(mail, String.valueOf(failure.getMessage()));
            }
        }
        return new Outcome(due.size(), sent);
    }

    private List<Written> due() {
        return jdbc.sql("""
                select * from notification.mail where sent_at is null and given_up_at is null and due_at <= :now
                order by due_at, id limit :most for update skip locked""")
                .param("now", Sql.at(clock.instant()))
                .param("most", BATCH)
                .query((row, number) -> new Written(
                        row.getLong("id"),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    private void done(long id) {
        jdbc.sql("update notification.mail set sent_at = :now, attempts = attempts + 1, failure = null where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
    }

    private void postpone(Written mail, String failure) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts(), MOST_ATTEMPTS));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        boolean last = mail.attempts() + 1 >= MOST_ATTEMPTS;
        jdbc.sql("""
                update notification.mail set attempts = attempts + 1, due_at = :next, failure = :failure,
                    given_up_at = case when :last then :now end where id = :id""")
                .param("next", Sql.at(next))
                .param("failure", failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)))
                .param("last", last)
                .param("now", Sql.at(clock.instant()))
                .param("id", mail.id())
                .update();
    }
}
