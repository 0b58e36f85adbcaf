package org.qinglin.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something in the ledger that cannot have come about by entering hours.
 *
 * @param student whose chain it is in, if one is known
 * @param entry the entry's id, if one is known
 * @param wrong what is wrong, with what was expected and what was found
 */
public record Finding(@Nullable Long student, @Nullable Long entry, String wrong) {

    @Override
    public String toString() {
        return (entry == null ? "" : "entry " + entry + (student == null ? ": " : ", "))
                + (student == null ? "" : "student " + student + ": ")
                + wrong;
    }
}
