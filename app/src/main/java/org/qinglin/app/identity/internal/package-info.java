/** Private to identity. */
@NullMarked
package org.qinglin.app.identity.internal;

import org.jspecify.annotations.NullMarked;
