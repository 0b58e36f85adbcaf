/** What is lost or done twice when things break: {@code bench faults}. */
@org.jspecify.annotations.NullMarked
package org.qinglin.bench.faults;
