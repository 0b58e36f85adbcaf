package org.qinglin.database;

/**
 * The embedded PostgreSQL cannot be had. The message is one line for whoever started the program: what was wrong, with
 * the folder or value, and what to do.
 */
public final class EmbeddedPostgresException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What stands in the way; a caller may choose its exit status or another way by it. */
    public enum Reason {
        /** The data folder cannot be created, entered or written. */
        UNWRITABLE_FOLDER,
        /** Another running program holds the data folder. */
        FOLDER_IN_USE,
        /** No PostgreSQL binaries for this operating system and processor, or a system tool is missing. */
        UNSUPPORTED_PLATFORM,
        /** PostgreSQL itself refused to initialise or to start; its own words are in the message. */
        START_FAILED
    }

    private final Reason reason;

    EmbeddedPostgresException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    EmbeddedPostgresException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }
}
