package org.qinglin.app.shared.notice;

import java.time.Instant;
import java.time.LocalDate;

/** A detail of a notice, kept as what it is: how it is said depends on the reader's language. */
public record Detail(Form form, String value, String until) {

    /** How a value is said. */
    public enum Form {
        WORDS,
        /** A person's name or words: stays inside the platform. */
        PERSON,
        MOMENT,
        PERIOD,
        DAY,
        NUMBER,
        MINUTES
    }

    public static Detail words(String words) {
        return new Detail(Form.WORDS, words, "");
    }

    /** A person's name, or what a person wrote: told to the recipients alone, not to webhooks. */
    public static Detail person(String words) {
        return new Detail(Form.PERSON, words, "");
    }

    public static Detail moment(Instant moment) {
        return new Detail(Form.MOMENT, moment.toString(), "");
    }

    public static Detail period(Instant from, Instant to) {
        return new Detail(Form.PERIOD, from.toString(), to.toString());
    }

    public static Detail day(LocalDate day) {
        return new Detail(Form.DAY, day.toString(), "");
    }

    public static Detail number(long number) {
        return new Detail(Form.NUMBER, Long.toString(number), "");
    }

    /** Said in hours. */
    public static Detail minutes(long minutes) {
        return new Detail(Form.MINUTES, Long.toString(minutes), "");
    }
}
