package org.qinglin.app.shared.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.ServiceMinutes;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates, times, distances and hours as people say them, in the reader's language. Templates know it as {@code say}. */
@Component
public class Say {

    private final MessageSource messages;
    private final Clock clock;

    Say(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    private static boolean english() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en");
    }

    private static DateTimeFormatter form(String chinese, String english) {
        return english()
                ? DateTimeFormatter.ofPattern(english, Locale.ENGLISH)
                : DateTimeFormatter.ofPattern(chinese, Locale.CHINA);
    }

    /** 周六 11月28日 · Sat 28 Nov; with the year when it is not this one. */
    public String day(LocalDate date) {
        boolean thisYear = date.getYear() == LocalDate.now(clock).getYear();
        return date.format(thisYear ? form("EE M月d日", "EEE d MMM") : form("EE yyyy年M月d日", "EEE d MMM yyyy"));
    }

    public String day(Instant instant) {
        return day(local(instant).toLocalDate());
    }

    /** 2026年11月28日 · 28 November 2026: for papers. */
    public String fullDate(LocalDate date) {
        return date.format(form("yyyy年M月d日", "d MMMM yyyy"));
    }

    public String fullDate(Instant instant) {
        return fullDate(local(instant).toLocalDate());
    }

    public String time(Instant instant) {
        return local(instant).format(DateTimeFormatter.ofPattern("H:mm"));
    }

    /** 周六 11月28日 9:00. */
    public String moment(Instant instant) {
        return day(instant) + " " + time(instant);
    }

    /** 周六 11月28日 9:00–11:30. */
    public String period(Instant from, Instant to) {
        return moment(from) + "–" + (day(from).equals(day(to)) ? time(to) : moment(to));
    }

    public String hours(long minutes) {
        return new ServiceMinutes(minutes).hours();
    }

    /** 1.2 公里 · 1.2 km; below a kilometre in metres, rounded to 50. */
    public String distance(long metres) {
        if (metres < 950) {
            return text("say.metres", Math.max(50, Math.round(metres / 50.0) * 50));
        }
        return text("say.kilometres", String.format(Locale.ROOT, "%.1f", metres / 1000.0));
    }

    /** 96.0%; what is a little more than nothing, or a little less than all, is not told as nothing or all. */
    public String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        double percent = 100.0 * part / whole;
        if (part > 0 && percent < 0.05) {
            return "<0.1%";
        }
        return part < whole && percent >= 99.95 ? ">99.9%" : String.format(Locale.ROOT, "%.1f%%", percent);
    }

    /** 12,345. */
    public String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** What is wrong with a field, as a sentence. */
    public String fault(Fault fault) {
        return text(fault.messageKey(), fault.messageArguments());
    }

    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, China.TIME);
    }
}
