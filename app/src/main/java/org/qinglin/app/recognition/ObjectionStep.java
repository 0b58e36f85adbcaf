package org.qinglin.app.recognition;

import org.jspecify.annotations.Nullable;

/** A step in deciding an objection. */
public sealed interface ObjectionStep {

    /** It is right: the certificate is revoked, with these words as the reason. */
    record Uphold(@Nullable String answer) implements ObjectionStep {}

    /** The certificate is right as it is, and whoever objected reads why. */
    record Dismiss(@Nullable String answer) implements ObjectionStep {}

    /** The certificate was revoked for something else. */
    record Lapse() implements ObjectionStep {}
}
