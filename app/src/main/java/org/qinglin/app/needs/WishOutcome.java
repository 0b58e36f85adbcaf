package org.qinglin.app.needs;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of leaving a wish. */
public sealed interface WishOutcome {

    record Left(WishId id) implements WishOutcome {}

    record Faulty(List<Fault> faults) implements WishOutcome {}

    /** As many wishes came from this phone, or this connection, as are taken within {@code days} days. */
    record TooMany(int most, int days) implements WishOutcome {}
}
