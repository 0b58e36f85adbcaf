/** Awards for volunteers, teams and projects: criteria, nomination, jury, public notice, decision, honour roll. */
@NullMarked
package org.qinglin.app.awards;

import org.jspecify.annotations.NullMarked;
