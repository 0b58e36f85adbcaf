/** Pages and API of matching. */
@NullMarked
package org.qinglin.app.matching.web;

import org.jspecify.annotations.NullMarked;
