/** Private to needs. */
@NullMarked
package org.qinglin.app.needs.internal;

import org.jspecify.annotations.NullMarked;
