/** Checks the hours ledger against itself and against its signed heads: the second reader of {@code docs/ledger.md}. */
@NullMarked
package org.qinglin.ledger;

import org.jspecify.annotations.NullMarked;
