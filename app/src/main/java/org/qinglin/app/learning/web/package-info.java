/** Pages and API of learning. */
@NullMarked
package org.qinglin.app.learning.web;

import org.jspecify.annotations.NullMarked;
