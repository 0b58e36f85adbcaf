/** One seeded generator of people, needs and terms, over real places: for tests, benchmarks and the demo alike. */
@NullMarked
package org.qinglin.scenarios;

import org.jspecify.annotations.NullMarked;
