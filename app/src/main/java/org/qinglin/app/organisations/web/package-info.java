/** Pages and API of organisations. */
@NullMarked
package org.qinglin.app.organisations.web;

import org.jspecify.annotations.NullMarked;
