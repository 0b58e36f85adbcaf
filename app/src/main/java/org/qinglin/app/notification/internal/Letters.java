package org.qinglin.app.notification.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.qinglin.app.notification.Message;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.NoticeWords;
import org.qinglin.app.shared.web.Say;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Messages as mail, in the language of whoever gets it. */
@Component
class Letters {

    private final MailQueue mail;
    private final NoticeWords words;
    private final Say say;
    private final String site;

    Letters(MailQueue mail, NoticeWords words, Say say, @Value("${qinglin.site:http://localhost:8080}") String site) {
        this.mail = mail;
        this.words = words;
        this.say = say;
        this.site = site;
    }

    boolean canBeSent() {
        return mail.isOn();
    }

    void write(AccountId account, String address, Locale language, NoticeKind kind, List<Detail> details, String link) {
        in(language, () -> {
            var body = words.text(kind, details) + "\n\n" + site + link + "\n\n" + say.text("mail.foot", site);
            mail.write(account, address, words.title(kind, details), body);
            return body;
        });
    }

    /** A day's messages in one mail. */
    void writeDigest(AccountId account, String address, Locale language, List<Message> messages) {
        in(language, () -> {
            var body = new StringBuilder();
            for (var each : messages) {
                body.append("· ")
                        .append(words.title(each.kind(), each.details()))
                        .append('\n');
                body.append("  ")
                        .append(words.text(each.kind(), each.details()))
                        .append('\n');
                body.append("  ").append(site).append(each.link()).append("\n\n");
            }
            body.append(say.text("mail.foot", site));
            mail.write(account, address, say.text("mail.digest", messages.size()), body.toString());
            return body;
        });
    }

    private static <T> T in(Locale language, Supplier<T> writing) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return writing.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
