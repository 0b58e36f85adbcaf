/** Community practice: branches paired with communities, part-time posts, and hometown practice in the holidays. */
@NullMarked
package org.qinglin.app.practice;

import org.jspecify.annotations.NullMarked;
