/** Who may take which role: five named policies, written once and used by the index, the verifier and the sign-up. */
@NullMarked
package org.qinglin.engine.eligibility;

import org.jspecify.annotations.NullMarked;
