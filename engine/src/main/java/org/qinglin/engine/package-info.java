@NullMarked
package org.qinglin.engine;

import org.jspecify.annotations.NullMarked;
