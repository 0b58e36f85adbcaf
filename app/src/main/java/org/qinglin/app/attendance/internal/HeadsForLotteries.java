package org.qinglin.app.attendance.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.qinglin.app.assignment.PublicValue;
import org.qinglin.app.assignment.PublicValues;
import org.qinglin.app.attendance.LedgerHeads;
import org.springframework.stereotype.Component;

/** Gives lotteries the first head of a later day: a day without one, the server standing still, is passed over. */
@Component
class HeadsForLotteries implements PublicValues {

    private final LedgerHeads heads;

    HeadsForLotteries(LedgerHeads heads) {
        this.heads = heads;
    }

    @Override
    public Optional<PublicValue> after(LocalDate day) {
        return heads.firstAfter(day)
                .map(each -> new PublicValue(
                        each.day(),
                        each.head().line(),
                        each.head().publicKey(),
                        each.head().publicValue()));
    }
}
