/** A hall full of people who sign in at once, over real HTTP, each with a session of their own. */
@NullMarked
package org.qinglin.bench.meeting;

import org.jspecify.annotations.NullMarked;
