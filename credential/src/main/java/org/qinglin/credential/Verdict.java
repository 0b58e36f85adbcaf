package org.qinglin.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a verification came to. */
public sealed interface Verdict {

    /**
     * Signed with a published key of its issuer, and whole.
     *
     * @param revocable whether a status list was at hand; without one nothing is known about a revocation
     */
    record Valid(
            String id,
            @Nullable String name,
            String issuer,
            @Nullable String issuerName,
            Instant from,
            boolean revocable)
            implements Verdict {}

    /** Genuine once, and taken back since. */
    record Revoked(String id) implements Verdict {}

    /** Not what was signed, or not signed with one of the keys; the sentence says which check failed. */
    record Invalid(String why) implements Verdict {}
}
