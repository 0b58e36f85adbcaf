/**
 * The embedded PostgreSQL: unpacked, initialised, started, watched and stopped by us, with nothing but the JDK.
 */
@NullMarked
package org.qinglin.database;

import org.jspecify.annotations.NullMarked;
