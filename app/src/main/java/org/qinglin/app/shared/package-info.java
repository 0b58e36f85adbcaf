/** Ids, periods, hours, faults: the value types every module speaks. */
@NullMarked
package org.qinglin.app.shared;

import org.jspecify.annotations.NullMarked;
