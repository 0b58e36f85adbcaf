/** Pages and API of resources. */
@NullMarked
package org.qinglin.app.resources.web;

import org.jspecify.annotations.NullMarked;
