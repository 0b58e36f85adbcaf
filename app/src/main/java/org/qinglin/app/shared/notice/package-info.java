/** What people are told: a notice is made where its reason is known, and delivered by whoever knows how people want it. */
@NullMarked
@NamedInterface("notice")
package org.qinglin.app.shared.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
