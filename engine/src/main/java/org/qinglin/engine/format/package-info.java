/** The files that the engine reads and writes: strict csv, and a certificate whose every byte is under a digest. */
@NullMarked
package org.qinglin.engine.format;

import org.jspecify.annotations.NullMarked;
