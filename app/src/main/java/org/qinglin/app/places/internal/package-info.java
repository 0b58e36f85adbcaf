/** How the register is kept, loaded and searched. */
@NullMarked
package org.qinglin.app.places.internal;

import org.jspecify.annotations.NullMarked;
