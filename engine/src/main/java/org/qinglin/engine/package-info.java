/** What a caller of the matching engine uses: a {@code Problem} goes in, a {@code Plan} with its proof comes out. */
@NullMarked
package org.qinglin.engine;

import org.jspecify.annotations.NullMarked;
