/** Pages and API of identity. */
@NullMarked
package org.qinglin.app.identity.web;

import org.jspecify.annotations.NullMarked;
