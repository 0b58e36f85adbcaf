/** Private to people. */
@NullMarked
package org.qinglin.app.people.internal;

import org.jspecify.annotations.NullMarked;
