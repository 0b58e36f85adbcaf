@NullMarked
package org.qinglin.cli;

import org.jspecify.annotations.NullMarked;
