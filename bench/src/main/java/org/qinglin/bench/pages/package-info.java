/** How fast the platform's lists answer when they are long and several people look at once. */
@NullMarked
package org.qinglin.bench.pages;

import org.jspecify.annotations.NullMarked;
