package org.qinglin.app.recognition;

import org.jspecify.annotations.Nullable;

/** A step in answering an application for a certificate. */
public sealed interface ApplicationStep {

    /** The record was looked at. */
    record Accept() implements ApplicationStep {}

    record Refuse(@Nullable String reason) implements ApplicationStep {}

    /** @param baseUrl where the check page is reached, without a slash at the end; it goes into the QR code */
    record Issue(@Nullable String personInCharge, @Nullable String handler, String baseUrl)
            implements ApplicationStep {}

    record Withdraw() implements ApplicationStep {}
}
