package org.qinglin.app.assignment;

import java.time.LocalDate;
import java.util.Optional;

/** Where lotteries find what nobody knew before; the ledger's module answers, which stands above this one. */
public interface PublicValues {

    /** The value of the first day after {@code day} (in China) that has one; empty while there is none. */
    Optional<PublicValue> after(LocalDate day);
}
