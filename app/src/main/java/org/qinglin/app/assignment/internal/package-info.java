/** Private to assignment. */
@NullMarked
package org.qinglin.app.assignment.internal;

import org.jspecify.annotations.NullMarked;
