/** Certificates of service: issued by the organisation, checked by anyone, revocable. */
@NullMarked
package org.qinglin.app.recognition;

import org.jspecify.annotations.NullMarked;
