/** Projects of colleges and communities: plan, what both sides bring, milestones, orders, results. */
@NullMarked
package org.qinglin.app.projects;

import org.jspecify.annotations.NullMarked;
