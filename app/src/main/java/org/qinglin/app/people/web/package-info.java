/** Pages and API of people. */
@NullMarked
package org.qinglin.app.people.web;

import org.jspecify.annotations.NullMarked;
