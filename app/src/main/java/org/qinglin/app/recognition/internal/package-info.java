/** Private to recognition. */
@NullMarked
package org.qinglin.app.recognition.internal;

import org.jspecify.annotations.NullMarked;
