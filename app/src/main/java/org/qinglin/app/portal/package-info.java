/** The public face: the portal page, the frame around every page, errors. */
@NullMarked
package org.qinglin.app.portal;

import org.jspecify.annotations.NullMarked;
