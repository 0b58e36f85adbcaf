/** Pages and API of insight. */
@NullMarked
package org.qinglin.app.insight.web;

import org.jspecify.annotations.NullMarked;
