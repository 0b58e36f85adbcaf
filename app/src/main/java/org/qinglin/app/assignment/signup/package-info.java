/** The sign-up writer: what happens when many reach for few places at the same moment. */
@NullMarked
package org.qinglin.app.assignment.signup;

import org.jspecify.annotations.NullMarked;
