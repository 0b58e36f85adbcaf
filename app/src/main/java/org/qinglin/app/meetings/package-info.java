/** Summary and launch meetings: agenda, invitations, sign-in by QR, flags and awards handed over, minutes, report. */
@NullMarked
package org.qinglin.app.meetings;

import org.jspecify.annotations.NullMarked;
