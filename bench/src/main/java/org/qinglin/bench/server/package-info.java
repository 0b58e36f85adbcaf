/** The platform's own server as a process that benches start, speak to and break. */
@NullMarked
package org.qinglin.bench.server;

import org.jspecify.annotations.NullMarked;
