/** The transactional outbox: what has happened, told to whoever must hear of it, never lost and never told twice. */
@NullMarked
@NamedInterface("outbox")
package org.qinglin.app.shared.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
