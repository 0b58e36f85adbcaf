/** Pages and API of meetings. */
@NullMarked
package org.qinglin.app.meetings.web;

import org.jspecify.annotations.NullMarked;
