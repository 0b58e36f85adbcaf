package org.qinglin.app.notification;

/** Whether a topic's messages also come as mail. */
public enum MailChoice {
    AT_ONCE,
    /** All of a day in one mail. */
    DAILY,
    NEVER
}
