/** What learning keeps to itself. */
@NullMarked
package org.qinglin.app.learning.internal;

import org.jspecify.annotations.NullMarked;
