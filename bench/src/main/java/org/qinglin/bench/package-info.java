@NullMarked
package org.qinglin.bench;

import org.jspecify.annotations.NullMarked;
