/** Private to matching. */
@NullMarked
package org.qinglin.app.matching.internal;

import org.jspecify.annotations.NullMarked;
