@NullMarked
package org.qinglin.database;

import org.jspecify.annotations.NullMarked;
