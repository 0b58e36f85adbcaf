package org.qinglin.app.shared.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** Says notices in the language of the current locale. */
@Component
public class NoticeWords {

    private final Say say;

    NoticeWords(Say say) {
        this.say = say;
    }

    public String title(NoticeKind kind, List<Detail> details) {
        return say.text("notice." + kind.code(), said(details));
    }

    public String text(NoticeKind kind, List<Detail> details) {
        return say.text("notice." + kind.code() + ".text", said(details));
    }

    private Object[] said(List<Detail> details) {
        return details.stream().map(this::said).toArray();
    }

    private String said(Detail detail) {
        var value = detail.value();
        return switch (detail.form()) {
            case WORDS, PERSON -> value;
            case MOMENT -> say.moment(Instant.parse(value));
            case PERIOD -> say.period(Instant.parse(value), Instant.parse(detail.until()));
            case DAY -> say.day(LocalDate.parse(value));
            case NUMBER -> say.number(Long.parseLong(value));
            case MINUTES -> say.hours(Long.parseLong(value));
        };
    }
}
