package org.qinglin.app.shared.notice;

import java.util.Locale;

/**
 * Every kind of notice. Its texts are {@code notice.<code>} (a title) and {@code notice.<code>.text} (a sentence or two) in
 * the messages of the module that sends it; both get the details of the notice as {@code {0}}, {@code {1}} and so on.
 */
public enum NoticeKind {
    OFFER_MADE(Topic.OFFERS),
    ORDER_SUBMITTED(Topic.ORDERS),
    ORDER_ACCEPTED(Topic.ORDERS),
    ORDER_REFUSED(Topic.ORDERS),
    ORDER_WITHDRAWN(Topic.ORDERS),
    ORDER_ASKED_BACK(Topic.ORDERS),
    ORDER_ANSWERED(Topic.ORDERS),
    ORDER_MERGED(Topic.ORDERS),
    ORDER_ABSORBED(Topic.ORDERS),
    ORDER_REOPENED(Topic.ORDERS),
    ORDER_REDISPATCHED(Topic.ORDERS),
    WISH_LEFT(Topic.ORDERS),
    /** The whole order was withdrawn; its reason is the two sides' own. */
    SESSION_CANCELLED(Topic.SESSIONS),
    SESSION_TOMORROW(Topic.SESSIONS),
    SESSION_SOON(Topic.SESSIONS),
    HOURS_CONFIRMED(Topic.RECORDS),
    CLOSING_REPORT(Topic.RECORDS),
    CERTIFICATE_APPLIED(Topic.RECORDS),
    CERTIFICATE_ACCEPTED(Topic.RECORDS),
    CERTIFICATE_REFUSED(Topic.RECORDS),
    CERTIFICATE_ISSUED(Topic.RECORDS),
    CERTIFICATE_OBJECTED(Topic.RECORDS),
    OBJECTION_ANSWERED(Topic.RECORDS),
    /** Its public notice is over, and no objection stands. */
    CERTIFICATE_FINAL(Topic.RECORDS),
    CERTIFICATE_REVOKED(Topic.RECORDS),
    STAR_APPLIED(Topic.RECORDS),
    STAR_GIVEN(Topic.RECORDS),
    STAR_REFUSED(Topic.RECORDS),
    EVALUATION_SHOWN(Topic.RECORDS),
    RECOVERY_OPENED(Topic.RECORDS),
    RECOVERY_GIVEN(Topic.RECORDS),
    RECOVERY_DONE(Topic.RECORDS),
    INCIDENT_REPORTED(Topic.SESSIONS),
    INCIDENT_SERIOUS(Topic.SESSIONS),
    INCIDENT_GIVEN(Topic.SESSIONS),
    INCIDENT_CLOSED(Topic.SESSIONS),
    /** Marks that are missing or contradictory wait for the organiser. */
    ATTENDANCE_TO_REVIEW(Topic.SESSIONS),
    /** Other minutes than proposed count, and whoever served reads why. */
    ATTENDANCE_DECIDED(Topic.RECORDS),
    SESSION_MOVED(Topic.SESSIONS),
    SESSION_CHANGED(Topic.SESSIONS),
    /** One session of an order does not take place, and whoever had a place reads why. */
    SESSION_CALLED_OFF(Topic.SESSIONS),
    PLACE_LAPSED(Topic.SESSIONS),
    PLACE_GIVEN_UP(Topic.SESSIONS),
    HOURS_DISPUTED(Topic.RECORDS),
    DISPUTE_REFUSED(Topic.RECORDS),
    AMENDMENT_PROPOSED(Topic.RECORDS),
    AMENDMENT_TURNED_DOWN(Topic.RECORDS),
    HOURS_AMENDED(Topic.RECORDS),
    /** The nightly reconciliation found what does not agree. */
    LEDGER_BROKEN(Topic.RECORDS),
    NO_SHOW(Topic.RECORDS),
    MISS_CONTESTED(Topic.RECORDS),
    MISS_UPHELD(Topic.RECORDS),
    MISS_LIFTED(Topic.RECORDS),
    PLACE_TAKEN(Topic.SESSIONS),
    PLACE_FREE_FOR_YOU(Topic.OFFERS),
    PLACE_APPLIED_FOR(Topic.SESSIONS),
    APPLICATION_ACCEPTED(Topic.OFFERS),
    APPLICATION_REFUSED(Topic.OFFERS),
    LOTTERY_WON(Topic.OFFERS),
    LOTTERY_WAITING(Topic.OFFERS),
    LOTTERY_DRAWN(Topic.SESSIONS),
    /** It could not be drawn before the session; the places are there for who comes first. */
    LOTTERY_CALLED_OFF(Topic.OFFERS),
    /** One more friend has agreed to go together. */
    GROUP_GREW(Topic.OFFERS),
    GROUP_ENDED(Topic.OFFERS),
    GROUP_TAKEN_BACK(Topic.OFFERS),
    TEAM_ASKED(Topic.TEAMS),
    TEAM_JOINED(Topic.TEAMS),
    TEAM_NOT_JOINED(Topic.TEAMS),
    TEAM_HANDED_OVER(Topic.TEAMS),
    /** A team that had no leader has one. */
    TEAM_LED_ANEW(Topic.TEAMS),
    TEAM_TAKES_PART(Topic.TEAMS),
    TEAM_SHARE_OFFERED(Topic.TEAMS),
    TEAM_SHARE_ACCEPTED(Topic.TEAMS),
    /** Refused, or not answered: its places are free again. */
    TEAM_SHARE_FREE(Topic.TEAMS),
    /** Taken back by the college before the team answered. */
    TEAM_SHARE_GONE(Topic.TEAMS),
    FLAG_GRANTED(Topic.TEAMS),
    /** Wishes are taken for some days more, and a student has none. */
    HOMETOWN_WISHES_SOON(Topic.OFFERS),
    /** Hosts choose for some days more, and this one has not. */
    HOMETOWN_CHOICE_SOON(Topic.OFFERS),
    /** A post near home is proposed to a student. */
    HOMETOWN_PLACED(Topic.OFFERS),
    /** Students are proposed to a host. */
    HOMETOWN_HEADS(Topic.OFFERS),
    HOMETOWN_CONFIRMED(Topic.OFFERS),
    HOMETOWN_COMING(Topic.OFFERS),
    HOMETOWN_HOST_DECLINED(Topic.OFFERS),
    HOMETOWN_STUDENT_DECLINED(Topic.OFFERS),
    AGREEMENT_SUBMITTED(Topic.AGREEMENTS),
    AGREEMENT_AGREED(Topic.AGREEMENTS),
    AGREEMENT_SENT_BACK(Topic.AGREEMENTS),
    AGREEMENT_WITHDRAWN(Topic.AGREEMENTS),
    AGREEMENT_SIGNED(Topic.AGREEMENTS),
    /** It ends in so many days, and has not been renewed. */
    AGREEMENT_ENDING(Topic.AGREEMENTS),
    AGREEMENT_ENDED(Topic.AGREEMENTS),
    CONVERSATION_MESSAGE(Topic.AGREEMENTS),
    /** Said as something that both sides go by. */
    CONVERSATION_DECISION(Topic.AGREEMENTS),
    /** A college would pair one of its branches with a community. */
    PAIRING_PROPOSED(Topic.TEAMS),
    PAIRING_AGREED(Topic.TEAMS),
    PAIRING_DECLINED(Topic.TEAMS),
    PAIRING_ENDED(Topic.TEAMS),
    /** A branch is paired, and this member has not reported there. */
    CHECK_IN_MISSING(Topic.TEAMS),
    /** A part-time post at a community is offered to a student. */
    PART_TIME_OFFERED(Topic.OFFERS),
    PART_TIME_ACCEPTED(Topic.OFFERS),
    PART_TIME_DECLINED(Topic.OFFERS),
    PART_TIME_ENDED(Topic.OFFERS),
    /** A place in a course has become free for somebody who waited. */
    COURSE_PLACE_FREE(Topic.OFFERS),
    /** The same for somebody without an account: the desk has to call. */
    COURSE_LEARNER_TO_CALL(Topic.SESSIONS),
    COURSE_CANCELLED(Topic.SESSIONS),
    COURSE_LESSON_MOVED(Topic.SESSIONS),
    COURSE_LESSON_DROPPED(Topic.SESSIONS),
    /** A lesson or class changed, and so many learners without an account have to be called. */
    COURSE_CALLS_TO_MAKE(Topic.SESSIONS),
    COURSE_TO_TEACH(Topic.SESSIONS),
    COURSE_CERTIFIED(Topic.RECORDS),
    /** Somebody would use what a side shares. */
    BOOKING_ASKED(Topic.AGREEMENTS),
    /** The same of several times at once, as for the lessons of a class. */
    BOOKING_ROW_ASKED(Topic.AGREEMENTS),
    BOOKING_ROW_CANCELLED(Topic.AGREEMENTS),
    BOOKING_APPROVED(Topic.AGREEMENTS),
    BOOKING_REFUSED(Topic.AGREEMENTS),
    /** By whoever asked; the time is free again. */
    BOOKING_CANCELLED(Topic.AGREEMENTS),
    /** By the owner, after it was agreed. */
    BOOKING_CALLED_OFF(Topic.AGREEMENTS),
    BOOKING_RESOURCE_CHANGED(Topic.AGREEMENTS),
    AWARD_NOMINATED(Topic.RECORDS),
    /** Proposed, and in public notice. */
    AWARD_PROPOSED(Topic.RECORDS),
    AWARD_GRANTED(Topic.RECORDS),
    AWARD_OBJECTED(Topic.RECORDS),
    AWARD_OBJECTION_ANSWERED(Topic.RECORDS),
    /** An objection against somebody proposed was upheld. */
    AWARD_TAKEN_OUT(Topic.RECORDS),
    /** After it was final. */
    AWARD_TAKEN_BACK(Topic.RECORDS),
    MEETING_INVITED(Topic.SESSIONS),
    MEETING_CANCELLED(Topic.SESSIONS),
    /** The minutes are confirmed. */
    MEETING_MINUTES(Topic.SESSIONS);

    private final Topic topic;

    NoticeKind(Topic topic) {
        this.topic = topic;
    }

    public Topic topic() {
        return topic;
    }

    /** {@code offer-made}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
