@NullMarked
package org.qinglin.app.practice.internal;

import org.jspecify.annotations.NullMarked;
