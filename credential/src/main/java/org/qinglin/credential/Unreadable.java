package org.qinglin.credential;

/** A file is not what it should be at all; the message names it and says what it should be. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
