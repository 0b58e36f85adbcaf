/** Private to organisations. */
@NullMarked
package org.qinglin.app.organisations.internal;

import org.jspecify.annotations.NullMarked;
