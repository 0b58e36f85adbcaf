/** Pages and API of assignment. */
@NullMarked
package org.qinglin.app.assignment.web;

import org.jspecify.annotations.NullMarked;
