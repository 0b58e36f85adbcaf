/** Sign-in and sign-out at a session, confirmation by the community, and the hours ledger. */
@NullMarked
package org.qinglin.app.attendance;

import org.jspecify.annotations.NullMarked;
