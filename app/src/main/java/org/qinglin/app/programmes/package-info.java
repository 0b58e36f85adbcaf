/** The seven practice programmes and the terms in which they run. */
@NullMarked
package org.qinglin.app.programmes;

import org.jspecify.annotations.NullMarked;
