/** Verifies a certificate's signed credential offline: the second reader of {@code docs/credentials.md}. */
@NullMarked
package org.qinglin.credential;

import org.jspecify.annotations.NullMarked;
