/** Pages and API of portal. */
@NullMarked
package org.qinglin.app.portal.web;

import org.jspecify.annotations.NullMarked;
