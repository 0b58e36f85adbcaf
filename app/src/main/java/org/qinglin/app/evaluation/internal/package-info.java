/** Private to evaluation. */
@NullMarked
package org.qinglin.app.evaluation.internal;

import org.jspecify.annotations.NullMarked;
