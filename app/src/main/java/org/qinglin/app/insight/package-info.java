/** The term at a glance: read models over views that the owning modules publish. */
@NullMarked
package org.qinglin.app.insight;

import org.jspecify.annotations.NullMarked;
