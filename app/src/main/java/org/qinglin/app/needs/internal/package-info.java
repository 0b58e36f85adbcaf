/** What orders need behind the scenes. */
@NullMarked
package org.qinglin.app.needs.internal;

import org.jspecify.annotations.NullMarked;
