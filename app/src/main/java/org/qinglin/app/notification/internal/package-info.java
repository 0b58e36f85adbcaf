/** How notices reach people and programs. */
@NullMarked
package org.qinglin.app.notification.internal;

import org.jspecify.annotations.NullMarked;
