/** Pages and API of notification. */
@NullMarked
package org.qinglin.app.notification.web;

import org.jspecify.annotations.NullMarked;
