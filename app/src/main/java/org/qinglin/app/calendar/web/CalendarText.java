package org.qinglin.app.calendar.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.qinglin.app.calendar.CalendarEvent;
import org.qinglin.app.shared.China;

/**
 * Writes a calendar as RFC 5545 wants it: lines folded at 75 bytes, text escaped, times in Asia/Shanghai with that zone
 * beside them. The few lines that a feed needs are written here; a library reads them back in a test, strictly.
 */
final class CalendarText {

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    /** China has kept one time all year since 1991. */
    private static final String ZONE = """
            BEGIN:VTIMEZONE
            TZID:Asia/Shanghai
            BEGIN:STANDARD
            DTSTART:19910915T000000
            TZOFFSETFROM:+0800
            TZOFFSETTO:+0800
            TZNAME:CST
            END:STANDARD
            END:VTIMEZONE
            """;

    private final StringBuilder text = new StringBuilder();
    private final String site;

    /** @param site where the platform is reached, such as {@code https://qinglin.example} */
    CalendarText(String name, String site) {
        this.site = site;
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Qinglin//Qinglin//ZH");
        line("CALSCALE:GREGORIAN");
        line("X-WR-CALNAME:" + escaped(name));
        line("X-WR-TIMEZONE:Asia/Shanghai");
        // How often to ask again: both spellings are in use.
        line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        line("X-PUBLISHED-TTL:PT15M");
        ZONE.lines().forEach(this::line);
    }

    /** @param link the page about the session */
    void event(CalendarEvent event, String host, String link) {
        line("BEGIN:VEVENT");
        line("UID:session-" + event.session().value() + "@" + host);
        line("DTSTAMP:" + utc(event.changedAt()));
        line("LAST-MODIFIED:" + utc(event.changedAt()));
        line("SEQUENCE:" + event.sequence());
        line("DTSTART;TZID=Asia/Shanghai:" + local(event.startsAt()));
        line("DTEND;TZID=Asia/Shanghai:" + local(event.endsAt()));
        line("SUMMARY:" + escaped(event.title()));
        line("LOCATION:" + escaped(event.place()));
        line("STATUS:" + event.status());
        line("URL:" + site + link);
        line("END:VEVENT");
    }

    String end() {
        line("END:VCALENDAR");
        return text.toString();
    }

    private static String local(Instant instant) {
        return LOCAL.format(instant.atZone(China.TIME));
    }

    private static String utc(Instant instant) {
        return UTC.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** RFC 5545, 3.3.11; control characters have no place in it at all. */
    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** RFC 5545, 3.1: at most 75 bytes a line, never within a character. */
    private void line(String line) {
        int bytes = 0;
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            var one = Character.toString(character);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + length > LONGEST_LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(one);
            bytes += length;
            at += one.length();
        }
        text.append("\r\n");
    }
}
