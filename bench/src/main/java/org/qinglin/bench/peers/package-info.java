/** Runs the engine and its peers as processes side by side, on the same files, and tells what was seen. */
@NullMarked
package org.qinglin.bench.peers;

import org.jspecify.annotations.NullMarked;
