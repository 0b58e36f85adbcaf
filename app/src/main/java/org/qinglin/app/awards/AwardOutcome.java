package org.qinglin.app.awards;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Fault;

/** What came of something asked of a round of awards. */
public sealed interface AwardOutcome {

    record Done(long id) implements AwardOutcome {}

    record Faulty(List<Fault> faults) implements AwardOutcome {}

    /** The nominee does not reach every criterion. */
    record NotMet(List<Missed> missed) implements AwardOutcome {}

    /** A criterion that is not reached. @param figure what was found; null where the viewer may not know it */
    record Missed(Criterion criterion, @Nullable BigDecimal figure) {}

    /** It is not the days for this, or the round is past it. */
    record NotNow() implements AwardOutcome {}

    /** Whoever nominated somebody, or belongs to their faculty, team or community, does not score them. */
    record HasStake() implements AwardOutcome {}

    /** Whoever objected does not decide. */
    record SamePerson() implements AwardOutcome {}

    /** It is there already: the nominee in the round, or an open objection of the same person. */
    record Already() implements AwardOutcome {}

    /** There is no such thing, or it is not the viewer's. */
    record Missing() implements AwardOutcome {}
}
