/** Pages and API of needs. */
@NullMarked
package org.qinglin.app.needs.web;

import org.jspecify.annotations.NullMarked;
